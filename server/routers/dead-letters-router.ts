import { z } from "zod";
import { deleteMailRefusal } from "../../db/accounts/mail-refusals.ts";
import { handleDeadDelivery, handleDeadEffect } from "../booking/handle-dead-letter.ts";
import type { EffectKey } from "../domain/booking/booking-effect.ts";
import { statusOfDelivery, statusOfEffect, viewOfDeadLetters } from "../report/view-of-dead-letters.ts";
import { operatorMoneyProcedure, operatorProcedure, router } from "./trpc.ts";
import { causeOf } from "./cause-of.ts";
import { note } from "./procedure-inputs.ts";

const effectKey = z.custom<EffectKey>(
  (value) => typeof value === "string" && /^bkg_[^:]{1,40}:\d+:.{1,100}$/.test(value),
);
const inboxId = z.int().min(1);

export const deadLettersRouter = router({
  /** Every order and delivery that was given up and waits for an operator, explained. */
  list: operatorProcedure.query(({ ctx }) =>
    viewOfDeadLetters(ctx.deps.database.kysely, ctx.deps.clock.now()),
  ),

  /** What has become of an effect that was put back or dropped; null when there is none of this key. */
  effect: operatorProcedure
    .input(z.object({ effectKey }))
    .query(({ ctx, input }) => statusOfEffect(ctx.deps.database.kysely, input.effectKey)),

  /** The same of a delivery; null when there is none of this number (any more). */
  delivery: operatorProcedure
    .input(z.object({ inboxId }))
    .query(({ ctx, input }) => statusOfDelivery(ctx.deps.database.kysely, input.inboxId)),

  /** Lets the worker try an effect again that it gave up. The reason stays in the booking's history. */
  retryEffect: operatorMoneyProcedure
    .input(z.object({ effectKey, note }))
    .mutation(({ ctx, input }) =>
      handleDeadEffect(ctx.deps, input.effectKey, "retry", input.note, causeOf(ctx, "operator")),
    ),

  /**
   * Takes an effect back that cannot be carried out. The obligation of a refund then counts as returned outside Stripe, or as waived: returned in
   * the dashboard, or owed to nobody. The reason stays in the booking's history.
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
      handleDeadEffect(ctx.deps, input.effectKey, input.becomes, input.note, causeOf(ctx, "operator")),
    ),

  /** Lets the worker try a delivery again that it gave up. The reason stays with the operators' actions. */
  retryDelivery: operatorMoneyProcedure
    .input(z.object({ inboxId, note }))
    .mutation(({ ctx, input }) =>
      handleDeadDelivery(ctx.deps, input.inboxId, "retry", input.note, ctx.actor.userId),
    ),

  /** Puts a kind of mail aside that was not taken for this reason; what happens afterwards is shown anew. Safe to repeat. */
  putMailAside: operatorProcedure
    .input(z.object({ subject: z.string().max(200), reason: z.string().max(300) }))
    .mutation(async ({ ctx, input }) => {
      await deleteMailRefusal(ctx.deps.database.kysely, input);
      return { ok: true as const };
    }),

  /** Forgets a delivery that nobody can understand. The reason stays with the operators' actions. */
  dropDelivery: operatorMoneyProcedure
    .input(z.object({ inboxId, note }))
    .mutation(({ ctx, input }) =>
      handleDeadDelivery(ctx.deps, input.inboxId, "drop", input.note, ctx.actor.userId),
    ),
});
