import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { issueOf, lacking } from "../domain/values/field-problem.ts";
import { findConnectionOfBuilder } from "../../db/calendly/calendly-connections.ts";
import { listSessionTypes } from "../../db/builders/session-types.ts";
import type { BookingDeps } from "../booking/booking-deps.ts";
import { cancellationPolicySchema } from "../domain/offer/cancellation-policy.schema.ts";
import { SELLING_CURRENCIES } from "../domain/offer/charge-minimums.ts";
import type { BuilderId, SessionTypeId } from "../domain/values/ids.ts";
import { parseMoney } from "../domain/offer/parse-money.ts";
import type { SessionType } from "../domain/offer/session-type.ts";
import { isOnSale, whyNotSellable } from "../domain/offer/why-not-sellable.ts";
import {
  findOwnSessionType,
  moveSessionType,
  moveSessionTypeTo,
  publishSessionType,
  unpublishSessionType,
  updateSessionType,
  type EditOutcome,
} from "../session-type/edit-session-type.ts";
import { syncSessionTypes } from "../session-type/sync-session-types.ts";
import { builderProcedure, router } from "./trpc.ts";
import { sessionTypeId, typedLines } from "./procedure-inputs.ts";

/** 10,000: more than anybody has. */
const SESSION_TYPES_MAX = 10_000;

const own = z.object({ sessionTypeId });

const terms = z
  .object({
    sessionTypeId,
    description: typedLines(2_000),
    /** As typed: `150.00`. Empty or `0` is free. */
    price: z.string().max(40),
    currency: z.string().refine((code) => SELLING_CURRENCIES.includes(code), lacking("no_currency")),
    cancellationPolicy: cancellationPolicySchema,
  })
  .transform(({ price: typed, currency, ...rest }, context) => {
    const price = parseMoney(typed.trim() === "" ? "0" : typed, currency);
    if (price !== null) return { ...rest, price };
    context.addIssue({ ...issueOf({ code: "no_money", currency }), path: ["price"] });
    return z.NEVER;
  });

/** An offer as its builder sees it, with every reason why it cannot be sold. */
function ownView(sessionType: SessionType) {
  const { builderId: _builderId, calendlyEventTypeUri: _uri, ...view } = sessionType;
  return { ...view, isOnSale: isOnSale(sessionType), reasons: whyNotSellable(sessionType) };
}

function viewed(outcome: EditOutcome) {
  return outcome.ok ? { ok: true as const, value: ownView(outcome.value) } : outcome;
}

async function ownSessionType(
  deps: BookingDeps,
  builderId: BuilderId,
  id: SessionTypeId,
): Promise<SessionType> {
  const sessionType = await findOwnSessionType(deps, builderId, id);
  if (sessionType === null) throw new TRPCError({ code: "NOT_FOUND" });
  return sessionType;
}

export const mySessionTypesRouter = router({
  /** The caller's offers, drafts included, in their order. */
  list: builderProcedure.query(async ({ ctx }) => {
    const db = ctx.deps.database.kysely;
    const connection = await findConnectionOfBuilder(db, ctx.actor.builderId);
    const sessionTypes = await listSessionTypes(db, ctx.actor.builderId);
    return { isConnected: connection !== null, sessionTypes: sessionTypes.map(ownView) };
  }),

  /** Writes price, description and policy. Bookings already made keep theirs. Refuses what a published offer could not be sold with. */
  update: builderProcedure.input(terms).mutation(async ({ ctx, input }) => {
    const sessionType = await ownSessionType(ctx.deps, ctx.actor.builderId, input.sessionTypeId);
    return viewed(await updateSessionType(ctx.deps, sessionType, input));
  }),

  /** Publishes a draft, or refuses with every reason why it cannot be sold as it is. */
  publish: builderProcedure.input(own).mutation(async ({ ctx, input }) => {
    const sessionType = await ownSessionType(ctx.deps, ctx.actor.builderId, input.sessionTypeId);
    return viewed(await publishSessionType(ctx.deps, sessionType));
  }),

  /** Makes an offer a draft again. Bookings under way go on. */
  unpublish: builderProcedure.input(own).mutation(async ({ ctx, input }) => {
    const sessionType = await ownSessionType(ctx.deps, ctx.actor.builderId, input.sessionTypeId);
    await unpublishSessionType(ctx.deps, sessionType);
    return { ok: true as const };
  }),

  /** Moves an offer one place up or down in the list that clients see. */
  move: builderProcedure
    .input(z.object({ sessionTypeId, direction: z.enum(["up", "down"]) }))
    .mutation(async ({ ctx, input }) => {
      const sessionType = await ownSessionType(ctx.deps, ctx.actor.builderId, input.sessionTypeId);
      await moveSessionType(ctx.deps, sessionType, input.direction);
      return { ok: true as const };
    }),

  /** Moves an offer to a position in that list, counted from 0; behind the last one, it becomes the last. */
  moveTo: builderProcedure
    .input(z.object({ sessionTypeId, position: z.number().int().min(0).max(SESSION_TYPES_MAX) }))
    .mutation(async ({ ctx, input }) => {
      const sessionType = await ownSessionType(ctx.deps, ctx.actor.builderId, input.sessionTypeId);
      await moveSessionTypeTo(ctx.deps, sessionType, input.position);
      return { ok: true as const };
    }),

  /** Fetches the caller's event types from Calendly now. */
  sync: builderProcedure.mutation(({ ctx }) => syncSessionTypes(ctx.deps, ctx.actor.builderId)),
});
