import {
  findBooking,
  findBookingByInvitee,
  getBooking,
  updateClientTimeZone,
  updateInviteeDetails,
} from "../../db/bookings.ts";
import { findConnectionOfBuilder } from "../../db/calendly-connections.ts";
import { insertEffects } from "../../db/outbox.ts";
import type { Cause } from "../domain/booking-event.ts";
import type { BookedTime, Booking, Party } from "../domain/booking.ts";
import { isCalendlyId, parseInviteeUri, parseScheduledEventUri } from "../domain/calendly-uri.ts";
import { isBookingId, type BuilderId } from "../domain/ids.ts";
import { addMinutes } from "../domain/instant.ts";
import { isFree } from "../domain/money.ts";
import { ProviderError } from "../domain/provider-error.ts";
import { accept, refuse, type Outcome } from "../domain/refusal.ts";
import type { Calendar, CalendlyInvitee } from "../ports.ts";
import { applyBookingEvent } from "./apply-booking-event.ts";
import type { BookingDeps } from "./booking-deps.ts";

/** The worker calls these too, and has no request to run an effect for. */
type ScheduleDeps = Omit<BookingDeps, "runEffectNow">;

/** 10: a session moved more often than this between two deliveries is not followed; the next delivery goes on from there. */
const RESCHEDULES_FOLLOWED_MAX = 10;

/**
 * The embed says that a time was booked. Both URIs are untrusted: the ids are taken out of them and looked up with the
 * builder's own token. Refuses what is not this booking's invitee.
 */
export async function scheduleByHint(
  deps: ScheduleDeps,
  booking: Booking,
  hint: { readonly calendlyEventUri: string; readonly calendlyInviteeUri: string },
  cause: Cause,
): Promise<Outcome<Booking>> {
  const ids = parseInviteeUri(hint.calendlyInviteeUri, deps.settings.calendlyApiUrl);
  const eventId = parseScheduledEventUri(hint.calendlyEventUri, deps.settings.calendlyApiUrl);
  if (ids === null || ids.eventId !== eventId) return refuse({ code: "time_not_recognised" });
  return scheduleBy(deps, booking, cause, (calendar) => calendar.findInvitee(ids.eventId, ids.inviteeId));
}

/** Calendly's redirect says so: it names the invitee but not the event, so the event is found by the invitee's address. */
export async function scheduleByRedirect(
  deps: ScheduleDeps,
  booking: Booking,
  redirect: { readonly calendlyInviteeId: string; readonly inviteeEmail: string },
  cause: Cause,
): Promise<Outcome<Booking>> {
  if (!isCalendlyId(redirect.calendlyInviteeId)) return refuse({ code: "time_not_recognised" });
  const connection = await findConnectionOfBuilder(deps.database.kysely, booking.builderId);
  if (connection === null) return refuse({ code: "calendar_unavailable" });
  return scheduleBy(deps, booking, cause, (calendar) =>
    calendar.findInviteeByEmail({
      userUri: connection.calendlyUserUri,
      inviteeId: redirect.calendlyInviteeId,
      email: redirect.inviteeEmail,
    }),
  );
}

async function scheduleBy(
  deps: ScheduleDeps,
  booking: Booking,
  cause: Cause,
  find: (calendar: Calendar) => Promise<CalendlyInvitee | null>,
): Promise<Outcome<Booking>> {
  const calendar = await deps.calendars.ofBuilder(booking.builderId);
  if (calendar === null) return refuse({ code: "calendar_unavailable" });
  try {
    const invitee = await find(calendar);
    if (invitee === null) return refuse({ code: "time_not_recognised" });
    const recorded = await recordInvitee(deps, booking.builderId, calendar, invitee, cause);
    return recorded?.id === booking.id ? accept(recorded) : refuse({ code: "time_not_recognised" });
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    deps.log.warn(
      { bookingId: booking.id, reason: error.message },
      "Calendly could not be asked about a booked time",
    );
    return refuse({ code: "calendar_unavailable" });
  }
}

