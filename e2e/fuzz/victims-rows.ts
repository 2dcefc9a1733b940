import { sql } from "kysely";
import type { Queryable } from "../../db/core/open-database.ts";

export interface Victims {
  readonly userIds: readonly string[];
  readonly builderIds: readonly string[];
}

/** What work of the app itself writes at any time: counts of calls, tokens, checks. */
const VOLATILE_TABLES: readonly string[] = [
  ...["calendly_usage", "calendly_rate", "calendly_event_seen"],
  // What was answered to whoever asked: theirs, whichever booking they named.
  "idempotency_key",
];
const VOLATILE_COLUMNS: readonly string[] = [
  ...["lastRequest", "requestCount", "remaining", "updatedAt"],
  ...["subscription_checked_at", "read_back_until_at", "unlisted_turn", "synced_at", "calendly_facts_json"],
  ...[
    "access_token_sealed",
    "refresh_token_sealed",
    "token_version",
    "token_obtained_at",
    "token_expires_at",
  ],
  // A receiver that does not answer is found out by whoever delivers to it.
  ...["failing_since_at", "disabled_at", "disabled_because"],
  ...["refresh_lease", "refresh_leased_until_at", "lease", "leased_until", "leased_until_at"],
];
/** By which columns a row is somebody's. */
const BY_USER: readonly string[] = ["user_id", "userId", "referenceId", "client_user_id"];

/**
 * Every row that is the victims’, from whatever tables there are: their accounts, sessions and keys, what they sell, their bookings, and all that
 * belongs to those. Not bookings of other people with a victim.
 */
export async function rowsOfVictims(db: Queryable, victims: Victims): Promise<readonly string[]> {
  const bookings = await db
    .selectFrom("booking")
    .select("id")
    .where("client_user_id", "in", victims.userIds)
    // Another builder may begin one of theirs for anybody's address, until it is claimed by its owner.
    .where((eb) => eb.or([eb("claimed_by", "=", "account"), eb("builder_id", "in", victims.builderIds)]))
    .execute();
  const bookingIds = bookings.map(({ id }) => id);
  const tables = await db.introspection.getTables();
  const lines: string[] = [];
  for (const { name, columns } of tables) {
    if (VOLATILE_TABLES.includes(name)) continue;
    const has = (column: string) => columns.some((one) => one.name === column);
    const [column, owners] = has("booking_id")
      ? ["booking_id", bookingIds]
      : name === "booking"
        ? ["id", bookingIds]
        : name === "builder"
          ? ["id", victims.builderIds]
          : name === "auth_user"
            ? ["id", victims.userIds]
            : has("builder_id")
              ? ["builder_id", victims.builderIds]
              : [BY_USER.find(has), victims.userIds];
    if (column === undefined || owners.length === 0) continue;
    const { rows } = await sql<Record<string, unknown>>`
      select * from ${sql.table(name)} where ${sql.ref(column)} in (${sql.join([...owners])})`.execute(db);
    for (const row of rows) lines.push(`${name} ${JSON.stringify(row, withoutVolatile)}`);
  }
  return lines.sort();
}

function withoutVolatile(name: string, value: unknown): unknown {
  return VOLATILE_COLUMNS.includes(name) ? undefined : value;
}

/** What is different, line by line; empty when nothing is. */
export function differences(before: readonly string[], after: readonly string[]): string[] {
  const [had, has] = [new Set(before), new Set(after)];
  return [
    ...before.filter((line) => !has.has(line)).map((line) => `- ${line}`),
    ...after.filter((line) => !had.has(line)).map((line) => `+ ${line}`),
  ];
}
