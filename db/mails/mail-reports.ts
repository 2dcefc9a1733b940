import { sql } from "kysely";
import { instant, type Instant } from "../../server/domain/values/instant.ts";
import { refusedSince, type MailReportKind } from "../../server/domain/providers/mail-report.ts";
import type { Queryable } from "../core/open-database.ts";
import { readInstantOrNull } from "../core/read-column.ts";

/** What is known of how mails reach an address. */
export interface MailReports {
  /** Since when it refuses mails for good; null while it takes them, and once it has taken one again. */
  readonly refusedAt: Instant | null;
  /** The provider's code; null when it gave none. */
  readonly reason: string | null;
  readonly complainedAt: Instant | null;
}

const COLUMN_OF = {
  bounced: "bounced_at",
  complained: "complained_at",
  delivered: "delivered_at",
} as const satisfies Record<MailReportKind, string>;

/**
 * Writes down what happened at an address, by the provider's time. False when that or something later of its kind was known: in whatever sequence
 * reports come, and however often, the latest stands.
 */
export async function recordMailReport(
  tx: Queryable,
  report: {
    readonly addressHash: string;
    readonly kind: MailReportKind;
    readonly reason: string | null;
    readonly happenedAt: Instant;
  },
  at: Instant,
): Promise<boolean> {
  const column = COLUMN_OF[report.kind];
  await tx
    .insertInto("mail_report")
    .values({ address_hash: report.addressHash, reported_at: at })
    .onConflict((conflict) => conflict.column("address_hash").doNothing())
    .execute();
  const row = await tx
    .updateTable("mail_report")
    .set({
      [column]: report.happenedAt,
      ...(report.kind === "bounced" ? { bounce_reason: report.reason } : {}),
      reported_at: at,
    })
    .where("address_hash", "=", report.addressHash)
    .where((eb) => eb.or([eb(column, "is", null), eb(column, "<", report.happenedAt)]))
    .returning("address_hash")
    .executeTakeFirst();
  return row !== undefined;
}

/** Nothing is known of most addresses: then all of it is null. */
export async function getMailReports(db: Queryable, addressHash: string): Promise<MailReports> {
  const row = await db
    .selectFrom("mail_report")
    .selectAll()
    .where("address_hash", "=", addressHash)
    .executeTakeFirst();
  if (row === undefined) return { refusedAt: null, reason: null, complainedAt: null };
  const refusedAt = refusedSince(readInstantOrNull(row.bounced_at), readInstantOrNull(row.delivered_at));
  return {
    refusedAt,
    reason: refusedAt === null ? null : row.bounce_reason,
    complainedAt: readInstantOrNull(row.complained_at),
  };
}

/** How many addresses refuse mails, and how many have complained: no more than that can be told of hashes. */
export async function summarizeMailReports(db: Queryable): Promise<{
  readonly refusing: readonly {
    readonly reason: string | null;
    readonly count: number;
    readonly lastAt: Instant;
  }[];
  readonly complained: number;
}> {
  const refusing = await db
    .selectFrom("mail_report")
    .select([
      "bounce_reason",
      (eb) => eb.fn.countAll().as("count"),
      (eb) => eb.fn.max("bounced_at").as("last_at"),
    ])
    .where("bounced_at", "is not", null)
    .where(sql<boolean>`(delivered_at is null or delivered_at < bounced_at)`)
    .groupBy("bounce_reason")
    .orderBy("bounce_reason")
    .execute();
  const { count } = await db
    .selectFrom("mail_report")
    .select((eb) => eb.fn.countAll().as("count"))
    .where("complained_at", "is not", null)
    .executeTakeFirstOrThrow();
  return {
    refusing: refusing.flatMap((row) =>
      row.last_at === null
        ? []
        : [{ reason: row.bounce_reason, count: Number(row.count), lastAt: instant(row.last_at) }],
    ),
    complained: Number(count),
  };
}

/** The hashes that were made by another key than this one: whose they are can only be tried. */
export async function listReportsUnderOtherKeys(db: Queryable, keyId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("mail_report")
    .select("address_hash")
    .where(sql<boolean>`substr(address_hash, 1, ${sql.lit(keyId.length + 1)}) <> ${`${keyId}.`}`)
    .execute();
  return rows.map((row) => row.address_hash);
}

/** Forgets an address. Safe to repeat. */
export async function forgetMailReports(tx: Queryable, addressHashes: readonly string[]): Promise<void> {
  for (const hash of addressHashes)
    await tx.deleteFrom("mail_report").where("address_hash", "=", hash).execute();
}

/** Retention: forgets addresses of which nothing was reported since. */
export async function deleteOldMailReports(db: Queryable, before: Instant): Promise<void> {
  await db.deleteFrom("mail_report").where("reported_at", "<", before).execute();
}

/** Whether a booking was made with this address. */
export async function isAddressOfClient(db: Queryable, address: string): Promise<boolean> {
  const row = await db
    .selectFrom("booking")
    .select("id")
    .where((eb) => eb(eb.fn<string>("lower", ["client_email"]), "=", address.toLowerCase()))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
