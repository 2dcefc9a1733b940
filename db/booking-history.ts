import { z } from "zod";
import type { Cause } from "../server/domain/booking-event.ts";
import { BOOKING_STATES, type BookingState } from "../server/domain/booking.ts";
import type { BookingId } from "../server/domain/ids.ts";
import { instant, type Instant } from "../server/domain/instant.ts";
import type { Queryable } from "./open-database.ts";
import { readOneOf } from "./read-column.ts";

const CAUSE_KINDS = [
  "client",
  "builder",
  "operator",
  "calendly",
  "stripe",
  "worker",
  "seed",
] as const satisfies readonly Cause["kind"][];

/** Events of old versions of the machine stay readable: of their form, only this is relied on. */
const recordedEventSchema = z.looseObject({ type: z.string() });

/** One line of a booking's history. */
export interface BookingTransition {
  readonly bookingId: BookingId;
  /** The version that it made; 1 is the initiation. */
  readonly version: number;
  /** Null for the initiation. */
  readonly fromState: BookingState | null;
  readonly toState: BookingState;
  /** The fact as it was recorded. */
  readonly event: { readonly type: string; readonly [property: string]: unknown };
  readonly cause: Cause;
  /** When the fact became true. */
  readonly happenedAt: Instant;
  /** When we wrote it down. */
  readonly recordedAt: Instant;
}

/** Writes a line of history. An event without an instant of its own happened when it was recorded. Throws when this version has one. */
export async function insertTransition(
  tx: Queryable,
  transition: {
    readonly bookingId: BookingId;
    readonly version: number;
    readonly fromState: BookingState | null;
    readonly toState: BookingState;
    readonly event: { readonly type: string; readonly at?: Instant };
    readonly cause: Cause;
    readonly recordedAt: Instant;
  },
): Promise<void> {
  await tx
    .insertInto("booking_transition")
    .values({
      booking_id: transition.bookingId,
      version: transition.version,
      from_state: transition.fromState,
      to_state: transition.toState,
      event_type: transition.event.type,
      event_json: JSON.stringify(transition.event),
      cause_kind: transition.cause.kind,
      cause_reference: transition.cause.reference,
      happened_at: transition.event.at ?? transition.recordedAt,
      recorded_at: transition.recordedAt,
    })
    .execute();
}

/** The whole history of a booking, first to last. */
export async function listTransitions(db: Queryable, bookingId: BookingId): Promise<BookingTransition[]> {
  const rows = await db
    .selectFrom("booking_transition")
    .selectAll()
    .where("booking_id", "=", bookingId)
    .orderBy("version")
    .execute();
  return rows.map((row) => ({
    bookingId: row.booking_id as BookingId,
    version: row.version,
    fromState: row.from_state === null ? null : readOneOf(BOOKING_STATES, row.from_state),
    toState: readOneOf(BOOKING_STATES, row.to_state),
    event: recordedEventSchema.parse(JSON.parse(row.event_json)),
    cause: { kind: readOneOf(CAUSE_KINDS, row.cause_kind), reference: row.cause_reference },
    happenedAt: instant(row.happened_at),
    recordedAt: instant(row.recorded_at),
  }));
}
