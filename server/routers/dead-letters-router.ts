import { languageOfTag } from "../domain/text/known-languages.ts";
import { z } from "zod";
import { deleteMailRefusal } from "../../db/accounts/mail-refusals.ts";
import { handleDeadDelivery, handleDeadEffect } from "../booking/handle-dead-letter.ts";
import type { EffectKey } from "../domain/booking/booking-effect.ts";
import { statusOfDelivery, statusOfEffect, viewOfDeadLetters } from "../operations/view-of-dead-letters.ts";
import { operatorMoneyProcedure, operatorProcedure, router } from "./trpc.ts";
import { causeOf } from "./cause-of.ts";
import { note } from "./procedure-inputs.ts";

const effectKey = z.custom<EffectKey>(
  (value) => typeof value === "string" && /^bkg_[^:]{1,40}:\d+:.{1,100}$/.test(value),
);
const inboxId = z.int().min(1);

export const deadLettersRouter = router({
  /** Every effect and delivery that is a dead letter, with what it was for. */
  list: operatorProcedure.query(({ ctx }) =>
    viewOfDeadLetters(ctx.deps.database.kysely, ctx.deps.clock.now(), languageOfTag(ctx.language)),
  ),

  /** The status of an effect that was retried or dropped; null when there is none of this key. */
  effect: operatorProcedure
    .input(z.object({ effectKey }))
    .query(({ ctx, input }) => statusOfEffect(ctx.deps.database.kysely, input.effectKey)),

  /** The same for a delivery; null when there is none of this number (any more). */
  delivery: operatorProcedure
    .input(z.object({ inboxId }))
    .query(({ ctx, input }) => statusOfDelivery(ctx.deps.database.kysely, input.inboxId)),

  /** Lets the worker try a dead effect again. The reason stays with the operators' actions. */
  retryEffect: operatorMoneyProcedure
    .input(z.object({ effectKey, note }))
    .mutation(({ ctx, input }) =>
      handleDeadEffect(
        { ...ctx.deps, cause: causeOf(ctx, "operator") },
        input.effectKey,
        "retry",
        input.note,
      ),
    ),

  /**
   * Drops a dead effect. A refund's obligation then counts as settled outside Stripe, or as waived: returned in the dashboard, or owed to nobody. The
   * reason stays in the booking's history.
   */
  dropEffect: operatorMoneyProcedure
    .input(
      z.object({
        effectKey,
        note,
        becomes: z.enum(["settled_outside", "waived"]).default("settled_outside"),
      }),
    )
    .mutation(({ ctx, input }) =>
      handleDeadEffect(
        { ...ctx.deps, cause: causeOf(ctx, "operator") },
        input.effectKey,
        input.becomes,
        input.note,
      ),
    ),

  /** Lets the worker try a dead delivery again. The reason stays with the operators' actions. */
  retryDelivery: operatorMoneyProcedure.input(z.object({ inboxId, note })).mutation(({ ctx, input }) =>
    handleDeadDelivery(ctx.deps, input.inboxId, "retry", {
      note: input.note,
      operatorUserId: ctx.actor.userId,
    }),
  ),

  /** Dismisses a kind of mail that was refused for this reason; later refusals are shown again. Safe to repeat. */
  putMailAside: operatorProcedure
    .input(z.object({ subject: z.string().max(200), reason: z.string().max(300) }))
    .mutation(async ({ ctx, input }) => {
      await deleteMailRefusal(ctx.deps.database.kysely, input);
      return { ok: true as const };
    }),

  /** Drops a dead delivery. The reason stays with the operators' actions. */
  dropDelivery: operatorMoneyProcedure.input(z.object({ inboxId, note })).mutation(({ ctx, input }) =>
    handleDeadDelivery(ctx.deps, input.inboxId, "drop", {
      note: input.note,
      operatorUserId: ctx.actor.userId,
    }),
  ),
});
