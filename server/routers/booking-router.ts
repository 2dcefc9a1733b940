import { languageOfTag } from "../domain/text/known-languages.ts";
import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { findBooking } from "../../db/bookings/bookings.ts";
import { listBookingsOfClient } from "../../db/bookings/lists/bookings-of-client.ts";
import type { BookingDeps } from "../booking/booking-deps.ts";
import { findByBookingLink } from "../booking/booking-link.ts";
import { snapshotOfBooking } from "../booking/view/booking-snapshot.ts";
import { viewOfBooking } from "../booking/view/booking-view.ts";
import { calendarFileOf } from "../booking/view/calendar-entry.ts";
import { cancelBooking } from "../booking/cancel-booking.ts";
import { changeTimeZone } from "../booking/change-time-zone.ts";
import { confirmPayment } from "../booking/record/confirm-payment.ts";
import { initiateBooking } from "../booking/initiate-booking.ts";
import { openCheckout } from "../booking/open-checkout.ts";
import { scheduleByHint, scheduleByRedirect } from "../booking/record/schedule-booking.ts";
import { isSource, OTHER_SOURCE } from "../domain/funnel/funnel-source.ts";
import { agreeToPolicies, type Answered } from "../booking/consent/agree-to-policies.ts";
import type { Actor, ProcedureContext } from "./procedure-context.ts";
import type { Booking } from "../domain/booking/booking.ts";
import { linkOf } from "../domain/booking/session-place.ts";
import { getBuilder, getBuilderNames } from "../../db/builders/builders.ts";
import type { BookingId } from "../domain/values/ids.ts";
import { findReviewUrl } from "../review/find-review-url.ts";
import { bookingsOfAddress } from "../domain/values/limit-rules.ts";
import { accept, type Outcome } from "../domain/booking/refusal.ts";
import { bookingProcedure, keyProcedure, router, signedInProcedure } from "./trpc.ts";
import { findReader, isClientOf } from "./booking-reader.ts";
import { causeOf } from "./cause-of.ts";
import { CLIENTS_BOOKINGS, HISTORY, withHistoryCursor } from "./page-cursor.ts";
import { bookingId, checkoutId, noteIfAny, sessionTypeId, zone } from "./procedure-inputs.ts";

/** 25: a screen or two. */
const PAGE_SIZE = 25;

/**
 * The booking, for its client; for its builder and operators too when `readers` says so. NOT_FOUND for everybody else, and UNAUTHORIZED,
 * whether there is such a booking or not, for whoever may still sign in as one of these.
 */
async function ownBooking(
  deps: BookingDeps,
  actor: Actor,
  id: BookingId,
  who: "client" | "readers",
): Promise<Booking> {
  const booking = await findBooking(deps.database.kysely, id);
  if (booking !== null && isClientOf(actor, booking)) return booking;
  if (actor.kind === "nobody") throw new TRPCError({ code: "UNAUTHORIZED" });
  if (booking === null || who === "client" || findReader(actor, booking) === null)
    throw new TRPCError({ code: "NOT_FOUND" });
  return booking;
}

const policyNumber = z.int().min(1).max(1_000_000);
/** The boxes that were ticked, each with what stood beside it. */
const ticked = z
  .object({
    policies: z.object({ terms: policyNumber, privacy: policyNumber.nullable() }).nullable(),
    earlyStart: z.boolean(),
  })
  .nullable()
  .default(null);

function answeredIn(
  { language }: Pick<ProcedureContext, "language">,
  input: { readonly ticked: Answered["ticked"] },
): Answered {
  return { ticked: input.ticked, language };
}

/** The outcome of a use case, with the booking's snapshot after it. */
async function withSnapshot(deps: BookingDeps, outcome: Outcome<Booking>) {
  return outcome.ok ? accept(await snapshotOfBooking(deps, outcome.value, "client")) : outcome;
}

