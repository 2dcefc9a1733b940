import { createHash, randomBytes } from "node:crypto";
import { sql, type Selectable } from "kysely";
import { z } from "zod";
import {
  PERSON_CAUSES,
  personOf,
  SYSTEM_CAUSES,
  type Cause,
} from "../../server/domain/booking/booking-event.ts";
import { BOOKING_STATES, type BookingState } from "../../server/domain/booking/booking.ts";
import { replayReference } from "../../server/domain/providers/replay-reference.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { instant, type Instant } from "../../server/domain/values/instant.ts";
import type { Queryable } from "../core/open-database.ts";
import { pageOfRows, type PageAsked } from "../core/pages-of-rows.ts";
import { readOneOf } from "../core/read-column.ts";
import type { BookingTransitionTable } from "../core/tables/history-tables.ts";
import { allOf, readEach, readRow } from "../core/unreadable-row.ts";

const CAUSE_KINDS = [...PERSON_CAUSES, ...SYSTEM_CAUSES] as const;

/** 16 bytes: an erased name cannot be found by trying names against its digest. */
const SALT_BYTES = 16;

/** Events of old versions of the machine stay readable: of their form, only this is relied on. */
const recordedEventSchema = z.looseObject({ type: z.string() });
const personalSchema = z.object({ note: z.string() });

/** One line of a booking's history. */
export interface BookingTransition {
  readonly bookingId: BookingId;
  /** The version that it made; 1 is the initiation. */
  readonly version: number;
  /** Null for the initiation. */
  readonly fromState: BookingState | null;
  readonly toState: BookingState;
  /** The event as it was recorded, without what is personal. */
  readonly event: { readonly type: string; readonly [property: string]: unknown };
  /** What a person wrote, or is called; null when there was nothing, or it was erased. */
  readonly note: string | null;
  readonly cause: Cause;
  /** When the event became true. */
  readonly happenedAt: Instant;
  /** When it was recorded. */
  readonly recordedAt: Instant;
}

/** A line that does not hold what this version understands, with the reason why not and nothing of its content. */
export interface UnreadableLine {
  readonly bookingId: BookingId;
  readonly version: number;
  readonly reason: string;
}

/** Lines of histories: those that can be read, in their order, and those that cannot, which do not hinder the others. */
export interface ReadLines {
  readonly transitions: BookingTransition[];
  readonly unreadable: readonly UnreadableLine[];
}

/** A line as the chain sees it. */
export interface ChainedTransition {
  readonly bookingId: BookingId;
  readonly version: number;
  /** '' when it was written before the history was chained. */
  readonly digest: string;
  readonly signature: string;
  /** What the digest must be, given that of the line before. */
  readonly expectedDigest: (previousDigest: string | null) => string;
  /** False when the personal text was changed; an erased one is in order. */
  readonly personalIsIntact: boolean;
  /** The digest of what the client agreed to with it; null where they were asked nothing. */
  readonly consentsDigest: string | null;
}

interface NewTransition {
  readonly bookingId: BookingId;
  readonly version: number;
  readonly fromState: BookingState | null;
  readonly toState: BookingState;
  /** What stands in `note` is kept beside the chain, salted, where it can be erased. */
  readonly event: {
    readonly type: string;
    readonly at?: Instant;
    readonly note?: string;
    /** By which rules of the machine it was decided. */
    readonly rules?: number;
  };
  readonly cause: Cause;
  readonly recordedAt: Instant;
}

type ChainedColumns = Omit<
  Selectable<BookingTransitionTable>,
  "digest" | "signature" | "personal_json" | "personal_salt"
>;

function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

/** Covers every column of the row but the personal text, of which it covers the digest, and the row before. */
function digestOf(row: ChainedColumns, previousDigest: string | null): string {
  return sha256(
    JSON.stringify([
      row.booking_id,
      row.version,
      row.from_state,
      row.to_state,
      row.event_type,
      row.event_json,
      row.cause_kind,
      row.cause_reference,
      row.happened_at,
      row.recorded_at,
      row.personal_digest,
      previousDigest,
      // Lines from before persons were recorded, and those without one, keep the digest that they have.
      ...(row.cause_person_id === null ? [] : [row.cause_person_id]),
    ]),
  );
}

function personalColumns(note: string | undefined) {
  if (note === undefined) return { personal_json: null, personal_salt: null, personal_digest: null };
  const personal_json = JSON.stringify({ note });
  const personal_salt = randomBytes(SALT_BYTES).toString("hex");
  return { personal_json, personal_salt, personal_digest: sha256(personal_salt + personal_json) };
}

/**
 * Writes a line of history, chained to the one before by its digest. An event without an instant of its own happened when it was
 * recorded. Throws when this version has a line.
 * @param sign gives the digest's signature under the key ring.
 */
