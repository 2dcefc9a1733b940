import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { CALENDLY_EVENTS } from "../domain/providers/calendly-subscription.ts";
import { DELIVERY_OUTCOMES } from "../domain/providers/delivery-outcome.ts";
import { STRIPE_EVENTS } from "../domain/providers/stripe-events.ts";
import { replayDelivery } from "../operations/replay-delivery.ts";
import { viewOfDeliveries, viewOfDelivery } from "../operations/view-of-deliveries.ts";
import { operatorMoneyProcedure, operatorProcedure, router } from "./trpc.ts";
import { DELIVERIES } from "./page-cursor.ts";
import { note } from "./procedure-inputs.ts";
import type { ProcedureContext } from "./procedure-context.ts";

/** What a database takes for the number of a row. */
const inboxId = z.int().min(1).max(2_147_483_647);

function viewDepsOf({ deps }: ProcedureContext) {
  return { db: deps.database.kysely, calendlyApiUrl: deps.settings.calendlyApiUrl };
}

export const deliveriesRouter = router({
  /**
   * A page of what Stripe and Calendly have delivered in the last 31 days, latest first, without its content; null wants all. It may be short while
   * there is a next one.
   */
  list: operatorProcedure
    .input(
      z.object({
        source: z.enum(["stripe", "calendly"]).nullable().default(null),
        eventType: z
          .enum([...STRIPE_EVENTS, ...CALENDLY_EVENTS])
          .nullable()
          .default(null),
        outcome: z.enum(DELIVERY_OUTCOMES).nullable().default(null),
        after: DELIVERIES.input,
      }),
    )
    .query(async ({ ctx, input: { after, ...wanted } }) => {
      const { next, ...page } = await viewOfDeliveries(viewDepsOf(ctx), wanted, after);
      return { ...page, now: ctx.deps.clock.now(), next: DELIVERIES.write(next) };
    }),

  /** One delivery, with what came of it. NOT_FOUND when there is none of this number (any more). */
  get: operatorProcedure.input(z.object({ inboxId })).query(async ({ ctx, input }) => {
    const view = await viewOfDelivery(viewDepsOf(ctx), input.inboxId, ctx.deps.clock.now());
    if (view === null) throw new TRPCError({ code: "NOT_FOUND" });
    return view;
  }),

  /** Has a delivery worked on again by the id of what it was about. The reason stays with the operators' actions. Safe to repeat. */
  replay: operatorMoneyProcedure
    .input(z.object({ inboxId, note }))
    .mutation(({ ctx, input }) =>
      replayDelivery(ctx.deps, input.inboxId, { note: input.note, operatorUserId: ctx.actor.userId }),
    ),
});
