import { sql } from "kysely";
import type { Booking } from "../server/domain/booking.ts";
import type { BookingId, UserId } from "../server/domain/ids.ts";
import type { Queryable } from "./open-database.ts";
import { readBookings } from "./read-bookings.ts";

/** Every booking of this address or account. Addresses are compared without regard to case. */
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
        eb(eb.fn<string>("lower", ["client_email"]), "=", email.toLowerCase()),
        ...(userId === null ? [] : [eb("client_user_id", "=", userId)]),
      ]),
    )
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return readBookings(db, rows);
}

/** Those of these bookings that have orders which are neither completed nor dropped. */
export async function listBookingsWithOpenOrders(
  db: Queryable,
  bookingIds: readonly BookingId[],
): Promise<Set<BookingId>> {
  if (bookingIds.length === 0) return new Set();
  const rows = await db
    .selectFrom("outbox")
    .select("booking_id")
    .distinct()
    .where("booking_id", "in", bookingIds)
    .where("completed_at", "is", null)
    .execute();
  return new Set(rows.map(({ booking_id }) => booking_id as BookingId));
}

/** Whether a text holds this address, as it is or as a part of a URL. */
function mentions(column: "body" | "last_error" | "details_json" | "note", email: string) {
  const patterns = [email, encodeURIComponent(email)].map(
    (spelling) => `%${spelling.toLowerCase().replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`,
  );
  const tests = patterns.map((pattern) => sql`lower(${sql.ref(column)}) like ${pattern} escape '\\'`);
  return sql<boolean>`(${sql.join(tests, sql` or `)})`;
}

/** How many deliveries that mention this address are not completed: waiting, or given up and not decided on. */
export async function countOpenDeliveriesAbout(db: Queryable, email: string): Promise<number> {
  const row = await db
    .selectFrom("inbox")
    .select((eb) => eb.fn.countAll().as("count"))
    .where("completed_at", "is", null)
    .where(mentions("body", email))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Takes a person out of their bookings: name, address, answers, and the links that open Calendly's and Stripe's pages about them. */
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
      answers_json: "[]",
      scheduling_url: null,
      cancel_url: null,
      reschedule_url: null,
      join_url: null,
      location_text: null,
    })
    .where("id", "in", bookingIds)
    .execute();
  await tx.updateTable("checkout").set({ url: null }).where("booking_id", "in", bookingIds).execute();
}

/**
 * Takes an address out of everything that is kept of the work done: completed deliveries lose their bodies, error texts and what operators and
 * the reconciler wrote lose the whole text, or the address where the rest has a form.
 */
export async function eraseMentions(tx: Queryable, email: string): Promise<void> {
  await tx
    .updateTable("inbox")
    .set({ body: "" })
    .where("completed_at", "is not", null)
    .where(mentions("body", email))
    .execute();
  for (const table of ["inbox", "outbox"] as const) {
    await tx.updateTable(table).set({ last_error: "erased" }).where(mentions("last_error", email)).execute();
  }
  await tx.updateTable("operator_action").set({ note: "erased" }).where(mentions("note", email)).execute();
  await tx.updateTable("drift").set({ note: "erased" }).where(mentions("note", email)).execute();
  const drifts = await tx
    .selectFrom("drift")
    .select(["id", "details_json"])
    .where(mentions("details_json", email))
    .execute();
  for (const { id, details_json } of drifts) {
    await tx
      .updateTable("drift")
      .set({ details_json: withoutAddress(details_json, email) })
      .where("id", "=", id)
      .execute();
  }
}

function withoutAddress(text: string, email: string): string {
  const spellings = [email, encodeURIComponent(email)].map((spelling) =>
    spelling.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`),
  );
  return text.replaceAll(new RegExp(spellings.join("|"), "gi"), "erased");
}
