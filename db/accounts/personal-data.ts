import { sql, type ExpressionBuilder } from "kysely";
import type { Booking } from "../../server/domain/booking/booking.ts";
import type { BookingId, UserId } from "../../server/domain/values/ids.ts";
import type { Queryable } from "../core/open-database.ts";
import type { Schema } from "../core/schema.ts";
import { readBookings } from "../bookings/read-bookings.ts";
import { emptyEventsOfBookings } from "../published/published-events.ts";
import { allOf } from "../core/unreadable-row.ts";
import { isSameAddress } from "./same-address.ts";

/** Every booking of this address or account, the oldest first. Addresses are compared without regard to case. Throws UnreadableRow: none may be left out. */
export async function listBookingsOfPerson(
  db: Queryable,
  email: string,
  userId: UserId | null,
): Promise<Booking[]> {
  const rows = await db
    .selectFrom("booking")
    .selectAll()
    .where((eb) =>
      eb.or([
        isSameAddress("client_email", email),
        ...(userId === null ? [] : [eb("client_user_id", "=", userId)]),
      ]),
    )
    .execute();
  // Sorted here: a person's bookings are few, and no index has them by both.
  return allOf(await readBookings(db, rows)).sort(byAge);
}

function byAge(a: Booking, b: Booking): number {
  return `${a.createdAt} ${a.id}` < `${b.createdAt} ${b.id}` ? -1 : 1;
}

/** What the clients of these bookings are called in them. */
export async function listNamesIn(db: Queryable, bookingIds: readonly BookingId[]): Promise<string[]> {
  if (bookingIds.length === 0) return [];
  const query = db.selectFrom("booking").select("client_name").distinct().where("id", "in", bookingIds);
  return (await query.execute()).map(({ client_name }) => client_name);
}

/** Every address under which the clients of these bookings are in them, in small letters. */
export async function listAddressesIn(db: Queryable, bookingIds: readonly BookingId[]): Promise<string[]> {
  if (bookingIds.length === 0) return [];
  const query = db.selectFrom("booking").select("client_email").distinct().where("id", "in", bookingIds);
  return (await query.execute()).map(({ client_email }) => client_email.toLowerCase());
}

/**
 * An effect that is neither completed nor dropped. A reminder to pay counts only while it is being sent or is a dead letter: before its time nothing
 * of it is under way, and then it does nothing when the booking is over.
 */
export function isOpenEffect(eb: ExpressionBuilder<Schema, "outbox">) {
  return eb.and([
    eb("outbox.completed_at", "is", null),
    eb.or([
      eb("outbox.type", "!=", "remindToPay"),
      eb("outbox.lease", "is not", null),
      eb("outbox.dead_at", "is not", null),
    ]),
  ]);
}

/** Those of these bookings that have open effects. */
export async function listBookingsWithOpenEffects(
  db: Queryable,
  bookingIds: readonly BookingId[],
): Promise<Set<BookingId>> {
  if (bookingIds.length === 0) return new Set();
  const rows = await db
    .selectFrom("outbox")
    .select("booking_id")
    .distinct()
    .where("booking_id", "in", bookingIds)
    .where(isOpenEffect)
    .execute();
  return new Set(rows.map(({ booking_id }) => booking_id as BookingId));
}

/** A person, with every word by which stored texts of finished work may name them. */
export interface PersonInTexts {
  readonly email: string;
  /** What they are called in their bookings. */
  readonly names: readonly string[];
  readonly bookingIds: readonly BookingId[];
}

type TextColumn =
  | "body"
  | "last_error"
  | "details_json"
  | "note"
  | "request_json"
  | "subject"
  | "detail"
  | "text"
  | "answer"
  | "page_path";

/** Whether a text holds one of these words, as it is or as a part of a URL. */
function mentions(column: TextColumn, words: readonly string[]) {
  const patterns = words
    .flatMap(spellingsOf)
    .map((spelling) => `%${spelling.toLowerCase().replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`);
  const tests = patterns.map((pattern) => sql`lower(${sql.ref(column)}) like ${pattern} escape '\\'`);
  return sql<boolean>`(${sql.join(tests, sql` or `)})`;
}

function spellingsOf(word: string): string[] {
  return [word, encodeURIComponent(word)];
}

/** Words that name only this person: the address, and a name of more than one word. A single word may be many people's. */
function ownWordsOf({ email, names }: PersonInTexts): string[] {
  return [email, ...new Set(names.filter((name) => /\S\s+\S/.test(name)))];
}

