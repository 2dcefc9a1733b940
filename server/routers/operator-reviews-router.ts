import { z } from "zod";
import { HIDE_REASONS } from "../domain/review/review.ts";
import { languageOfTag } from "../domain/text/known-languages.ts";
import { moderateReview } from "../review/moderate-review.ts";
import { viewOfOperator } from "../review/view-reviews.ts";
import { operatorProcedure, router } from "./trpc.ts";
import { REVIEWS } from "./page-cursor.ts";
import { bookingId, note } from "./procedure-inputs.ts";

export const operatorReviewsRouter = router({
  /** A page of everybody's reviews, latest first, or of those that are hidden. */
  list: operatorProcedure
    .input(z.object({ after: REVIEWS.input, only: z.enum(["all", "hidden"]).default("all") }).prefault({}))
    .query(async ({ ctx, input }) => {
      const { next, reviews } = await viewOfOperator(ctx.deps.database.kysely, {
        after: input.after,
        isHidden: input.only === "hidden",
        language: languageOfTag(ctx.language),
      });
      return { reviews, next: REVIEWS.write(next) };
    }),

  /** Hides a review for a reason that its builder's page says. The note stays with the operators' actions. */
  hide: operatorProcedure
    .input(z.object({ bookingId, because: z.enum(HIDE_REASONS), note }))
    .mutation(({ ctx, input: { bookingId: id, because, note: words } }) =>
      moderateReview(ctx.deps, id, { kind: "hide", because, note: words }, ctx.actor.userId),
    ),

  /** Shows a hidden review again. The note stays with the operators' actions. */
  show: operatorProcedure
    .input(z.object({ bookingId, note }))
    .mutation(({ ctx, input }) =>
      moderateReview(ctx.deps, input.bookingId, { kind: "show", note: input.note }, ctx.actor.userId),
    ),
});
