import { sql } from "kysely";
import type { ProblemGroupId, ProblemReport } from "../../server/domain/problem-report/problem-report.ts";
import type { BookingId, UserId } from "../../server/domain/values/ids.ts";
import type { Instant } from "../../server/domain/values/instant.ts";
import type { Queryable } from "../core/open-database.ts";
import { discountReports } from "./problem-groups.ts";
import { toProblemReport } from "./problem-reports.ts";

interface PersonReporting {
  /** In small letters; null for an address that nobody has shown to be theirs. */
  readonly email: string | null;
  readonly userId: UserId | null;
}

/** What somebody has reported: signed in, or with their address to answer to. The oldest first. */
export async function listReportsOfPerson(
  db: Queryable,
  { email, userId }: PersonReporting,
): Promise<ProblemReport[]> {
  const rows = await db
    .selectFrom("problem_report")
    .selectAll()
    .where((eb) =>
      eb.or([
        eb("user_id", "=", userId ?? ""),
        eb.and([eb("email", "is not", null), eb(eb.fn<string>("lower", ["email"]), "=", email ?? "")]),
      ]),
    )
    .execute();
  // Sorted here: a person's reports are few, and no index has them by both.
  return rows.map(toProblemReport).sort((a, b) => (a.reportedAt < b.reportedAt ? -1 : 1));
}

/**
 * Erases a person from what they have reported, and what was reported of their bookings: text, address, page, browser, and the answer, which is not sent
 * any more. Step, cause and the number of reports stay. Safe to repeat.
 */
export async function eraseReports(
  tx: Queryable,
  {
    email,
    userId,
    bookingIds,
    at,
  }: PersonReporting & { readonly bookingIds: readonly BookingId[]; readonly at: Instant },
): Promise<void> {
  await tx
    .updateTable("problem_report")
    .set({
      ...{ text: "", email: null, user_id: null, page_path: null, page_request_id: null },
      ...{ user_agent: null, language: null, viewport_width: null },
      answer: sql`case when answer is null then null else '' end`,
      ...{ answer_due_at: null, answer_lease: null, answer_leased_until: null, answer_failure: null },
      erased_at: sql`coalesce(erased_at, ${at})`,
    })
    .where((eb) =>
      eb.or([
        eb("user_id", "=", userId ?? ""),
        eb.and([eb("email", "is not", null), eb(eb.fn<string>("lower", ["email"]), "=", email ?? "")]),
        ...(bookingIds.length === 0 ? [] : [eb("booking_id", "in", bookingIds)]),
      ]),
    )
    .execute();
}

/**
 * Deletes reports that were answered, or whose group was mended and not reopened, before this time: at most so many, and says how many. One whose answer
 * is still to be sent stays. Inside a transaction: the counts of the groups change with it.
 */
export async function deleteOldReports(
  tx: Queryable,
  { rowsMax, doneBefore }: { readonly rowsMax: number; readonly doneBefore: Instant },
): Promise<number> {
  const mended = tx
    .selectFrom("problem_group")
    .select("id")
    .where("state", "=", "mended")
    .where("mended_at", "<", doneBefore);
  const old = tx
    .selectFrom("problem_report")
    .select("id")
    .where("answer_due_at", "is", null)
    .where((eb) => eb.or([eb("answered_at", "<", doneBefore), eb("group_id", "in", mended)]))
    .limit(rowsMax);
  const deleted = await tx
    .deleteFrom("problem_report")
    .where("id", "in", old)
    .returning("group_id")
    .execute();
  const counts = new Map<string, number>();
  for (const { group_id } of deleted) counts.set(group_id, (counts.get(group_id) ?? 0) + 1);
  for (const [id, count] of counts) await discountReports(tx, id as ProblemGroupId, count);
  return deleted.length;
}
