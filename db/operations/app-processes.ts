import type { Instant } from "../../server/domain/values/instant.ts";
import type { Queryable } from "../core/open-database.ts";

/** Says that this process is there, and forgets those that were last seen long ago. */
export async function noteProcess(
  db: Queryable,
  process: {
    readonly id: string;
    readonly host: string;
    readonly seenAt: Instant;
    readonly forgetBefore: Instant;
  },
): Promise<void> {
  const { id, host, seenAt, forgetBefore } = process;
  await db
    .insertInto("app_process")
    .values({ id, host, started_at: seenAt, seen_at: seenAt })
    .onConflict((conflict) => conflict.column("id").doUpdateSet({ seen_at: seenAt }))
    .execute();
  await db.deleteFrom("app_process").where("seen_at", "<", forgetBefore).execute();
}

/** A process that ends says so. */
export async function forgetProcess(db: Queryable, id: string): Promise<void> {
  await db.deleteFrom("app_process").where("id", "=", id).execute();
}

/** How many processes were seen since then. */
export async function countProcesses(db: Queryable, since: Instant): Promise<number> {
  const { count } = await db
    .selectFrom("app_process")
    .select((eb) => eb.fn.countAll().as("count"))
    .where("seen_at", ">=", since)
    .executeTakeFirstOrThrow();
  return Number(count);
}
