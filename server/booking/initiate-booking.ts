import { countBookingsSince, findUnpaidBooking } from "../../db/bookings/lists/booking-lists.ts";
import { getBuilder } from "../../db/builders/builders.ts";
import { insertEffects } from "../../db/queue/outbox.ts";
import { findSessionType } from "../../db/builders/session-types.ts";
import { lockAccount } from "../../db/accounts/lock-account.ts";
import { isUniqueViolation } from "../../db/core/unique-violation.ts";
import type { ConfirmedAddress } from "../domain/values/confirmed-address.ts";
import type { EffectKey } from "../domain/booking/booking-effect.ts";
import { processingCheckoutOf, type Booking } from "../domain/booking/booking.ts";
import { REFUSAL_OF_FAILURE } from "../domain/providers/calendly-failure.ts";
import type { LanguageTag } from "../domain/text/language.ts";
import { idFromBytes, type BookingId, type SessionTypeId, type UserId } from "../domain/values/ids.ts";
import { addMinutes, type TimeZone } from "../domain/values/instant.ts";
import { isFree } from "../domain/values/money.ts";
import { ProviderError } from "../domain/providers/provider-error.ts";
import { accept, refuse, type Outcome, type Refusal } from "../domain/booking/refusal.ts";
import type { SessionType } from "../domain/offer/session-type.ts";
import { isOnSale } from "../domain/offer/why-not-sellable.ts";
import { listBuildersTakingBookings } from "../builder/list-builders-taking-bookings.ts";
import { availabilityRange } from "../domain/providers/availability-range.ts";
import type { BookingDeps } from "./booking-deps.ts";
import type { Caused } from "./caused.ts";
import { historySignerOf } from "./history-signature.ts";
import { insertNewBooking } from "./insert-new-booking.ts";
import { newInlineLease, type InlineLease } from "./lease.ts";
import { newBooking } from "./new-booking.ts";

interface Request {
  readonly sessionTypeId: SessionTypeId;
  /** The browser's zone; null when it did not say. */
  readonly timeZone: TimeZone | null;
  /** In which the client reads the page. */
  readonly language: LanguageTag;
  readonly client: {
    readonly userId: UserId;
    readonly email: string;
    readonly name: string;
    readonly confirmed: ConfirmedAddress | null;
  };
  readonly requestId: string;
}

/**
 * The client, whose address is confirmed, pressed Book. Resumes their unpaid booking of the same session type, unless a bank is still paying it; otherwise asks Calendly whether there is
 * anything to book, writes the booking as INITIATED, and makes its single-use scheduling link.
 * When Calendly fails at the last step the booking stands, and the worker makes the link. Throws AccountEnded when the client was erased meanwhile.
 */
export async function initiateBooking(
  deps: BookingDeps,
  request: Request,
): Promise<Outcome<{ readonly bookingId: BookingId }>> {
  if (request.client.confirmed === null) return refuse({ code: "address_unconfirmed" });
  const sessionType = await findSessionType(deps.database.kysely, request.sessionTypeId);
  if (sessionType === null || !isOnSale(sessionType)) return refuse({ code: "session_type_inactive" });
  const builder = await getBuilder(deps.database.kysely, sessionType.builderId);
  if (builder.userId === request.client.userId) return refuse({ code: "own_session" });

  const known = await findUnpaidBooking(deps.database.kysely, request.client.userId, builder.id);
  if (known !== null) return resume(known, sessionType);
  const refusal = await whyNotBookable(deps, sessionType);
  if (refusal !== null) return refuse(refusal);

  const now = deps.clock.now();
  const booking = newBooking({ id: idFromBytes("bkg", deps.randomBytes(16)), now }, builder, sessionType, {
    ...request,
    claimedBy: "account",
  });
  const inline = newInlineLease(deps, ["createSchedulingLink"]);
  const outcome = await insertOnce(
    { ...deps, cause: { kind: "client", reference: request.requestId, personId: booking.clientUserId } },
    booking,
    sessionType,
    inline,
  );
  if (outcome.ok && outcome.value.bookingId === booking.id)
    await deps.runEffectNow(firstEffectKey(booking), inline.lease);
  return outcome;
}

function firstEffectKey(booking: Booking): EffectKey {
  return `${booking.id}:1:0`;
}

/** Writes the booking with its history and its first effect, unless the same person has started another meanwhile. */
async function insertOnce(
  deps: Caused<BookingDeps>,
  booking: Booking,
  sessionType: SessionType,
  inline: InlineLease,
): Promise<Outcome<{ readonly bookingId: BookingId }>> {
  const { clientUserId, builderId, createdAt } = booking;
  try {
    return await deps.database.transact(async (tx) => {
      await lockAccount(tx, clientUserId);
      // Asked again inside the transaction: the same person may have pressed twice.
      const meanwhile = await findUnpaidBooking(tx, clientUserId, builderId);
      if (meanwhile !== null) return resume(meanwhile, sessionType);
      const startedToday = await countBookingsSince(tx, clientUserId, addMinutes(createdAt, -24 * 60));
      if (startedToday >= deps.settings.bookingsPerDayMax) return refuse({ code: "too_many_bookings" });
      await insertNewBooking(tx, booking, { cause: deps.cause, sign: historySignerOf(deps.secretBox) });
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
      return accept({ bookingId: booking.id });
    });
  } catch (error) {
    // Two processes at the same moment: the index let one of them through.
    const meanwhile = await findUnpaidBooking(deps.database.kysely, clientUserId, builderId);
    if (!isUniqueViolation(error) || meanwhile === null) throw error;
    return resume(meanwhile, sessionType);
  }
}

function resume(known: Booking, sessionType: SessionType): Outcome<{ readonly bookingId: BookingId }> {
  if (processingCheckoutOf(known.context) !== null)
    return refuse({ code: "payment_under_way", bookingId: known.id });
  return known.sessionTypeId === sessionType.id
    ? accept({ bookingId: known.id })
    : refuse({ code: "unpaid_booking_exists", bookingId: known.id });
}

async function whyNotBookable(deps: BookingDeps, sessionType: SessionType): Promise<Refusal | null> {
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
    if (!(error instanceof ProviderError)) throw error;
    deps.log.warn({ reason: error.message }, "Calendly could not be asked before a booking");
    return { code: error.failure === null ? "calendar_unavailable" : REFUSAL_OF_FAILURE[error.failure.kind] };
  }
}
