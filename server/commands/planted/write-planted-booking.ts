import { upsertRefund } from "../../../db/bookings/refunds.ts";
import type { Queryable } from "../../../db/core/open-database.ts";
import { insertEffects } from "../../../db/queue/outbox.ts";
import { insertNewBooking } from "../../booking/insert-new-booking.ts";
import type { EffectKey } from "../../domain/booking/booking-effect.ts";
import { effectSchema } from "../../domain/booking/booking-effect.schema.ts";
import type { BookingEvent } from "../../domain/booking/booking-event.ts";
import type { Booking } from "../../domain/booking/booking.ts";
import { SEED, writeDecidedEvent } from "../write-decided-event.ts";

/** What happened next to a booking that is as it is; null when nothing did. */
export type PlantedStep = (booking: Booking) => BookingEvent | null;

/** A booking with all that has happened to it. */
export interface PlantedBooking {
  readonly booking: Booking;
  /** By the number of the obligation: the effect that ordered its refund, as Stripe is to name it. */
  readonly refundEffects: ReadonlyMap<number, EffectKey>;
}

/**
 * Writes a booking just begun and each step after it, decided by the machine and signed at its own instant. Effects about money stand in the outbox as
 * carried out, and what was refunded as arrived; nobody is told of anything. Part of a transaction. Throws when the machine does not take a step.
 */
export async function writePlantedBooking(
  tx: Queryable,
  begun: Booking,
  steps: readonly PlantedStep[],
  { sign, source = null }: { readonly sign: (digest: string) => string; readonly source?: string | null },
): Promise<PlantedBooking> {
  await insertNewBooking(tx, begun, { cause: SEED, sign, source });
  const refundEffects = new Map<number, EffectKey>();
  let booking = begun;
  for (const step of steps) {
    const event = step(booking);
    if (event === null) continue;
    const written = await writeDecidedEvent(tx, booking, event, sign);
    booking = written.booking;
    for (const [due, key] of await writeCarriedOut(tx, booking, written.effects)) refundEffects.set(due, key);
    if (event.type !== "REFUND_SETTLED") continue;
    const { refundId, paymentIntentId, amount, due, at } = event;
    const effectKey = due === null ? null : (refundEffects.get(due) ?? null);
    await upsertRefund(tx, {
      ...{ refundId, paymentIntentId, amount, due, effectKey },
      bookingId: booking.id,
      status: "succeeded",
      createdAt: at,
      settledAt: at,
    });
  }
  return { booking, refundEffects };
}

/** Of what a step ordered, only what is about money is kept: it has been carried out. Resolves to the refunds among it, by obligation. */
async function writeCarriedOut(
  tx: Queryable,
  { id: bookingId, version, updatedAt: at }: Booking,
  ordered: Awaited<ReturnType<typeof writeDecidedEvent>>["effects"],
): Promise<[number, EffectKey][]> {
  const ofMoney = ordered
    .map((effect, position) => ({ effect: effectSchema.parse(effect), position }))
    .filter(({ effect }) => effect.type === "openCheckout" || effect.type === "requestRefund")
    .map(({ effect, position }) => ({
      effect,
      position,
      key: `${bookingId}:${version}:${position}` as const,
    }));
  if (ofMoney.length === 0) return [];
  await insertEffects(
    tx,
    ofMoney.map((one) => ({
      ...one,
      bookingId,
      bookingVersion: version,
      createdAt: at,
      lease: null,
      leasedUntil: null,
    })),
  );
  await tx
    .updateTable("outbox")
    .set({ completed_at: at })
    .where("booking_id", "=", bookingId)
    .where("booking_version", "=", version)
    .execute();
  return ofMoney.flatMap(({ effect, key }): [number, EffectKey][] =>
    effect.type === "requestRefund" ? [[effect.params.due, key]] : [],
  );
}
