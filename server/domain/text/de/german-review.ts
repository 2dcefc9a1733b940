import { builderReviews } from "./review/builder-reviews.ts";
import { reviewForm } from "./review/form.ts";
import { operatorReviews } from "./review/operator-reviews.ts";
import { profileReviews } from "./review/profile-reviews.ts";
import { ratingText } from "./review/rating.ts";
import type { Room } from "../room.ts";

export const germanReview: Room = {
  "review/builder-reviews": builderReviews,
  "review/form": reviewForm,
  "review/operator-reviews": operatorReviews,
  "review/profile-reviews": profileReviews,
  "review/rating": ratingText,
};
