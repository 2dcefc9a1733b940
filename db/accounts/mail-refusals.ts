import { sql } from "kysely";
import { instant, type Instant } from "../../server/domain/values/instant.ts";
import type { MailRefusal } from "../../server/domain/providers/mail-refusal.ts";
import type { Queryable } from "../core/open-database.ts";

/** Records that a mail of this kind was refused: once more, or for the first time since an operator dismissed it. */
export async function recordMailRefusal(
  db: Queryable,
  { subject, reason }: Pick<MailRefusal, "subject" | "reason">,
  at: Instant,
): Promise<void> {
  await db
    .insertInto("mail_refusal")
    .values({ subject, reason, refusals: 1, first_at: at, last_at: at })
    .onConflict((conflict) =>
      conflict
        .columns(["subject", "reason"])
        .doUpdateSet({ refusals: sql<number>`mail_refusal.refusals + 1`, last_at: at }),
    )
    .execute();
}

/** The latest first, at most so many. */
export async function listMailRefusals(db: Queryable, limit: number): Promise<MailRefusal[]> {
  const rows = await db
    .selectFrom("mail_refusal")
    .selectAll()
    .orderBy("last_at", "desc")
    .orderBy("subject")
    .orderBy("reason")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    subject: row.subject,
    reason: row.reason,
    refusals: row.refusals,
    firstAt: instant(row.first_at),
    lastAt: instant(row.last_at),
  }));
}

/** How many kinds of mail, each with its reason, were refused. */
export async function countMailRefusals(db: Queryable): Promise<number> {
  const { count } = await db
    .selectFrom("mail_refusal")
    .select((eb) => eb.fn.countAll().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Dismisses one; later refusals are recorded anew. Safe to repeat. */
export async function deleteMailRefusal(
  db: Queryable,
  { subject, reason }: Pick<MailRefusal, "subject" | "reason">,
): Promise<void> {
  await db.deleteFrom("mail_refusal").where("subject", "=", subject).where("reason", "=", reason).execute();
}
