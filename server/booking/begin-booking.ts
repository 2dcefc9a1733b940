import { countBookingsSince, findUnpaidBooking } from "../../db/bookings/lists/booking-lists.ts";
import { insertEffects } from "../../db/queue/outbox.ts";
import { lockAccount } from "../../db/accounts/lock-account.ts";
import { isUniqueViolation } from "../../db/core/unique-violation.ts";
import type { EffectKey } from "../domain/booking/booking-effect.ts";
import { processingCheckoutOf, type Booking } from "../domain/booking/booking.ts";
import type { CallerMetadata } from "../domain/booking/caller-metadata.ts";
import { REFUSAL_OF_FAILURE } from "../domain/providers/calendly-failure.ts";
import type { LanguageTag } from "../domain/text/language.ts";
import { idFromBytes, type BookingId, type UserId } from "../domain/values/ids.ts";
import { addMinutes, type TimeZone } from "../domain/values/instant.ts";
import { isFree } from "../domain/values/money.ts";
import { ProviderError } from "../domain/providers/provider-error.ts";
import { accept, refuse, type Outcome, type Refusal } from "../domain/booking/refusal.ts";
import type { Builder, SessionType } from "../domain/offer/session-type.ts";
import { listBuildersTakingBookings } from "../builder/list-builders-taking-bookings.ts";
import { availabilityRange } from "../domain/providers/availability-range.ts";
import type { BookingDeps } from "./booking-deps.ts";
import type { Caused } from "./caused.ts";
import { historySignerOf } from "./history-signature.ts";
import { insertNewBooking } from "./insert-new-booking.ts";
import { newInlineLease, type InlineLease } from "./lease.ts";
import { newBooking } from "./new-booking.ts";

/** What a booking is begun with. */
export interface BookingToBegin {
  readonly builder: Builder;
  readonly sessionType: SessionType;
  readonly client: { readonly userId: UserId; readonly email: string; readonly name: string };
  /** `account`: they asked for it themselves. `address`: somebody else did, for this address. */
  readonly claimedBy: "account" | "address";
  /** Null when unknown. */
  readonly timeZone: TimeZone | null;
  /** In which the client reads; null when unknown. */
  readonly language: LanguageTag | null;
  readonly metadata?: CallerMetadata;
  /** Where it came from, as the funnel counts it; absent when nobody said. */
  readonly source?: string | null;
  /** Chosen beforehand, so that a repeated request finds it; otherwise a new one. */
  readonly id?: BookingId | undefined;
  /** Whether an unpaid booking of the same client may be gone on with by whoever asks. */
  readonly mayResume: (known: Booking) => boolean;
}

/**
 * Writes the booking as INITIATED, and makes its single-use scheduling link; the client's unpaid booking with this builder is resumed instead, when
 * it is of the same session type. Whether there is anything to book was asked before. When Calendly fails now the booking stands, and the worker
 * makes the link. Throws AccountEnded when the client was erased meanwhile.
 */
export async function beginBooking(
  deps: Caused<BookingDeps>,
  wanted: BookingToBegin,
): Promise<Outcome<{ readonly bookingId: BookingId }>> {
  const { builder, sessionType } = wanted;
  const now = deps.clock.now();
  const id = wanted.id ?? idFromBytes("bkg", deps.randomBytes(16));
  const booking = newBooking({ id, now }, builder, sessionType, wanted);
  const inline = newInlineLease(deps, ["createSchedulingLink"]);
  const outcome = await insertOnce(deps, booking, wanted, inline);
  if (outcome.ok && outcome.value.isNew) await deps.runEffectNow(firstEffectKey(booking), inline.lease);
  return outcome.ok ? accept({ bookingId: outcome.value.bookingId }) : outcome;
}

function firstEffectKey(booking: Booking): EffectKey {
  return `${booking.id}:1:0`;
}