export const bookingRouter = router({
  /** Starts a booking of a session type, or refuses with a reason. Resumes the client's own unpaid booking of the same session type. */
  initiate: signedInProcedure
    .input(
      z.object({
        sessionTypeId,
        timeZone: zone.nullable(),
        /** Where they came from, as the funnel counts it: `sourceOf`. What is none counts as one of the others. */
        source: z
          .string()
          .max(200)
          .transform((source) => (isSource(source) ? source : OTHER_SOURCE))
          .nullable()
          .default(null),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      // By network, however many accounts somebody creates: each booking costs rows, a scheduling link and calls to Calendly.
      await ctx.deps.limits.takeOrThrow(
        bookingsOfAddress(ctx.deps.settings.bookingsPerDayMax),
        ctx.clientNetwork,
      );
      return initiateBooking(ctx.deps, {
        ...input,
        // The zone of the account goes before the browser's.
        timeZone: ctx.actor.signIn?.timeZone ?? input.timeZone,
        language: ctx.language,
        client: ctx.actor,
        requestId: ctx.requestId,
      });
    }),

  /**
   * One booking, with what happened last or, further back, before what was shown, for its client, its builder and operators: only the client may act
   * in the client's name.
   */
  get: bookingProcedure
    .input(z.object({ bookingId, earlier: HISTORY.input }))
    .query(async ({ ctx, input }) => {
      const booking = await ownBooking(ctx.deps, ctx.actor, input.bookingId, "readers");
      return {
        ...withHistoryCursor(
          await viewOfBooking(
            ctx.deps,
            booking,
            { reader: findReader(ctx.actor, booking) ?? "builder", language: languageOfTag(ctx.language) },
            input.earlier,
          ),
        ),
        viewerIsClient: isClientOf(ctx.actor, booking),
        reviewUrl: isClientOf(ctx.actor, booking) ? await findReviewUrl(ctx.deps, booking) : null,
      };
    }),

  /** What of one booking may have changed since its page was read: for a page that is open, which asks again and again. */
  snapshot: bookingProcedure.input(z.object({ bookingId })).query(async ({ ctx, input }) => {
    const booking = await ownBooking(ctx.deps, ctx.actor, input.bookingId, "readers");
    return snapshotOfBooking(ctx.deps, booking, findReader(ctx.actor, booking) ?? "builder");
  }),

  /** At which version it is, and no more: for whoever tells its open page that it has changed. */
  version: bookingProcedure.input(z.object({ bookingId })).query(async ({ ctx, input }) => {
    const { version } = await ownBooking(ctx.deps, ctx.actor, input.bookingId, "readers");
    return { version };
  }),

  /** What a mailed link is about; null when it opens nothing, whatever the reason. Opens nothing by itself. */
  findByLink: keyProcedure
    .input(z.object({ bookingId, key: z.string().max(100) }))
    .query(({ ctx, input }) => findByBookingLink(ctx.deps, input)),

  /**
   * A page of the caller's own bookings: what is not booked yet, what is to come, what took place, what was canceled, each by the time of its
   * session. `unreadable` says how many of the page cannot be read.
   */
  listMine: signedInProcedure
    .input(z.object({ after: CLIENTS_BOOKINGS.input }).prefault({}))
    .query(async ({ ctx, input }) => {
      const { values, unreadable, next } = await listBookingsOfClient(ctx.deps.database.kysely, ctx.actor, {
        after: input.after,
        limit: PAGE_SIZE,
      });
      const builderIds = values.map(({ builderId }) => builderId);
      const builderOf = await getBuilderNames(ctx.deps.database.kysely, builderIds);
      const items = values.map((booking) => {
        const { id, state, sessionTypeName, durationMinutes, context, clientTimeZone, createdAt } = booking;
        return {
          id,
          state,
          sessionTypeName,
          durationMinutes,
          context,
          clientTimeZone,
          createdAt,
          builderName: builderOf(booking.builderId).displayName,
          /** What opens the session; null while or where nothing does. */
          joinUrl: linkOf(booking.place),
        };
      });
      const now = ctx.deps.clock.now();
      return { items, unreadable: unreadable.length, next: CLIENTS_BOOKINGS.write(next), now };
    }),

  /** The embed says that a time was booked: a hint only, both URIs are looked up at Calendly. */
  schedule: bookingProcedure
    .input(
      z.object({ bookingId, calendlyEventUri: z.string().max(500), calendlyInviteeUri: z.string().max(500) }),
    )
    .mutation(async ({ ctx, input }) => {
      const booking = await ownBooking(ctx.deps, ctx.actor, input.bookingId, "client");
      return withSnapshot(
        ctx.deps,
        await scheduleByHint(
          { ...ctx.deps, cause: causeOf(ctx, "client") },
          booking,
          ctx.clientNetwork,
          input,
        ),
      );
    }),

  /** Calendly's redirect says that a time was booked: unsigned, so it is looked up as well. */
  scheduleFromRedirect: bookingProcedure
    .input(
      z.object({
        bookingId,
        calendlyInviteeId: z.string().max(100),
        // Calendly refuses to look for what is no address.
        inviteeEmail: z.email().max(320).nullable().catch(null),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const booking = await ownBooking(ctx.deps, ctx.actor, input.bookingId, "client");
      return withSnapshot(
        ctx.deps,
        await scheduleByRedirect(
          { ...ctx.deps, cause: causeOf(ctx, "client") },
          booking,
          ctx.clientNetwork,
          input,
        ),
      );
    }),

  /** The zone in which the client wants to read times. Changes nothing else. */
  changeTimeZone: bookingProcedure
    .input(z.object({ bookingId, timeZone: zone }))
    .mutation(async ({ ctx, input }) => {
      const booking = await ownBooking(ctx.deps, ctx.actor, input.bookingId, "client");
      await changeTimeZone(ctx.deps, booking.id, input.timeZone);
      return { timeZone: input.timeZone };
    }),

  /**
   * Opens Stripe Checkout, or finds the open one. `checkoutUrl` is null while Stripe has not answered yet. Refused as `consent_needed` while what has
   * to be agreed to first was not ticked, or stood there in another version.
   */
  openCheckout: bookingProcedure.input(z.object({ bookingId, ticked })).mutation(async ({ ctx, input }) => {
    const booking = await ownBooking(ctx.deps, ctx.actor, input.bookingId, "client");
    return openCheckout(
      { ...ctx.deps, cause: causeOf(ctx, "client") },
      booking.id,
      ctx.clientNetwork,
      answeredIn(ctx, input),
    );
  }),

  /** What the client of a free session agrees to before they pick its time. Refused as above. */
  agree: bookingProcedure.input(z.object({ bookingId, ticked })).mutation(async ({ ctx, input }) => {
    const booking = await ownBooking(ctx.deps, ctx.actor, input.bookingId, "client");
    return agreeToPolicies(ctx.deps, booking.id, answeredIn(ctx, input));
  }),

  /** Back from Stripe: asks Stripe whether this checkout of this booking is paid. Safe to repeat. */
  confirmPayment: bookingProcedure
    .input(z.object({ bookingId, checkoutId }))
    .mutation(async ({ ctx, input }) => {
      const booking = await ownBooking(ctx.deps, ctx.actor, input.bookingId, "client");
      return withSnapshot(
        ctx.deps,
        await confirmPayment(
          { ...ctx.deps, cause: causeOf(ctx, "client") },
          booking.id,
          input.checkoutId,
          ctx.clientNetwork,
        ),
      );
    }),

  /** Cancels the booking; its time is free again. Where money goes back, the quote of `get` is sent along and holds for some minutes. */
  cancel: bookingProcedure
    .input(z.object({ bookingId, quote: z.string().max(500).nullable(), note: noteIfAny }))
    .mutation(async ({ ctx, input }) => {
      const booking = await ownBooking(ctx.deps, ctx.actor, input.bookingId, "client");
      return withSnapshot(
        ctx.deps,
        await cancelBooking({ ...ctx.deps, cause: causeOf(ctx, "client") }, booking.id, "client", input),
      );
    }),

  /** The session as a calendar file; null while no time is booked. */
  calendarEntry: bookingProcedure.input(z.object({ bookingId })).query(async ({ ctx, input }) => {
    const booking = await ownBooking(ctx.deps, ctx.actor, input.bookingId, "readers");
    return calendarFileOf(booking, await getBuilder(ctx.deps.database.kysely, booking.builderId), {
      appUrl: ctx.deps.settings.appUrl,
      mailAddress: ctx.deps.settings.mailAddress,
      at: ctx.deps.clock.now(),
      language: languageOfTag(ctx.language),
    });
  }),
});
