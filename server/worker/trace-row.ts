import { findCauseReference } from "../../db/history/booking-history.ts";
import type { OutboxRow } from "../../db/queue/outbox.ts";
import {
  originOfReference,
  originOfTransition,
  transitionOfEffect,
  type TraceOrigin,
} from "../domain/booking/trace-origin.ts";
import { replayReference } from "../domain/providers/replay-reference.ts";
import type { BookingId } from "../domain/values/ids.ts";
import type { ReadDelivery } from "./handlers/handle-delivery.ts";
import type { WorkerDeps } from "./worker-deps.ts";

type TraceDeps = Pick<WorkerDeps, "tracing" | "database">;

/** 20: an effect's answer leads to an effect, and so on; no booking has a longer row of them without anything from outside between. */
const EFFECTS_IN_A_ROW_MAX = 20;

/**
 * An effect in the trace of what has caused it: beneath the request that carries it out itself, or that had it written down earlier, perhaps in
 * another process. Nothing is stored for that: the history says what the cause was. It is asked only while traces are wanted.
 */
export async function traceEffect(
  { tracing, database }: TraceDeps,
  { key, effect, attempts }: OutboxRow,
  run: () => Promise<void>,
): Promise<void> {
  if (tracing === undefined) return run();
  const origin =
    // A trace that cannot be found must not stop the effect.
    tracing.currentIds() === null
      ? await originOfEffect(database.kysely, key).catch(() => undefined)
      : undefined;
  const attributes = {
    "booking.effect": effect.type,
    "booking.effect_key": key,
    "booking.attempt": attempts,
  };
  return tracing.step({ name: `effect ${effect.type}`, kind: "consumer", attributes, origin }, run);
}

async function originOfEffect(
  db: WorkerDeps["database"]["kysely"],
  key: OutboxRow["key"],
): Promise<TraceOrigin> {
  let reference: string = key;
  for (let row = 0; row < EFFECTS_IN_A_ROW_MAX; row++) {
    const transition = transitionOfEffect(reference);
    if (transition === null) break;
    const { bookingId, version } = transition;
    const cause = await findCauseReference(db, bookingId as BookingId, version);
    if (cause === null) return { ...originOfTransition(bookingId, version), place: "beneath" };
    reference = cause;
  }
  return originOfReference(reference);
}

/** A delivery in the trace of the request that brought it; one that is replayed has a trace of its own. */
export async function traceDelivery(
  { tracing }: TraceDeps,
  { id, source, eventType, isReplay, attempts }: ReadDelivery,
  run: () => Promise<void>,
): Promise<void> {
  if (tracing === undefined) return run();
  const origin = originOfReference(isReplay ? replayReference(id) : `inbox:${id}`);
  const attributes = {
    "booking.source": source,
    "booking.delivery": eventType,
    "booking.inbox_id": id,
    "booking.attempt": attempts,
  };
  return tracing.step({ name: `delivery ${source} ${eventType}`, kind: "consumer", attributes, origin }, run);
}
