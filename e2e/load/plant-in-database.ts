import type { Queryable } from "../../db/core/open-database.ts";
import { historySignerOf } from "../../server/booking/history-signature.ts";
import { writePlantedBooking } from "../../server/commands/planted/write-planted-booking.ts";
import { newBooking } from "../../server/booking/new-booking.ts";
import type { BookingEvent } from "../../server/domain/booking/booking-event.ts";
import type { CheckoutId } from "../../server/domain/values/ids.ts";
import { addMinutes, timeZone, type Instant } from "../../server/domain/values/instant.ts";
import { money } from "../../server/domain/values/money.ts";
import type { Builder, SessionType } from "../../server/domain/offer/session-type.ts";
import type { Services } from "../../server/open-services.ts";

import { DURATION_MINUTES, PRICE_MINOR, type NamedBooking, type ProviderIds } from "./plant-at-providers.ts";

/** 250 bookings share a transaction, and so one sync. */
const BOOKINGS_PER_TRANSACTION = 250;

export interface Offer {
  readonly builder: Builder;
  readonly sessionType: SessionType;
}

export interface PlantedBooking {
  readonly booking: NamedBooking;
  readonly ids: ProviderIds;
  readonly offer: Offer;
}

/** Writes bookings with their whole histories, each event decided by the machine; effects about money stand in the outbox as carried out. */
export async function plantInDatabase(
  { database, secretBox }: Services,
  planted: readonly PlantedBooking[],
): Promise<void> {
  const sign = historySignerOf(secretBox);
  for (let from = 0; from < planted.length; from += BOOKINGS_PER_TRANSACTION) {
    const group = planted.slice(from, from + BOOKINGS_PER_TRANSACTION);
    await database.transact(async (tx) => {
      for (const one of group) await plantOne(tx, one, sign);
    });
  }
}

async function plantOne(
  tx: Queryable,
  planted: PlantedBooking,
  sign: (digest: string) => string,
): Promise<void> {
  const { booking: named, offer } = planted;
  const client = { userId: `user-${named.number}`, email: named.email, name: "Casey Client" };
  const begun = newBooking({ id: named.id, now: named.createdAt }, offer.builder, offer.sessionType, {
    client,
    claimedBy: "account",
    timeZone: timeZone("Europe/Berlin"),
    language: null,
  });
  const steps = eventsOf(planted).map((event) => () => event);
  await writePlantedBooking(tx, begun, steps, { sign });
}

/** What our own records say of it: for a drift, the side that has missed something. */
function eventsOf({ booking, ids }: PlantedBooking): BookingEvent[] {
  const { drift, shape, createdAt, startsAt } = booking;
  const at = (minutes: number): Instant => addMinutes(createdAt, minutes);
  const checkoutId = ids.checkoutId as CheckoutId;
  const endsAt = addMinutes(startsAt, DURATION_MINUTES);
  const holdEndsAt = at(60);
  const scheduled: BookingEvent[] = [
    {
      type: "TIME_BOOKED",
      at: at(1),
      holdEndsAt,
      time: {
        calendlyEventId: ids.eventUri.split("/").at(-1) ?? "",
        calendlyEventUri: ids.eventUri,
        calendlyInviteeUri: ids.inviteeUri,
        startsAt,
        endsAt,
      },
    },
  ];
  const paying: BookingEvent[] = [
    ...scheduled,
    {
      type: "CHECKOUT_REQUESTED",
      at: at(2),
      checkoutExpiresAt: at(120),
      timeZone: timeZone("Europe/Berlin"),
    },
    { type: "CHECKOUT_OPENED", at: at(3), checkoutId },
  ];
  const abandoned: BookingEvent[] = [...paying, { type: "CHECKOUT_EXPIRED", at: holdEndsAt, checkoutId }];
  const amount = money(PRICE_MINOR, "USD");
  const paymentIntentId = ids.paymentIntentId ?? "";
  const confirmed: BookingEvent[] = [
    ...paying,
    { type: "CHECKOUT_PAID", at: at(3), checkoutId, paymentIntentId, amount },
  ];
  switch (drift) {
    case "booking_missed":
      return [];
    case "payment_missed":
    case "checkout_closed_missed":
      return paying;
    case "event_orphaned":
      return abandoned;
    case "refund_missed":
    case "dispute_missed":
    case "time_canceled_missed":
    case "time_moved_missed":
      return confirmed;
    case null:
      break;
  }
  switch (shape) {
    case "paying":
      return paying;
    case "abandoned":
      return abandoned;
    case "confirmed":
      return confirmed;
    case "completed":
      return [...confirmed, { type: "SESSION_ENDED", at: endsAt }];
    case "refunded":
      return [
        ...confirmed,
        { type: "CANCEL_REQUESTED", at: at(30), by: "builder", quotedAt: null },
        {
          type: "REFUND_SETTLED",
          at: at(31),
          refundId: ids.refundId ?? "",
          paymentIntentId,
          amount,
          due: 1,
        },
      ];
  }
}
