import type { Instant } from "../../server/domain/values/instant.ts";
import type { Queryable } from "../core/open-database.ts";

/** Retention: forgets which reminders and digests were decided on before. All of these are about days long past. */
export async function deleteOldMailDecisions(db: Queryable, before: Instant): Promise<void> {
  await db.deleteFrom("session_reminder").where("decided_at", "<", before).execute();
  await db.deleteFrom("builder_digest").where("claimed_at", "<", before).execute();
}