export async function insertTransition(
  tx: Queryable,
  transition: NewTransition,
  sign: (digest: string) => string,
): Promise<void> {
  const { note, ...event } = transition.event;
  const columns = {
    booking_id: transition.bookingId,
    version: transition.version,
    from_state: transition.fromState,
    to_state: transition.toState,
    event_type: transition.event.type,
    event_json: JSON.stringify(event),
    cause_kind: transition.cause.kind,
    cause_reference: transition.cause.reference,
    cause_person_id: personOf(transition.cause),
    happened_at: transition.event.at ?? transition.recordedAt,
    recorded_at: transition.recordedAt,
    ...personalColumns(note),
  };
  const digest = digestOf(columns, await findDigestBefore(tx, transition));
  await tx
    .insertInto("booking_transition")
    .values({ ...columns, digest, signature: sign(digest) })
    .execute();
}

async function findDigestBefore(
  tx: Queryable,
  { bookingId, version }: Pick<NewTransition, "bookingId" | "version">,
): Promise<string | null> {
  if (version === 1) return null;
  const before = await tx
    .selectFrom("booking_transition")
    .select("digest")
    .where("booking_id", "=", bookingId)
    .where("version", "=", version - 1)
    .executeTakeFirst();
  // A removed line must not block the booking: a check of the chain finds the gap.
  return before?.digest ?? null;
}

function toCause({
  cause_kind,
  cause_reference: reference,
  cause_person_id,
}: Selectable<BookingTransitionTable>): Cause {
  const kind = readOneOf(CAUSE_KINDS, cause_kind);
  switch (kind) {
    case "client":
    case "builder":
    case "operator":
      return { kind, reference, personId: cause_person_id };
    case "calendly":
    case "stripe":
    case "worker":
    case "seed":
      return { kind, reference };
  }
}

function toTransition(row: Selectable<BookingTransitionTable>): BookingTransition {
  return readRow("booking_transition", `${row.booking_id}:${row.version}`, () => ({
    bookingId: row.booking_id as BookingId,
    version: row.version,
    fromState: row.from_state === null ? null : readOneOf(BOOKING_STATES, row.from_state),
    toState: readOneOf(BOOKING_STATES, row.to_state),
    event: recordedEventSchema.parse(JSON.parse(row.event_json)),
    note: row.personal_json === null ? null : personalSchema.parse(JSON.parse(row.personal_json)).note,
    cause: toCause(row),
    happenedAt: instant(row.happened_at),
    recordedAt: instant(row.recorded_at),
  }));
}

function toLines(rows: readonly Selectable<BookingTransitionTable>[]): ReadLines {
  const { values, unreadable } = readEach(rows, toTransition);
  return {
    transitions: values,
    unreadable: unreadable.map(({ key, reason }) => {
      const colon = key.lastIndexOf(":");
      return {
        bookingId: key.slice(0, colon) as BookingId,
        version: Number(key.slice(colon + 1)),
        reason,
      };
    }),
  };
}

/**
 * The whole history of a booking, first to last: for what is computed from all of it. Throws UnreadableRow when a line of it cannot be read.
 * Pages show stretches.
 */
export async function listTransitions(db: Queryable, bookingId: BookingId): Promise<BookingTransition[]> {
  return allOf(readEach(await selectHistories(db, [bookingId]), toTransition));
}

/** Where a history goes on, back in time. */
export interface HistoryKey {
  readonly version: number;
}

/** The last lines of a history before that version, without those of some types; first to last. `next` leads to those before them. */
export async function listTransitionsBefore(
  db: Queryable,
  bookingId: BookingId,
  { after: before, limit }: PageAsked<HistoryKey>,
  leftOut: readonly string[],
): Promise<ReadLines & { readonly next: HistoryKey | null }> {
  let query = db.selectFrom("booking_transition").selectAll().where("booking_id", "=", bookingId);
  if (leftOut.length > 0) query = query.where("event_type", "not in", leftOut);
  if (before !== null) query = query.where("version", "<", before.version);
  const found = await query
    .orderBy("version", "desc")
    .limit(limit + 1)
    .execute();
  const { rows, next } = pageOfRows(found, limit, ({ version }): HistoryKey => ({ version }));
  return { ...toLines(rows.reverse()), next };
}

