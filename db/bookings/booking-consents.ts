import { createHash } from "node:crypto";
import type { Selectable } from "kysely";
import { CONSENT_KINDS, CONSENT_SOURCES, type Consent } from "../../server/domain/booking/consent.ts";
import type { LanguageTag } from "../../server/domain/text/language.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { instant } from "../../server/domain/values/instant.ts";
import type { Queryable } from "../core/open-database.ts";
import { readOneOf } from "../core/read-column.ts";
import type { BookingConsentTable } from "../core/tables/site-policy-tables.ts";

/** What a client agreed to with this booking, in the order in which they did. */
export async function listConsents(db: Queryable, bookingId: BookingId): Promise<Consent[]> {
  return (await listConsentsOf(db, [bookingId])).get(bookingId) ?? [];
}

/** The same of several bookings; one without any is not in it. */
export async function listConsentsOf(
  db: Queryable,
  bookingIds: readonly BookingId[],
): Promise<ReadonlyMap<BookingId, Consent[]>> {
  const found = new Map<BookingId, Consent[]>();
  if (bookingIds.length === 0) return found;
  const rows = await db
    .selectFrom("booking_consent")
    .selectAll()
    .where("booking_id", "in", bookingIds)
    .orderBy("booking_id")
    .orderBy("consented_at")
    .orderBy("kind", "desc")
    .execute();
  for (const row of rows) {
    const bookingId = row.booking_id as BookingId;
    found.set(bookingId, [...(found.get(bookingId) ?? []), readConsent(row)]);
  }
  return found;
}

function readConsent(row: Selectable<BookingConsentTable>): Consent {
  return {
    kind: readOneOf(CONSENT_KINDS, row.kind),
    policyNumber: row.policy_number === 0 ? null : row.policy_number,
    language: row.language as LanguageTag | null,
    wording: row.wording,
    sha256: row.sha256,
    at: instant(row.consented_at),
    source: readOneOf(CONSENT_SOURCES, row.source),
  };
}

/** Writes down what a client agreed to. What they have agreed to before stays as it was written. */
export async function insertConsents(
  tx: Queryable,
  bookingId: BookingId,
  consents: readonly Consent[],
): Promise<void> {
  if (consents.length === 0) return;
  await tx
    .insertInto("booking_consent")
    .values(
      consents.map((consent) => ({
        booking_id: bookingId,
        kind: consent.kind,
        policy_number: consent.policyNumber ?? 0,
        language: consent.language,
        wording: consent.wording,
        sha256: consent.sha256,
        consented_at: consent.at,
        source: consent.source,
      })),
    )
    .onConflict((conflict) => conflict.columns(["booking_id", "kind", "policy_number"]).doNothing())
    .execute();
}

/**
 * SHA-256 of what was agreed to in one go, in hex, in whatever order: the line of the history that it belongs to holds it, and so proves it. Of what is
 * written down with that line, and of nothing that stood there before.
 */
export function digestOfConsents(consents: readonly Consent[]): string {
  return digestOf(
    consents.map((one) => [
      ...[one.kind, one.policyNumber, one.language, one.wording],
      ...[one.sha256, one.at, one.source],
    ]),
  );
}

/** The digests of all that was agreed to in one go with each of these bookings, whatever stands there now; a booking without any is not in it. */
export async function listConsentDigests(
  db: Queryable,
  bookingIds: readonly BookingId[],
): Promise<ReadonlyMap<BookingId, ReadonlySet<string>>> {
  if (bookingIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("booking_consent")
    .selectAll()
    .where("booking_id", "in", bookingIds)
    .execute();
  const inOneGo = new Map<string, Selectable<BookingConsentTable>[]>();
  for (const row of rows) {
    const key = `${row.booking_id} ${row.consented_at}`;
    inOneGo.set(key, [...(inOneGo.get(key) ?? []), row]);
  }
  const digests = new Map<BookingId, Set<string>>();
  for (const [key, together] of inOneGo) {
    const bookingId = key.split(" ")[0] as BookingId;
    const digest = digestOf(
      together.map((row) => [
        ...[row.kind, row.policy_number === 0 ? null : row.policy_number, row.language, row.wording],
        ...[row.sha256, row.consented_at, row.source],
      ]),
    );
    digests.set(bookingId, new Set([...(digests.get(bookingId) ?? []), digest]));
  }
  return digests;
}

type DigestedRow = readonly (string | number | null)[];

function digestOf(rows: readonly DigestedRow[]): string {
  // Terms, privacy, early start: as the page asks for them.
  const inOrder = rows
    .map((row) => JSON.stringify(row))
    .toSorted()
    .toReversed();
  return createHash("sha256")
    .update(`[${inOrder.join(",")}]`, "utf8")
    .digest("hex");
}
