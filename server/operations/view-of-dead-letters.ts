import type { Language } from "../domain/text/language.ts";
import { countDeadDeliveries, findDelivery, listDeadDeliveries } from "../../db/queue/inbox.ts";
import { listMailRefusals } from "../../db/accounts/mail-refusals.ts";
import type { Queryable } from "../../db/core/open-database.ts";
import { listOperatorActions } from "../../db/operations/operator-actions.ts";
import { countDeadEffects, findEffect, listDeadEffects } from "../../db/queue/outbox.ts";
import type { EffectKey } from "../domain/booking/booking-effect.ts";
import { deadEffectOf, type DeadLetter } from "../domain/booking/dead-letter.ts";
import { isBookingId, type BookingId } from "../domain/values/ids.ts";
import type { Instant } from "../domain/values/instant.ts";
import { readWhoseBookings } from "./whose-booking.ts";

/** 50 of each kind: enough to see what is going on; the rest follows when these are decided. */
const DEAD_LETTERS_MAX = 50;

/** 10: what was decided today, mostly. */
const DECIDED_MAX = 10;

/** Every dead letter that waits for an operator, latest first, with what it was for. Holds no body and no address. */
export async function viewOfDeadLetters(db: Queryable, now: Instant, language: Language) {
  const dead = await listDeadEffects(db, { limit: DEAD_LETTERS_MAX });
  const bookingOf = await readWhoseBookings(
    db,
    dead.map(({ bookingId }) => bookingId),
    language,
  );
  const effects = dead.map(({ key, bookingId, type, effect, createdAt, deadAt, attempts, lastError }) => {
    const booking = bookingOf(bookingId);
    const was = deadEffectOf({ type, effect });
    return { key, was, booking, createdAt, deadAt, attempts, lastError };
  });
  const deliveries = (await listDeadDeliveries(db, DEAD_LETTERS_MAX)).map((delivery) => ({
    ...delivery,
    was: wasOf(delivery),
  }));
  const actions = await listOperatorActions(db, DECIDED_MAX);
  const decided = actions.values.map(({ id, at, action, subject, note }) => ({
    id,
    at,
    action,
    subject,
    /** Whose effect it was done to; null for what belongs to no booking. */
    bookingId: whoseIs(subject),
    note,
  }));
  const waiting = await countDeadEffects(db);
  const all = waiting.refunds + waiting.others + (await countDeadDeliveries(db));
  return {
    now,
    effects,
    deliveries,
    /** Kinds of mails about accounts that the mail server did not take. */
    refusedMails: await listMailRefusals(db, DEAD_LETTERS_MAX),
    /** How many more there are than these. */
    more: Math.max(0, all - effects.length - deliveries.length),
    decided,
    /** Those of the last decisions that cannot be read. */
    unreadableDecided: actions.unreadable.map(({ key, reason }) => ({ id: key, reason })),
  };
}

/** The status of an effect or a delivery that an operator has decided about. */
export interface DeadLetterStatus {
  readonly was: DeadLetter;
  /** Null for a delivery, which belongs to no booking. */
  readonly bookingId: BookingId | null;
  readonly status: "waiting" | "done" | "dropped" | "dead";
  /** Since the last retry. */
  readonly attempts: number;
  readonly lastError: string | null;
}

function statusOf({
  completedAt,
  deadAt,
}: {
  readonly completedAt: Instant | null;
  readonly deadAt: Instant | null;
}): DeadLetterStatus["status"] {
  if (completedAt !== null) return deadAt === null ? "done" : "dropped";
  return deadAt === null ? "waiting" : "dead";
}

/** Null when there is no such effect (any more). */
export async function statusOfEffect(db: Queryable, key: EffectKey): Promise<DeadLetterStatus | null> {
  const deadLetter = await findEffect(db, key);
  if (deadLetter === null) return null;
  const { bookingId, attempts, lastError } = deadLetter;
  return { was: deadEffectOf(deadLetter), bookingId, status: statusOf(deadLetter), attempts, lastError };
}

/** Null when there is no such delivery (any more). */
export async function statusOfDelivery(db: Queryable, inboxId: number): Promise<DeadLetterStatus | null> {
  const deadLetter = await findDelivery(db, inboxId);
  if (deadLetter === null) return null;
  const { attempts, lastError } = deadLetter;
  return { was: wasOf(deadLetter), bookingId: null, status: statusOf(deadLetter), attempts, lastError };
}

/** What a delivery was for. */
function wasOf({
  source,
  eventType,
}: Pick<Extract<DeadLetter, { kind: "delivery" }>, "source" | "eventType">): DeadLetter {
  return { kind: "delivery", source, eventType };
}

/** An effect's key begins with its booking. */
function whoseIs(subject: string): BookingId | null {
  const [first = ""] = subject.split(":", 1);
  return isBookingId(first) ? first : null;
}