/** Whether this request has brought an event to the booking: its line was written in the transaction of the change. */
export async function hasTransitionOf(
  db: Queryable,
  bookingId: BookingId,
  requestId: string,
): Promise<boolean> {
  const row = await db
    .selectFrom("booking_transition")
    .select("version")
    .where("booking_id", "=", bookingId)
    .where("cause_reference", "=", requestId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Of a replayed delivery: as many bookings as one may reach, and more than any does. */
const LINES_OF_DELIVERY_MAX = 100;

/** What a delivery has changed: when it came, as far as that was this booking, and when it was replayed, whichever that was. */
export async function listTransitionsOfDelivery(
  db: Queryable,
  inboxId: number,
  bookingId: BookingId | null,
): Promise<ReadLines> {
  const whenItCame =
    bookingId === null
      ? []
      : await db
          .selectFrom("booking_transition")
          .selectAll()
          .where("booking_id", "=", bookingId)
          .where("cause_reference", "=", `inbox:${inboxId}`)
          .orderBy("version")
          .limit(LINES_OF_DELIVERY_MAX)
          .execute();
  const whenReplayed = await db
    .selectFrom("booking_transition")
    .selectAll()
    .where("cause_reference", "=", replayReference(inboxId))
    // As its index has it: there is one for these lines alone.
    .where(sql<boolean>`substr(cause_reference, 1, 7) = 'replay:'`)
    .limit(LINES_OF_DELIVERY_MAX)
    .execute();
  const inOrder = whenReplayed.sort(
    (one, other) => one.recorded_at.localeCompare(other.recorded_at) || one.version - other.version,
  );
  return toLines([...whenItCame, ...inOrder]);
}

/** Of the lines of these types, the one whose event happened first; null when there is none, or it cannot be read. */
export async function findFirstTransition(
  db: Queryable,
  bookingId: BookingId,
  types: readonly string[],
): Promise<BookingTransition | null> {
  const row = await db
    .selectFrom("booking_transition")
    .selectAll()
    .where("booking_id", "=", bookingId)
    .where("event_type", "in", types)
    .orderBy("happened_at")
    .orderBy("version")
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : (toLines([row]).transitions[0] ?? null);
}

async function selectHistories(
  db: Queryable,
  bookingIds: readonly BookingId[],
): Promise<Selectable<BookingTransitionTable>[]> {
  if (bookingIds.length === 0) return [];
  return db
    .selectFrom("booking_transition")
    .selectAll()
    .where("booking_id", "in", bookingIds)
    .orderBy("booking_id")
    .orderBy("version")
    .execute();
}

/** The histories of several bookings, by booking and version. */
export async function readTransitionsOf(db: Queryable, bookingIds: readonly BookingId[]): Promise<ReadLines> {
  return toLines(await selectHistories(db, bookingIds));
}

/** The histories of several bookings as the chain sees them, by booking and version. */
export async function listChained(
  db: Queryable,
  bookingIds: readonly BookingId[],
): Promise<ChainedTransition[]> {
  return (await selectHistories(db, bookingIds)).map((row) => ({
    bookingId: row.booking_id as BookingId,
    version: row.version,
    digest: row.digest,
    signature: row.signature,
    expectedDigest: (previousDigest) => digestOf(row, previousDigest),
    personalIsIntact: isPersonalIntact(row),
    consentsDigest: consentsDigestIn(row),
  }));
}

/** Null, too, in a line that was changed beyond reading: its own digest says so. */
function consentsDigestIn({
  event_type,
  event_json,
}: Pick<BookingTransitionTable, "event_type" | "event_json">): string | null {
  if (event_type !== "CHECKOUT_REQUESTED") return null;
  const found = /"consents":"([^"]*)"/.exec(event_json);
  return found?.[1] ?? null;
}

function isPersonalIntact(row: Selectable<BookingTransitionTable>): boolean {
  const { personal_json, personal_salt, personal_digest } = row;
  if (personal_json === null && personal_salt === null) return true;
  return (
    personal_json !== null &&
    personal_salt !== null &&
    sha256(personal_salt + personal_json) === personal_digest
  );
}

/** Replaces a line's signature, its digest staying as it is: for a new key of the ring. */
export async function updateSignature(
  db: Queryable,
  { bookingId, version }: Pick<BookingTransition, "bookingId" | "version">,
  signature: string,
): Promise<void> {
  await db
    .updateTable("booking_transition")
    .set({ signature })
    .where("booking_id", "=", bookingId)
    .where("version", "=", version)
    .execute();
}

/** Erases what is personal in the histories of these bookings; their chains stay whole. Safe to repeat. */
export async function erasePersonalText(db: Queryable, bookingIds: readonly BookingId[]): Promise<void> {
  if (bookingIds.length === 0) return;
  await db
    .updateTable("booking_transition")
    .set({ personal_json: null, personal_salt: null })
    .where("booking_id", "in", bookingIds)
    .execute();
}

/** What the history names as the cause of a booking's transition; null where it names nothing, and for a transition that there is not. */
export async function findCauseReference(
  db: Queryable,
  bookingId: BookingId,
  version: number,
): Promise<string | null> {
  const row = await db
    .selectFrom("booking_transition")
    .select("cause_reference")
    .where("booking_id", "=", bookingId)
    .where("version", "=", version)
    .executeTakeFirst();
  return row?.cause_reference ?? null;
}