/**
 * Takes in what Calendly says about one invitee, freshly read: the one place where webhook, embed, redirect and reconciler meet.
 * Books, moves or cancels the time of the booking that the invitee belongs to; safe to call again with the same news.
 * Returns the booking as it is afterwards, or null when the invitee is none of ours.
 */
export async function recordInvitee(
  deps: ScheduleDeps,
  builderId: BuilderId,
  calendar: Calendar,
  invitee: CalendlyInvitee,
  cause: Cause,
): Promise<Booking | null> {
  const bound = await findBookingByInvitee(deps.database.kysely, invitee.inviteeUri);
  if (bound !== null) return recordBoundInvitee(deps, calendar, bound, invitee, cause);

  const moved = await followBackToBooking(deps, calendar, invitee);
  if (moved !== null) return moveTime(deps, moved.booking, moved.from, invitee, cause);

  const named = await findNamedBooking(deps, builderId, invitee);
  if (named === null) return null;
  if (named.state !== "INITIATED") {
    if (invitee.status === "active" && invitee.eventUri !== named.context.time?.calendlyEventUri) {
      await declineInvitee(deps, named, invitee);
    }
    return named;
  }
  const booked = await bookTime(deps, named, invitee, cause);
  return invitee.status === "canceled" ? recordBoundInvitee(deps, calendar, booked, invitee, cause) : booked;
}

/** News of the very invitee that a booking holds: details, a cancellation, or a move whose new half is already known. */
async function recordBoundInvitee(
  deps: ScheduleDeps,
  calendar: Calendar,
  booking: Booking,
  invitee: CalendlyInvitee,
  cause: Cause,
): Promise<Booking> {
  if (invitee.status === "active") {
    await updateInviteeDetails(deps.database.kysely, booking.id, invitee);
    return confirmIfFree(deps, await getBooking(deps.database.kysely, booking.id), cause);
  }
  if (invitee.rescheduled) {
    const ids =
      invitee.newInviteeUri === null
        ? null
        : parseInviteeUri(invitee.newInviteeUri, deps.settings.calendlyApiUrl);
    const next = ids === null ? null : await calendar.findInvitee(ids.eventId, ids.inviteeId);
    // The other half of the pair is on its way when Calendly does not show it yet.
    if (next === null) return booking;
    return (await recordInvitee(deps, booking.builderId, calendar, next, cause)) ?? booking;
  }
  const outcome = await applyBookingEvent(
    deps,
    booking.id,
    {
      type: "TIME_CANCELED",
      at: invitee.cancellation?.at ?? deps.clock.now(),
      by: partyOf(invitee.cancellation?.by ?? null),
    },
    cause,
  );
  return outcome.ok ? outcome.value.booking : getBooking(deps.database.kysely, booking.id);
}

async function bookTime(
  deps: ScheduleDeps,
  booking: Booking,
  invitee: CalendlyInvitee,
  cause: Cause,
): Promise<Booking> {
  const holdEndsAt = addMinutes(deps.clock.now(), deps.settings.holdMinutes);
  const outcome = await applyBookingEvent(
    deps,
    booking.id,
    { type: "TIME_BOOKED", at: invitee.createdAt, time: timeOf(invitee), holdEndsAt },
    cause,
  );
  await updateInviteeDetails(deps.database.kysely, booking.id, invitee);
  // What the client picked on Calendly's page is the newest word on where they are.
  if (outcome.ok && invitee.timeZone !== null) {
    await updateClientTimeZone(deps.database.kysely, booking.id, invitee.timeZone);
  }
  return confirmIfFree(deps, await getBooking(deps.database.kysely, booking.id), cause);
}

/** A free session is confirmed with its time: there is nothing left to wait for. */
async function confirmIfFree(deps: ScheduleDeps, booking: Booking, cause: Cause): Promise<Booking> {
  if (booking.state !== "SCHEDULED" || !isFree(booking.context.price)) return booking;
  const outcome = await applyBookingEvent(
    deps,
    booking.id,
    { type: "FREE_CONFIRMED", at: deps.clock.now() },
    cause,
  );
  return outcome.ok ? outcome.value.booking : getBooking(deps.database.kysely, booking.id);
}

