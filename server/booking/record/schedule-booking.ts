import {
  findBooking,
  findBookingByInvitee,
  findBookingByInvitees,
  getBooking,
  updateInviteeDetails,
} from "../../../db/bookings/bookings.ts";
import { findConnectionOfBuilder } from "../../../db/calendly/calendly-connections.ts";
import { isCopied } from "../../../db/operations/installation.ts";
import type { BookingEvent, Cause } from "../../domain/booking/booking-event.ts";
import type { Booking, Party, TimeRejection } from "../../domain/booking/booking.ts";
import {
  isCalendlyId,
  parseInviteeUri,
  parseScheduledEventUri,
} from "../../domain/providers/calendly-uri.ts";
import { isBookingId, type BuilderId } from "../../domain/values/ids.ts";
import { addMinutes, minutesBetween } from "../../domain/values/instant.ts";
import { PROVIDER_CALLS_OF_BOOKING } from "../../domain/values/limit-rules.ts";
import { ProviderError } from "../../domain/providers/provider-error.ts";
import { accept, refuse, type Outcome } from "../../domain/booking/refusal.ts";
import type { Calendar, CalendlyInvitee } from "../../ports.ts";
import { adoptInvitee } from "./adopt-invitee.ts";
import { applyBookingEvent } from "../apply-booking-event.ts";
import { bookTime, timeOf } from "./book-time.ts";
import type { FactDeps } from "../booking-deps.ts";
import { declineInvitee } from "./decline-invitee.ts";
import { recordPlace, takePlaceOfNewTime } from "./record-place.ts";
import { booked, bookingOf, leftAlone, type InviteeOutcome } from "./invitee-outcome.ts";

/** 10: a session moved more often than this between two deliveries is not followed; the next delivery goes on from there. */
const RESCHEDULES_FOLLOWED_MAX = 10;

/**
 * The embed says that a time was booked. Both URIs are untrusted: the ids are taken out of them and looked up with the
 * builder's own token. Refuses what is not this booking's invitee.
 */
