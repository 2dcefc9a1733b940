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

const KINDS = ["bounced", "complained", "delivered"] as const satisfies readonly MailReportKind[];

/** What happened at an address, by the provider's time. */
interface ReportedDetails {
  readonly kind: MailReportKind;
  readonly reason: string | null;
  /** The provider's id of a complaint; null when it is not known, and for what else happened. */
  readonly complaintId: string | null;
  readonly happenedAt: Instant;
}

/**
 * Writes down what happened at an address. False when that or something later of its kind was known, and for a complaint that comes again under its id:
 * in whatever sequence reports come, and however often, the latest stands.
 * @param addressHashes the present one, then the former ones: what was reported under these is kept under the present one from now on.
 */
export async function recordMailReport(
  tx: Queryable,
  { addressHashes, ...details }: ReportedDetails & { readonly addressHashes: readonly [string, ...string[]] },
  at: Instant,
): Promise<boolean> {
  const [addressHash, ...formerly] = addressHashes;
  await tx
    .insertInto("mail_report")
    .values({ address_hash: addressHash, reported_at: at })
    .onConflict((conflict) => conflict.column("address_hash").doNothing())
    .execute();
  if (formerly.length > 0) await bringOver(tx, addressHash, formerly, at);
  return keepLatest(tx, addressHash, details, at);
}

async function keepLatest(
  tx: Queryable,
  addressHash: string,
  { kind, reason, complaintId, happenedAt }: ReportedDetails,
  at: Instant,
): Promise<boolean> {
  const column = COLUMN_OF[kind];
  let later = tx
    .updateTable("mail_report")
    .set({
      [column]: happenedAt,
      ...(kind === "bounced" ? { bounce_reason: reason } : {}),
      ...(kind === "complained" ? { complaint_id: complaintId } : {}),
      reported_at: at,
    })
    .where("address_hash", "=", addressHash)
    .where((eb) => eb.or([eb(column, "is", null), eb(column, "<", happenedAt)]));
  if (kind === "complained" && complaintId !== null)
    later = later.where((eb) =>
      eb.or([eb("complaint_id", "is", null), eb("complaint_id", "<>", complaintId)]),
    );
  return (await later.returning("address_hash").executeTakeFirst()) !== undefined;
}

async function bringOver(
  tx: Queryable,
  addressHash: string,
  formerly: readonly string[],
  at: Instant,
): Promise<void> {
  const rows = await rowsOf(tx, formerly).execute();
  for (const row of rows)
    for (const kind of KINDS) {
      const happenedAt = readInstantOrNull(row[COLUMN_OF[kind]]);
      const details = { kind, reason: row.bounce_reason, complaintId: row.complaint_id };
      if (happenedAt !== null) await keepLatest(tx, addressHash, { ...details, happenedAt }, at);
    }
  if (rows.length > 0) await forgetMailReports(tx, formerly);
}

function rowsOf(db: Queryable, addressHashes: readonly string[]) {
  return db.selectFrom("mail_report").selectAll().where("address_hash", "in", addressHashes);
}

/** Nothing is known of most addresses: then all of it is null. Under several keys, the latest of each kind counts. */
export async function getMailReports(
  db: Queryable,
  addressHashes: readonly [string, ...string[]],
): Promise<MailReports> {
  const rows = await rowsOf(db, addressHashes).execute();
  const latest = (kind: MailReportKind) =>
    rows
      .map((row) => ({ at: readInstantOrNull(row[COLUMN_OF[kind]]), reason: row.bounce_reason }))
      .reduce(
        (found, other) => (other.at !== null && (found.at === null || other.at > found.at) ? other : found),
        { at: null, reason: null },
      );
  const bounced = latest("bounced");
  const refusedAt = refusedSince(bounced.at, latest("delivered").at);
  return {
    refusedAt,
    reason: refusedAt === null ? null : bounced.reason,
    complainedAt: latest("complained").at,
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

/** Forgets an address. Safe to repeat. */
export async function forgetMailReports(tx: Queryable, addressHashes: readonly string[]): Promise<void> {
  await tx.deleteFrom("mail_report").where("address_hash", "in", addressHashes).execute();
}

/**
 * Retention: forgets addresses of which nothing was reported since, and sooner those that only ever took mails: that is known of them as long as the
 * report of an earlier bounce may still come.
 */
export async function deleteOldMailReports(
  db: Queryable,
  { before, deliveredBefore }: { readonly before: Instant; readonly deliveredBefore: Instant },
): Promise<void> {
  await db.deleteFrom("mail_report").where("reported_at", "<", before).execute();
  await db
    .deleteFrom("mail_report")
    .where("reported_at", "<", deliveredBefore)
    .where("bounced_at", "is", null)
    .where("complained_at", "is", null)
    .execute();
}
