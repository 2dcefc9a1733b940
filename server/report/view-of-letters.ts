import { getBuildersByIds } from "../../db/builders.ts";
import { findBooking } from "../../db/bookings.ts";
import { findDelivery, listDeadDeliveries } from "../../db/inbox.ts";
import type { Queryable } from "../../db/open-database.ts";
import { listOperatorActions } from "../../db/operator-actions.ts";
import { findEffect, listDeadEffects } from "../../db/outbox.ts";
import type { EffectKey } from "../domain/booking-effect.ts";
import type { BookingId } from "../domain/ids.ts";
import type { Instant } from "../domain/instant.ts";
import { deliveryInWords, effectInWords } from "../domain/letter-in-words.ts";

/** 50 of each kind: enough to see what is going on; the rest is the same again. */
export const LETTERS_MAX = 50;

/** 10: what was decided today, mostly. */
const DECIDED_MAX = 10;

/** Whose order it was. */
async function bookingOf(db: Queryable, id: BookingId) {
  const booking = await findBooking(db, id);
  if (booking === null) return null;
  const { displayName } = (await getBuildersByIds(db, [booking.builderId]))(booking.builderId);
  const { sessionTypeName, clientName, state } = booking;
  return { id, sessionTypeName, clientName, builderName: displayName, state };
}

/** Everything that was given up and waits for an operator, latest first, in words. Holds no body and no address. */
export async function viewOfLetters(db: Queryable, now: Instant) {
  const dead = (await listDeadEffects(db)).slice(0, LETTERS_MAX);
  const effects = [];
  for (const { key, bookingId, effect, createdAt, deadAt, attempts, lastError } of dead) {
    const booking = await bookingOf(db, bookingId);
    const words = effectInWords(effect);
    effects.push({ key, type: effect.type, booking, words, createdAt, deadAt, attempts, lastError });
  }
  const deliveries = (await listDeadDeliveries(db, LETTERS_MAX)).map((delivery) => ({
    ...delivery,
    words: deliveryInWords(delivery.source, delivery.eventType),
  }));
  const decided = (await listOperatorActions(db, DECIDED_MAX)).map(({ id, at, action, subject, note }) => ({
    id,
    at,
    action,
    subject,
    note,
  }));
  return { now, effects, deliveries, decided };
}

/** What has become of an order or a delivery that an operator decided about. */
export interface LetterStanding {
  readonly title: string;
  /** Null for a delivery: it belongs to none. */
  readonly bookingId: BookingId | null;
  readonly standing: "waiting" | "done" | "dropped" | "given_up";
  /** Since it was last put back. */
  readonly attempts: number;
  readonly lastError: string | null;
}

function standingOf({
  completedAt,
  deadAt,
}: {
  readonly completedAt: Instant | null;
  readonly deadAt: Instant | null;
}): LetterStanding["standing"] {
  if (completedAt !== null) return deadAt === null ? "done" : "dropped";
  return deadAt === null ? "waiting" : "given_up";
}

/** Null when there is no such order (any more). */
export async function standingOfEffect(db: Queryable, key: EffectKey): Promise<LetterStanding | null> {
  const letter = await findEffect(db, key);
  if (letter === null) return null;
  const { bookingId, attempts, lastError } = letter;
  const { title } = effectInWords(letter.effect);
  return { title, bookingId, standing: standingOf(letter), attempts, lastError };
}

/** Null when there is no such delivery (any more). */
export async function standingOfDelivery(db: Queryable, inboxId: number): Promise<LetterStanding | null> {
  const letter = await findDelivery(db, inboxId);
  if (letter === null) return null;
  const { attempts, lastError } = letter;
  const { title } = deliveryInWords(letter.source, letter.eventType);
  return { title, bookingId: null, standing: standingOf(letter), attempts, lastError };
}
