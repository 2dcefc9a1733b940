import type { Instant } from "../../server/domain/values/instant.ts";
import type { Queryable } from "../core/open-database.ts";

/** Writes the one row that shows that writing works. Rejects with the reason when it does not. Safe to call from several processes. */
export async function writeHeartbeat(db: Queryable, at: Instant): Promise<void> {
  await db
    .insertInto("heartbeat")
    .values({ name: "ready", written_at: at })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ written_at: at }))
    .execute();
}
