import {
  findBooking,
  findBookingByInvitee,
  findBookingByInvitees,
  getBooking,
  updateInviteeDetails,
} from "../../../db/bookings/bookings.ts";
import { findConnectionOfBuilder } from "../../../db/calendly/calendly-connections.ts";
import { isCopied } from "../../../db/operations/installation.ts";
import type { Booking } from "../../domain/booking/booking.ts";
import { isBookingId, type BuilderId } from "../../domain/values/ids.ts";
import { addMinutes } from "../../domain/values/instant.ts";
import type { Calendar, CalendlyInvitee } from "../../ports.ts";
import { applyBookingEvent } from "../apply-booking-event.ts";
import type { EventDeps } from "../booking-deps.ts";
import { adoptInvitee } from "./adopt-invitee.ts";
import { bookTime } from "./book-time.ts";
import { declineInvitee } from "./decline-invitee.ts";
import { booked, bookingOf, leftAlone, type InviteeOutcome } from "./invitee-outcome.ts";
import { moveTime } from "./move-time.ts";
import { recordNoShow } from "./record-no-show.ts";
import { recordPlace } from "./record-place.ts";
import { holdsAncestor, partyOf, readEachOnce, walkChain, type ReadInvitee } from "./reschedule-chain.ts";
import { rejectionOf, rejectTime, whyDeclined } from "./time-rejection.ts";
import type { Caused } from "../caused.ts";

/** Where an invitee is from: whose calendar, and how others of it are read. */
interface InviteeSource {
  readonly builderId: BuilderId;
  readonly read: ReadInvitee;
}

/**
 * Records what Calendly says about one invitee, freshly read. Webhook, embed, redirect and reconciler all call it. Books, moves or cancels the time
 * of the booking that the invitee belongs to; safe to call again with the same invitee. One who booked at Calendly without us is adopted. Returns the
 * outcome: booked (with the booking as it is afterwards), declined, or left alone for a reason. Throws ProviderError when an invitee of the same
 * chain cannot be read; each is read once.
 */
export async function recordInvitee(
  deps: Caused<EventDeps>,
  builderId: BuilderId,
  calendar: Calendar,
  invitee: CalendlyInvitee,
): Promise<InviteeOutcome> {
  const read = readEachOnce(calendar, deps.settings.calendlyApiUrl, invitee);
  return recordOne(deps, { builderId, read }, invitee);
}

async function recordOne(
  deps: Caused<EventDeps>,
  source: InviteeSource,
  invitee: CalendlyInvitee,
): Promise<InviteeOutcome> {
  const db = deps.database.kysely;
  const bound = await findBookingByInvitee(db, invitee.inviteeUri);
  if (bound !== null && (await isCopied(db, bound.id))) return leftAlone("another_installation");
  if (bound !== null) return booked(await recordBoundInvitee(deps, source, bound, invitee));

  const chain = await walkChain(source.read, invitee);
  const uris = [invitee.inviteeUri, ...chain.ancestors.map(({ uri }) => uri)];
  const movable = await findBookingByInvitees(db, uris);
  if (movable !== null && (await isCopied(db, movable.id))) return leftAlone("another_installation");
  const named = movable ?? (await findNamedBooking(deps, source.builderId, invitee));
  if (named === null) return adoptInvitee(deps, source.builderId, chain);
  if (await isCopied(db, named.id)) return leftAlone("another_installation");

  const because = rejectionOf(named, invitee);
  // No time was ever held: also what lapsed by the clock takes it, if it was booked before that.
  if (movable === null && because !== null && named.context.time === null)
    return booked(await rejectTime(deps, named, { invitee, because }));
  // A booking that the invitee names may have been bound to an ancestor just now, by another source.
  if (movable !== null || (named.state !== "INITIATED" && holdsAncestor(named, chain))) {
    const moved = await moveTime(deps, named, chain);
    const isEnded = because === null && invitee.status === "canceled";
    return booked(isEnded ? await recordBoundInvitee(deps, source, moved, invitee) : moved);
  }
  if (named.state !== "INITIATED") {
    if (invitee.status === "active" && invitee.eventUri !== named.context.time?.calendlyEventUri) {
      const effectKey = await declineInvitee(deps, named, invitee, await whyDeclined(deps, named));
      return { kind: "declined", booking: named, because: "second_time", effectKey };
    }
    return booked(named);
  }
  const after = await bookTime(deps, named, invitee, {
    holdEndsAt: addMinutes(deps.clock.now(), deps.settings.holdMinutes),
  });
  return booked(
    invitee.status === "canceled" ? await recordBoundInvitee(deps, source, after, invitee) : after,
  );
}

/** Records changes of the very invitee that a booking holds: details, a cancellation, or a move whose new half is already known. */
async function recordBoundInvitee(
  deps: Caused<EventDeps>,
  source: InviteeSource,
  booking: Booking,
  invitee: CalendlyInvitee,
): Promise<Booking> {
  if (invitee.status === "active") {
    await updateInviteeDetails(deps.database.kysely, booking.id, invitee);
    await recordPlace(deps, booking.id, invitee);
    await recordNoShow(deps, booking, invitee);
    return getBooking(deps.database.kysely, booking.id);
  }
  if (invitee.rescheduled) {
    const next = invitee.newInviteeUri === null ? null : await source.read(invitee.newInviteeUri);
    // The other half of the pair is on its way when Calendly does not show it yet.
    if (next === null) return booking;
    return bookingOf(await recordOne(deps, { ...source, builderId: booking.builderId }, next)) ?? booking;
  }
  const { by, at, reason } = invitee.cancellation ?? { by: null, at: null, reason: null };
  const outcome = await applyBookingEvent(deps, booking.id, {
    type: "TIME_CANCELED",
    at: at ?? deps.clock.now(),
    by: partyOf(by),
    ...(reason === null ? {} : { note: reason }),
  });
  return outcome.ok ? outcome.value.booking : outcome.booking;
}

/**
 * The booking that an invitee names in `utm_content`. Anybody can type that, so the event type and the host must be the booking's
 * as well. Null when they are not.
 */
async function findNamedBooking(
  deps: EventDeps,
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