export async function scheduleByHint(
  deps: FactDeps,
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
  deps: FactDeps,
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
  deps: FactDeps,
  booking: Booking,
  cause: Cause,
  find: (calendar: Calendar) => Promise<CalendlyInvitee | null>,
): Promise<Outcome<Booking>> {
  // Anybody can make ids up: each call counts against the booking that it is made for. Throws LimitReached.
  const calendar = await deps.calendars.ofBuilder(booking.builderId, () =>
    deps.limits.takeOrThrow(PROVIDER_CALLS_OF_BOOKING, booking.id),
  );
  if (calendar === null) return refuse({ code: "calendar_unavailable" });
  try {
    const invitee = await find(calendar);
    if (invitee === null) return refuse({ code: "time_not_recognised" });
    const recorded = bookingOf(await recordInvitee(deps, booking.builderId, calendar, invitee, cause));
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
 * One who booked at Calendly without us is adopted. Says what became of them: booked (with the booking as it is afterwards), declined, or left alone for a reason.
 */
export async function recordInvitee(
  deps: FactDeps,
  builderId: BuilderId,
  calendar: Calendar,
  invitee: CalendlyInvitee,
  cause: Cause,
): Promise<InviteeOutcome> {
  const db = deps.database.kysely;
  const bound = await findBookingByInvitee(db, invitee.inviteeUri);
  if (bound !== null && (await isCopied(db, bound.id))) return leftAlone("another_installation");
  if (bound !== null) return booked(await recordBoundInvitee(deps, calendar, bound, invitee, cause));

  const ancestors = await listAncestors(deps, calendar, invitee);
  const moved = await findBookingByInvitees(deps.database.kysely, [
    invitee.inviteeUri,
    ...ancestors.map(({ uri }) => uri),
  ]);
  if (moved !== null && (await isCopied(db, moved.id))) return leftAlone("another_installation");
  if (moved !== null) return booked(await moveTime(deps, calendar, moved, ancestors, invitee, cause));

  const named = await findNamedBooking(deps, builderId, invitee);
  if (named === null) return adoptInvitee(deps, builderId, calendar, invitee, cause);
  if (await isCopied(db, named.id)) return leftAlone("another_installation");
  const rejection = rejectionOf(named, invitee);
  // No time was ever held: also what lapsed by the clock takes it, if it was booked before that.
  if (rejection !== null && named.context.time === null)
    return booked(await rejectTime(deps, named, invitee, rejection, cause));
  if (named.state !== "INITIATED") {
    // Another source has bound one of its ancestors to the booking just now.
    if (heldBy(named, ancestors) !== null)
      return booked(await moveTime(deps, calendar, named, ancestors, invitee, cause));
    if (invitee.status === "active" && invitee.eventUri !== named.context.time?.calendlyEventUri) {
      const effectKey = await declineInvitee(deps, named, invitee, whyDeclined(named));
      return { kind: "declined", booking: named, because: "second_time", effectKey };
    }
    return booked(named);
  }
  const after = await bookTime(deps, named, invitee, cause, {
    holdEndsAt: addMinutes(deps.clock.now(), deps.settings.holdMinutes),
  });
  return booked(
    invitee.status === "canceled" ? await recordBoundInvitee(deps, calendar, after, invitee, cause) : after,
  );
}

/** News of the very invitee that a booking holds: details, a cancellation, or a move whose new half is already known. */
async function recordBoundInvitee(
  deps: FactDeps,
  calendar: Calendar,
  booking: Booking,
  invitee: CalendlyInvitee,
  cause: Cause,
): Promise<Booking> {
  if (invitee.status === "active") {
    await updateInviteeDetails(deps.database.kysely, booking.id, invitee);
    await recordPlace(deps, booking.id, invitee);
    await recordNoShow(deps, booking, invitee, cause);
    return getBooking(deps.database.kysely, booking.id);
  }
  if (invitee.rescheduled) {
    const ids =
      invitee.newInviteeUri === null
        ? null
        : parseInviteeUri(invitee.newInviteeUri, deps.settings.calendlyApiUrl);
    const next = ids === null ? null : await calendar.findInvitee(ids.eventId, ids.inviteeId);
    // The other half of the pair is on its way when Calendly does not show it yet.
    if (next === null) return booking;
    return bookingOf(await recordInvitee(deps, booking.builderId, calendar, next, cause)) ?? booking;
  }
  const { by, at, reason } = invitee.cancellation ?? { by: null, at: null, reason: null };
  const outcome = await applyBookingEvent(
    deps,
    booking.id,
    {
      type: "TIME_CANCELED",
      at: at ?? deps.clock.now(),
      by: partyOf(by),
      ...(reason === null ? {} : { note: reason }),
    },
    cause,
  );
  return outcome.ok ? outcome.value.booking : getBooking(deps.database.kysely, booking.id);
}

/**
 * Step by step, as it happened: who moved it when decides what goes back afterwards. If it ended at a time that is not what was bought, it is
 * moved as far as it could be, and the last step is rejected.
 */
async function moveTime(
  deps: FactDeps,
  calendar: Calendar,
  booking: Booking,
  ancestors: readonly Ancestor[],
  invitee: CalendlyInvitee,
  cause: Cause,
): Promise<Booking> {
  const rejection = rejectionOf(booking, invitee);
  const last = rejection === null ? invitee : null;
  let moved = booking;
  let isRefused = false;
  for (let step = nextMove(moved, ancestors, last); step !== null && !isRefused;) {
    const { to, ...facts } = step;
    const fact = { type: "TIME_MOVED", ...facts, time: timeOf(to) } as const;
    const outcome = await applyBookingEvent(deps, booking.id, fact, cause, {
      // With the move, so that no mail about it has the old event's place.
      async write(tx) {
        await updateInviteeDetails(tx, booking.id, to);
        await takePlaceOfNewTime(tx, booking.id, to, deps.clock.now());
      },
    });
    moved = outcome.ok ? outcome.value.booking : await getBooking(deps.database.kysely, booking.id);
    // Refused while it stands where it stood; otherwise another source was faster.
    isRefused = !outcome.ok && holds(moved, step.fromInviteeUri);
    step = nextMove(moved, ancestors, last);
  }
  if (rejection !== null) return rejectTime(deps, moved, invitee, rejection, cause);
  if (holds(moved, invitee.inviteeUri)) {
    await updateInviteeDetails(deps.database.kysely, booking.id, invitee);
    await recordPlace(deps, booking.id, invitee);
  }
  if (invitee.status === "canceled") return recordBoundInvitee(deps, calendar, moved, invitee, cause);
  // Moved before it ended, and heard of after: the new time must not stay in the calendar.
  if (isRefused && isOver(moved)) await declineInvitee(deps, moved, invitee, whyDeclined(moved));
  return getBooking(deps.database.kysely, booking.id);
}

/**
 * Why a time that somebody was left with cannot be the one that was bought; null when it can, and for one that was moved on: what it was
 * moved to is asked then. One that was canceled since was rejected before that.
 */
function rejectionOf(booking: Booking, invitee: CalendlyInvitee): TimeRejection | null {
  return invitee.rescheduled ? null : differenceFromBought(booking, invitee);
}

function differenceFromBought(
  booking: Booking,
  { startsAt, endsAt, eventTypeUri }: CalendlyInvitee,
): TimeRejection | null {
  if (eventTypeUri !== booking.calendlyEventTypeUri) return "other_event_type";
  return minutesBetween(startsAt, endsAt) === booking.durationMinutes ? null : "other_duration";
}

/**
 * Not what was bought: the booking ends, all that was paid goes back, and both are told why. It counts from when that time was booked, not from
 * when we hear of it; where that changes nothing any more, the time is given back.
 */
async function rejectTime(
  deps: FactDeps,
  booking: Booking,
  invitee: CalendlyInvitee,
  because: TimeRejection,
  cause: Cause,
): Promise<Booking> {
  const outcome = await applyBookingEvent(
    deps,
    booking.id,
    {
      type: "TIME_REJECTED",
      at: invitee.createdAt,
      calendlyEventId: invitee.eventId,
      calendlyInviteeUri: invitee.inviteeUri,
      because,
    },
    cause,
  );
  if (outcome.ok) return outcome.value.booking;
  const after = await getBooking(deps.database.kysely, booking.id);
  if (invitee.status === "active") await declineInvitee(deps, after, invitee, whyDeclined(after));
  return after;
}

/** What Calendly says about the client's coming, marked or taken back. */
async function recordNoShow(
  deps: FactDeps,
  booking: Booking,
  { noShowAt }: CalendlyInvitee,
  cause: Cause,
): Promise<void> {
  const isMarked = booking.context.noShowAt !== null;
  if (isMarked === (noShowAt !== null)) return;
  const fact: BookingEvent =
    noShowAt === null
      ? { type: "NO_SHOW_CLEARED", at: deps.clock.now() }
      : { type: "NO_SHOW_MARKED", at: noShowAt };
  await applyBookingEvent(deps, booking.id, fact, cause);
}

function isOver({ state }: Booking): boolean {
  return state === "ABANDONED" || state === "CANCELED" || state === "REFUNDED";
}

/** Whom somebody was before their session was moved. */
interface Ancestor {
  readonly uri: string;
  /** Null when Calendly does not know them any more. */
  readonly invitee: CalendlyInvitee | null;
}

/**
 * Walks `old_invitee` back, the last one first. All the way, and only then is a booking looked for: other sources carry it on from one
 * to the next meanwhile, and at any moment it holds one of them.
 */
async function listAncestors(deps: FactDeps, calendar: Calendar, last: CalendlyInvitee): Promise<Ancestor[]> {
  const ancestors: Ancestor[] = [];
  let uri = last.oldInviteeUri;
  while (uri !== null && ancestors.length < RESCHEDULES_FOLLOWED_MAX) {
    const ids = parseInviteeUri(uri, deps.settings.calendlyApiUrl);
    if (ids === null) break;
    const invitee = await calendar.findInvitee(ids.eventId, ids.inviteeId);
    ancestors.push({ uri, invitee });
    uri = invitee?.oldInviteeUri ?? null;
  }
  return ancestors;
}

/** The one of them that a booking holds; null when it holds none. */
function heldBy(booking: Booking, ancestors: readonly Ancestor[]): Ancestor | null {
  return ancestors.find(({ uri }) => holds(booking, uri)) ?? null;
}

function holds({ context }: Booking, inviteeUri: string): boolean {
  return context.time?.calendlyInviteeUri === inviteeUri;
}

/**
 * The next step from the ancestor that the booking holds towards the last invitee, over times that were bought; without a last one, only as far
 * as these go. Null when it holds none of them, or the last of these.
 */
function nextMove(booking: Booking, ancestors: readonly Ancestor[], last: CalendlyInvitee | null) {
  const from = heldBy(booking, ancestors);
  if (from === null) return null;
  const to =
    ancestors
      .slice(0, ancestors.indexOf(from))
      .flatMap(({ invitee }) => invitee ?? [])
      .findLast((invitee) => differenceFromBought(booking, invitee) === null) ?? last;
  if (to === null) return null;
  return {
    at: to.createdAt,
    by: partyOf(from.invitee?.cancellation?.by ?? null),
    fromInviteeUri: from.uri,
    to,
  };
}

/**
 * The booking that an invitee names in `utm_content`. Anybody can type that, so the event type and the host must be the booking's
 * as well. Null when they are not.
 */
async function findNamedBooking(
  deps: FactDeps,
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

/** What the invitee of a second time reads. */
function whyDeclined(booking: Booking): string {
  return booking.context.time === null || isOver(booking) || booking.state === "COMPLETED"
    ? "This booking is over. Please start a new one."
    : "This booking already has a time. To change it, please use its reschedule link.";
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