async function moveTime(
  deps: ScheduleDeps,
  booking: Booking,
  from: CalendlyInvitee | null,
  invitee: CalendlyInvitee,
  cause: Cause,
): Promise<Booking> {
  const outcome = await applyBookingEvent(
    deps,
    booking.id,
    {
      type: "TIME_MOVED",
      at: invitee.createdAt,
      by: partyOf(from?.cancellation?.by ?? null),
      time: timeOf(invitee),
    },
    cause,
  );
  if (!outcome.ok) return getBooking(deps.database.kysely, booking.id);
  await updateInviteeDetails(deps.database.kysely, booking.id, invitee);
  return outcome.value.booking;
}

/** Walks `old_invitee` back to the booking that holds one of them. Null when the invitee was never moved from one of ours. */
async function followBackToBooking(
  deps: ScheduleDeps,
  calendar: Calendar,
  invitee: CalendlyInvitee,
): Promise<{ booking: Booking; from: CalendlyInvitee | null } | null> {
  let uri = invitee.oldInviteeUri;
  for (let followed = 0; uri !== null && followed < RESCHEDULES_FOLLOWED_MAX; followed++) {
    const ids = parseInviteeUri(uri, deps.settings.calendlyApiUrl);
    if (ids === null) return null;
    const old = await calendar.findInvitee(ids.eventId, ids.inviteeId);
    const booking = await findBookingByInvitee(deps.database.kysely, uri);
    if (booking !== null) return { booking, from: old };
    uri = old?.oldInviteeUri ?? null;
  }
  return null;
}

/**
 * The booking that an invitee names in `utm_content`. Anybody can type that, so the event type and the host must be the booking's
 * as well. Null when they are not.
 */
async function findNamedBooking(
  deps: ScheduleDeps,
  builderId: BuilderId,
  invitee: CalendlyInvitee,
): Promise<Booking | null> {
  if (invitee.utmContent === null || !isBookingId(invitee.utmContent)) return null;
  const booking = await findBooking(deps.database.kysely, invitee.utmContent);
  if (booking === null || booking.builderId !== builderId) return null;
  const connection = await findConnectionOfBuilder(deps.database.kysely, builderId);
  const isHost = connection !== null && invitee.hostUris.includes(connection.calendlyUserUri);
  return isHost && invitee.eventTypeUri === booking.calendlyEventTypeUri ? booking : null;
}

/** A second time for a booking that has one, or had its chance: canceled with an explanation, once per event. */
async function declineInvitee(deps: ScheduleDeps, booking: Booking, invitee: CalendlyInvitee): Promise<void> {
  // Canceling a group event would cancel everybody's seat.
  if (booking.context.calendlyEventKind === "group") return;
  const effect = {
    type: "declineInvitee",
    params: {
      calendlyEventId: invitee.eventId,
      reason:
        booking.context.time === null || booking.state === "ABANDONED" || booking.state === "CANCELED"
          ? "This booking is over. Please start a new one."
          : "This booking already has a time. To change it, please use its reschedule link.",
    },
  } as const;
  await insertEffects(deps.database.kysely, [
    {
      key: `${booking.id}:0:decline-${invitee.eventId}`,
      bookingId: booking.id,
      bookingVersion: booking.version,
      position: 0,
      effect,
      createdAt: deps.clock.now(),
      lease: null,
      leasedUntil: null,
    },
  ]);
  deps.wakeWorker();
}

function timeOf(invitee: CalendlyInvitee): BookedTime {
  return {
    calendlyEventId: invitee.eventId,
    calendlyEventUri: invitee.eventUri,
    calendlyInviteeUri: invitee.inviteeUri,
    startsAt: invitee.startsAt,
    endsAt: invitee.endsAt,
  };
}

function partyOf(by: "host" | "invitee" | null): Party {
  switch (by) {
    case "host":
      return "builder";
    case "invitee":
      return "client";
    case null:
      return "unknown";
  }
}
