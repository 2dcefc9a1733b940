import { TRPCError } from "@trpc/server";
import { findSessionType, findSessionTypeByEventType } from "../../db/builders/session-types.ts";
import type { BookingDeps } from "../booking/booking-deps.ts";
import { getBookingResource } from "../booking/booking-resources.ts";
import { makeSchedulingLink, type LinkAsker } from "../booking/make-scheduling-link.ts";
import { recordNamedInvitee, type InviteeNamer } from "../booking/record/record-named-invitee.ts";
import { accept } from "../domain/booking/refusal.ts";
import { bookingResource } from "../domain/contract/booking-resource.schema.ts";
import { outcomeOf } from "../domain/contract/outcome.schema.ts";
import {
  bookingToRecord,
  linkAsked,
  schedulingLink,
} from "../domain/contract/scheduling-operations.schema.ts";
import type { SessionType } from "../domain/offer/session-type.ts";
import { idFromBytes, isSessionTypeId, type BuilderId } from "../domain/values/ids.ts";
import { bookingsOfAddress } from "../domain/values/limit-rules.ts";
import { causeOf } from "./cause-of.ts";
import { contractProcedure, router, type ContractCaller } from "./trpc.ts";

/** Null when there is none of this id, or it is archived. */
function findOffer({ database, settings }: BookingDeps, id: string): Promise<SessionType | null> {
  return isSessionTypeId(id)
    ? findSessionType(database.kysely, id)
    : findSessionTypeByEventType(database.kysely, `${settings.calendlyApiUrl}/event_types/${id}`);
}

/** As whom a caller asks for a link of this offer; null where it is nothing to them. A person may be the client of any offer. */
function linkAskerOf(caller: ContractCaller, { builderId, publishedAt }: SessionType): LinkAsker | null {
  if (caller.kind === "operator") return { kind: "operator" };
  if (caller.kind === "builder" && caller.builderId === builderId) return { kind: "builder" };
  if (caller.by === "key" || publishedAt === null) return null;
  return { kind: "client", userId: caller.userId, confirmed: caller.confirmed };
}

/** In whose calendars a caller may name an invitee. A person who sells may be somebody's client as well. */
function namersOf(
  caller: ContractCaller,
  network: string,
  builderId: BuilderId | null,
): readonly InviteeNamer[] {
  if (caller.kind === "operator") return [{ kind: "operator", builderId }];
  const seller = caller.kind === "builder" ? caller.builderId : null;
  if (seller !== null && builderId !== null && builderId !== seller)
    throw new TRPCError({ code: "NOT_FOUND" });
  return [
    ...(seller === null ? [] : [{ kind: "builder" as const, builderId: seller }]),
    ...(caller.by === "key" ? [] : [{ ...caller, kind: "client" as const, network }]),
  ];
}

export const contractSchedulingRouter = router({
  /**
   * Calendly's page on which this person picks a time of an offer, filled in, and the booking that it is for. A client asks for themselves; a
   * builder's programs for whomever they name, of the builder's own offers; operators of any. NOT_FOUND for other offers.
   */
  createLink: contractProcedure("bookings:write")
    .input(linkAsked)
    .output(outcomeOf(schedulingLink))
    .mutation(async ({ ctx, input }) => {
      const sessionType = await findOffer(ctx.deps, input.eventTypeId);
      const by = sessionType === null ? null : linkAskerOf(ctx.caller, sessionType);
      if (sessionType === null || by === null) throw new TRPCError({ code: "NOT_FOUND" });
      const isClient = by.kind === "client";
      // By network, as for whoever presses Book.
      if (isClient)
        await ctx.deps.limits.takeOrThrow(
          bookingsOfAddress(ctx.deps.settings.bookingsPerDayMax),
          ctx.clientNetwork,
        );
      const signIn = isClient && ctx.actor.kind !== "nobody" ? ctx.actor.signIn : undefined;
      return makeSchedulingLink(
        { ...ctx.deps, cause: causeOf(ctx, by.kind) },
        {
          by,
          sessionType,
          invitee: { email: input.inviteeEmail, name: input.inviteeName },
          answers: input.customQuestions,
          metadata: input.metadata,
          timeZone: signIn?.timeZone ?? null,
          language: isClient ? ctx.language : null,
          newBookingId: ctx.newIdBytes === null ? undefined : idFromBytes("bkg", ctx.newIdBytes),
        },
      );
    }),

  /**
   * Somebody says that a time was booked: the invitee is read at Calendly, by its ids, and the booking is what comes of it. A builder names
   * invitees of their own calendar, a client of their own bookings, an operator any.
   */
  recordBooking: contractProcedure("bookings:write")
    .input(bookingToRecord)
    .output(outcomeOf(bookingResource))
    .mutation(async ({ ctx, input: { inviteeUri, eventUri = null, builderId = null } }) => {
      const [first, ...others] = namersOf(ctx.caller, ctx.clientNetwork, builderId);
      if (first === undefined) throw new TRPCError({ code: "FORBIDDEN" });
      const recordAs = (by: InviteeNamer) =>
        recordNamedInvitee({ ...ctx.deps, cause: causeOf(ctx, by.kind) }, by, { inviteeUri, eventUri });
      let outcome = await recordAs(first);
      for (const other of others)
        if (!outcome.ok && outcome.refusal.code === "time_not_recognised") outcome = await recordAs(other);
      if (!outcome.ok) return outcome;
      const { database, settings } = ctx.deps;
      return accept(await getBookingResource(database.kysely, settings.appUrl, outcome.value));
    }),
});
