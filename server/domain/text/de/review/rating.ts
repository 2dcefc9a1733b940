import type { ratingText as english } from "../../en/review/rating.ts";
import type { Translation } from "../../translation.ts";

export const ratingText = {
  stars: "{rating} von 5",
  averageOf: "{average} von 5 aus {count, plural, one {# Bewertung} other {# Bewertungen}}",
} satisfies Translation<typeof english>;
