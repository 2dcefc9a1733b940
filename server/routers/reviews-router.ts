import { z } from "zod";
import { RATINGS, REVIEW_CHARACTERS_MAX, SHOWN_AS, type Rating } from "../domain/review/review.ts";
import { lacking } from "../domain/values/field-problem.ts";
import { findByReviewLink, writeReview } from "../review/write-review.ts";
import { keyProcedure, router } from "./trpc.ts";
import { bookingId, typedLines } from "./procedure-inputs.ts";

/** As the mail has it; what it says is checked by its signature. */
const link = {
  bookingId,
  /** Milliseconds since 1970; 16 digits are beyond any calendar. */
  until: z.string().regex(/^\d{1,16}$/),
  key: z.string().min(1).max(100),
};
const rating = z.custom<Rating>((value) => RATINGS.some((one) => one === value), lacking("no_rating"));

export const reviewsRouter = router({
  /** What a mailed link opens; null for one that has ended, is forged or is of another booking, all alike. */
  findByLink: keyProcedure.input(z.object(link)).query(({ ctx, input }) => findByReviewLink(ctx.deps, input)),

  /** Writes the review of the link's booking, or changes it within 14 days. Refuses with its reason what must not be reviewed. */
  write: keyProcedure
    .input(
      z.object({
        ...link,
        rating,
        wentWell: typedLines(REVIEW_CHARACTERS_MAX),
        toImprove: typedLines(REVIEW_CHARACTERS_MAX),
        shownAs: z.enum(SHOWN_AS),
      }),
    )
    .mutation(({ ctx, input }) => writeReview(ctx.deps, input, input)),
});