/** How many deliveries about this person, by address or booking, are not completed: waiting, or dead letters. */
export async function countOpenDeliveriesAbout(db: Queryable, person: PersonInTexts): Promise<number> {
  const row = await db
    .selectFrom("inbox")
    .select((eb) => eb.fn.countAll().as("count"))
    .where("completed_at", "is", null)
    .where(mentions("body", [person.email, ...person.bookingIds]))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Erases a person from their bookings: name, address, answers, and the links that open Calendly's and Stripe's pages about them. */
export async function eraseClientOf(
  tx: Queryable,
  bookingIds: readonly BookingId[],
  { name, email }: { readonly name: string; readonly email: string },
): Promise<void> {
  if (bookingIds.length === 0) return;
  await tx
    .updateTable("booking")
    .set({
      client_name: name,
      client_email: email,
      client_language: null,
      claimed_by: "nobody",
      answers_json: "[]",
      metadata_json: null,
      return_urls_json: null,
      scheduling_url: null,
      cancel_url: null,
      reschedule_url: null,
      join_url: null,
      location_text: null,
      // A number to call is the client's own.
      place_json: null,
      place_told_json: null,
      place_status: null,
      place_due_at: null,
    })
    .where("id", "in", bookingIds)
    .execute();
  await tx.updateTable("checkout").set({ url: null }).where("booking_id", "in", bookingIds).execute();
  await tx.updateTable("outbox").set({ request_json: null }).where("booking_id", "in", bookingIds).execute();
  await emptyEventsOfBookings(tx, bookingIds);
}

/**
 * Erases a person from what is stored of finished work: completed deliveries about them or their bookings lose their bodies, ended effects their
 * requests, error texts and what operators and the reconciler wrote lose the whole text, or the words where the rest has a form or is another person's.
 */
export async function eraseMentions(tx: Queryable, person: PersonInTexts): Promise<void> {
  const own = ownWordsOf(person);
  const { bookingIds } = person;
  await tx
    .updateTable("inbox")
    .set({ body: "" })
    .where("completed_at", "is not", null)
    .where(mentions("body", [...own, ...bookingIds]))
    .execute();
  await tx
    .updateTable("outbox")
    .set({ request_json: null })
    .where("completed_at", "is not", null)
    .where(mentions("request_json", own))
    .execute();
  for (const table of ["inbox", "outbox"] as const) {
    await tx.updateTable(table).set({ last_error: "erased" }).where(mentions("last_error", own)).execute();
  }
  await tx.updateTable("operator_action").set({ note: "erased" }).where(mentions("note", own)).execute();
  await tx.updateTable("drift").set({ note: "erased" }).where(mentions("note", own)).execute();
  await eraseFromReports(tx, own);
  if (bookingIds.length > 0) {
    // Effects are named by their booking.
    await tx
      .updateTable("operator_action")
      .set({ note: "erased" })
      .where(mentions("subject", bookingIds))
      .execute();
    const ofTheirs = { last_error: "erased" };
    await tx
      .updateTable("outbox")
      .set(ofTheirs)
      .where("booking_id", "in", bookingIds)
      .where("last_error", "is not", null)
      .execute();
    await tx
      .updateTable("drift")
      .set({ note: "erased" })
      .where("booking_id", "in", bookingIds)
      .where("note", "is not", null)
      .execute();
  }
  const drifts = await tx
    .selectFrom("drift")
    .select(["id", "details_json"])
    .where(mentions("details_json", own))
    .execute();
  for (const { id, details_json } of drifts) {
    await tx
      .updateTable("drift")
      .set({ details_json: withoutWords(details_json, own) })
      .where("id", "=", id)
      .execute();
  }
}

/** What others have reported stays theirs, without the words. A cause keeps its group apart from every other. */
async function eraseFromReports(tx: Queryable, own: readonly string[]): Promise<void> {
  await tx.updateTable("problem_group").set({ note: "erased" }).where(mentions("note", own)).execute();
  await tx
    .updateTable("problem_group")
    .set({ detail: sql`'erased ' || id` })
    .where(mentions("detail", own))
    .execute();
  const reports = await tx
    .selectFrom("problem_report")
    .select(["id", "text", "answer", "page_path"])
    .where((eb) => eb.or([mentions("text", own), mentions("answer", own), mentions("page_path", own)]))
    .execute();
  for (const { id, text, answer, page_path } of reports) {
    const clean = (words: string | null) => (words === null ? null : withoutWords(words, own));
    await tx
      .updateTable("problem_report")
      .set({ text: withoutWords(text, own), answer: clean(answer), page_path: clean(page_path) })
      .where("id", "=", id)
      .execute();
  }
}

function withoutWords(text: string, words: readonly string[]): string {
  const spellings = words
    .flatMap(spellingsOf)
    .map((spelling) => spelling.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return text.replaceAll(new RegExp(spellings.join("|"), "gi"), "erased");
}
