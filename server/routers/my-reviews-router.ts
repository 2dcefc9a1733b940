import { z } from "zod";
import { getBuilder } from "../../db/builders/builders.ts";
import { ANSWER_CHARACTERS_MAX } from "../domain/review/review.ts";
import { languageOfTag } from "../domain/text/known-languages.ts";
import { lacking } from "../domain/values/field-problem.ts";
import { answerReview, pickReview } from "../review/answer-review.ts";
import { viewOfBuilder } from "../review/view-reviews.ts";
import { builderProcedure, router } from "./trpc.ts";
import { REVIEWS } from "./page-cursor.ts";
import { bookingId, typedLines } from "./procedure-inputs.ts";

export const myReviewsRouter = router({
  /** A page of the reviews of the caller's sessions, latest first, with the trend of the year. */
  list: builderProcedure
    .input(z.object({ after: REVIEWS.input }).prefault({}))
    .query(async ({ ctx, input }) => {
      const db = ctx.deps.database.kysely;
      const { timeZone } = await getBuilder(db, ctx.actor.builderId);
      const { next, ...page } = await viewOfBuilder(db, ctx.actor.builderId, {
        after: input.after,
        now: ctx.deps.clock.now(),
        language: languageOfTag(ctx.language),
      });
      return { ...page, next: REVIEWS.write(next), timeZone };
    }),

  /** Answers a review of the caller's sessions, once and in public. */
  answer: builderProcedure
    .input(
      z.object({
        bookingId,
        answer: typedLines(ANSWER_CHARACTERS_MAX).refine((text) => text !== "", lacking("no_answer")),
      }),
    )
    .mutation(({ ctx, input }) =>
      answerReview(ctx.deps, { bookingId: input.bookingId, builderId: ctx.actor.builderId }, input.answer),
    ),

  /** Shows a review of the caller's sessions on the profile, or no longer. Safe to repeat. */
  pick: builderProcedure
    .input(z.object({ bookingId, choice: z.enum(["pick", "unpick"]) }))
    .mutation(({ ctx, input }) =>
      pickReview(ctx.deps, { bookingId: input.bookingId, builderId: ctx.actor.builderId }, input.choice),
    ),
});
