import { place } from "../../place.ts";

/** A rating, and an average of some, wherever one is shown. */
export const ratingText = place("review/rating", {
  stars: "{rating} of 5",
  averageOf: "{average} of 5 from {count, plural, one {# review} other {# reviews}}",
});