/** Writes the booking with its history and its first effect, unless the same person has started another meanwhile. */
async function insertOnce(
  deps: Caused<BookingDeps>,
  booking: Booking,
  wanted: BookingToBegin,
  inline: InlineLease,
): Promise<Outcome<{ readonly bookingId: BookingId; readonly isNew: boolean }>> {
  const { clientUserId, builderId, createdAt } = booking;
  const resume = (known: Booking) => {
    const outcome = resumeBooking(known, wanted);
    return outcome.ok ? accept({ ...outcome.value, isNew: false }) : outcome;
  };
  try {
    return await deps.database.transact(async (tx) => {
      await lockAccount(tx, clientUserId);
      // Asked again inside the transaction: the same person may have pressed twice.
      const meanwhile = await findUnpaidBooking(tx, clientUserId, builderId);
      if (meanwhile !== null) return resume(meanwhile);
      const startedToday = await countBookingsSince(tx, booking, addMinutes(createdAt, -24 * 60));
      if (startedToday >= deps.settings.bookingsPerDayMax) return refuse({ code: "too_many_bookings" });
      await insertNewBooking(tx, booking, {
        cause: deps.cause,
        sign: historySignerOf(deps.secretBox),
        source: wanted.source,
      });
      await insertEffects(tx, [
        {
          key: firstEffectKey(booking),
          bookingId: booking.id,
          bookingVersion: 1,
          position: 0,
          effect: {
            type: "createSchedulingLink",
            params: { calendlyEventTypeUri: booking.calendlyEventTypeUri },
          },
          createdAt,
          lease: inline.lease,
          leasedUntil: inline.leasedUntil,
        },
      ]);
      return accept({ bookingId: booking.id, isNew: true });
    });
  } catch (error) {
    // Two processes at the same moment: the index let one of them through.
    const meanwhile = await findUnpaidBooking(deps.database.kysely, clientUserId, builderId);
    if (!isUniqueViolation(error) || meanwhile === null) throw error;
    return resume(meanwhile);
  }
}

/** Goes on with a client's unpaid booking, unless a bank is still paying it, or it is of another session type. */
export function resumeBooking(
  known: Booking,
  { sessionType, mayResume }: Pick<BookingToBegin, "sessionType" | "mayResume">,
): Outcome<{ readonly bookingId: BookingId }> {
  if (processingCheckoutOf(known.context) !== null)
    return refuse({ code: "payment_under_way", bookingId: known.id });
  return known.sessionTypeId === sessionType.id && mayResume(known)
    ? accept({ bookingId: known.id })
    : refuse({ code: "unpaid_booking_exists", bookingId: known.id });
}

/** Why nothing of a session type can be booked now, as Calendly says; null when something can. */
export async function whyNotBookable(deps: BookingDeps, sessionType: SessionType): Promise<Refusal | null> {
  if (sessionType.inactiveSince !== null) return { code: "session_type_inactive" };
  // A held seat that is not paid could not be given back: Calendly cancels a group event for everybody.
  if (sessionType.kind === "group" && !isFree(sessionType.price)) return { code: "session_type_inactive" };
  const calendar = await deps.calendars.ofBuilder(sessionType.builderId);
  const { builderId } = sessionType;
  const takers = await listBuildersTakingBookings(deps.database.kysely, [builderId], deps.clock.now());
  if (calendar === null || !takers.has(builderId)) return { code: "calendar_unavailable" };
  const { from, to } = availabilityRange(deps.clock.now());
  try {
    const eventType = await calendar.findEventType(sessionType.calendlyEventTypeId);
    if (eventType?.active !== true) return { code: "session_type_inactive" };
    const hasTime = await calendar.hasAvailableTime(sessionType.calendlyEventTypeUri, from, to);
    return hasTime ? null : { code: "no_times" };
  } catch (error) {
    return refusalOfCalendly(deps, error, "Calendly could not be asked before a booking");
  }
}

/** What a failure of Calendly's means to somebody who wants to book; any other error is thrown on. */
export function refusalOfCalendly(
  { log }: Pick<BookingDeps, "log">,
  error: unknown,
  message: string,
): Refusal {
  if (!(error instanceof ProviderError)) throw error;
  log.warn({ reason: error.message }, message);
  return { code: error.failure === null ? "calendar_unavailable" : REFUSAL_OF_FAILURE[error.failure.kind] };
}
