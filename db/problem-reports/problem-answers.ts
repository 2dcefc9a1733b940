import type { ProblemReport, ProblemReportId } from "../../server/domain/problem-report/problem-report.ts";
import type { UserId } from "../../server/domain/values/ids.ts";
import type { Instant } from "../../server/domain/values/instant.ts";
import type { Queryable } from "../core/open-database.ts";
import { toProblemReport } from "./problem-reports.ts";

/** Keeps an operator's answer, due now. False when it has one already, or names no address. */
export async function insertAnswer(
  tx: Queryable,
  id: ProblemReportId,
  { text, by, at }: { readonly text: string; readonly by: UserId; readonly at: Instant },
): Promise<boolean> {
  const row = await tx
    .updateTable("problem_report")
    .set({ answer: text, answered_at: at, answered_by: by, answer_due_at: at })
    .where("id", "=", id)
    .where("answer", "is", null)
    .where("email", "is not", null)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** A report whose answer its caller alone sends, until the lease ends. */
export interface ClaimedAnswer {
  readonly report: ProblemReport;
  /** How often it was tried before. */
  readonly attempts: number;
}

/** Claims answers that are due. Each goes to one caller. */
export async function claimAnswers(
  db: Queryable,
  claim: {
    readonly lease: string;
    readonly now: Instant;
    readonly leasedUntil: Instant;
    readonly limit: number;
  },
): Promise<ClaimedAnswer[]> {
  const due = db
    .selectFrom("problem_report")
    .select("id")
    .where("answer_due_at", "<=", claim.now)
    .where((eb) => eb.or([eb("answer_leased_until", "is", null), eb("answer_leased_until", "<=", claim.now)]))
    .orderBy("answer_due_at")
    .limit(claim.limit);
  const rows = await db
    .updateTable("problem_report")
    .set({ answer_lease: claim.lease, answer_leased_until: claim.leasedUntil })
    .where("id", "in", due)
    // Asked again: another one may have claimed it between the two.
    .where((eb) => eb.or([eb("answer_leased_until", "is", null), eb("answer_leased_until", "<=", claim.now)]))
    .where("answer_due_at", "is not", null)
    .returningAll()
    .execute();
  return rows.map((row) => ({ report: toProblemReport(row), attempts: row.answer_attempts }));
}

/** Records what came of a claimed answer: sent, due again, or failed for good. Does nothing once another has claimed it. */
export async function settleAnswer(
  db: Queryable,
  id: ProblemReportId,
  lease: string,
  settled:
    | { readonly sentAt: Instant }
    | { readonly failure: string; readonly attempts: number; readonly dueAt: Instant | null },
): Promise<void> {
  const outcome =
    "sentAt" in settled
      ? { answer_sent_at: settled.sentAt, answer_due_at: null, answer_failure: null }
      : {
          answer_failure: settled.failure,
          answer_attempts: settled.attempts,
          answer_due_at: settled.dueAt,
        };
  await db
    .updateTable("problem_report")
    .set({ ...outcome, answer_lease: null, answer_leased_until: null })
    .where("id", "=", id)
    .where("answer_lease", "=", lease)
    .execute();
}

/** Leaves it to another installation to mail the answers that are still due, and to tell its operators of the reports so far. Safe to repeat. */
export async function leaveReportsToOthers(tx: Queryable, at: Instant): Promise<void> {
  await tx
    .updateTable("problem_report")
    .set({ answer_due_at: null, answer_lease: null, answer_leased_until: null })
    .where("answer_due_at", "is not", null)
    .execute();
  await tx.updateTable("problem_report").set({ told_at: at }).where("told_at", "is", null).execute();
}

/**
 * Claims the reports of which operators were not told yet, for one mail. Empty while one was mailed lately. Each report goes to one caller, with several
 * processes too.
 * @param toldBefore a mail of after this is late enough.
 * @param reportedAfter leaves out what was reported until then; null for nothing.
 */
export async function claimUntoldReports(
  db: Queryable,
  now: Instant,
  toldBefore: Instant,
  reportedAfter: Instant | null = null,
): Promise<ProblemReport[]> {
  let untold = db
    .updateTable("problem_report")
    .set({ told_at: now })
    .where("told_at", "is", null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom("problem_report as told").select("told.id").where("told.told_at", ">", toldBefore),
        ),
      ),
    );
  if (reportedAfter !== null) untold = untold.where("reported_at", ">", reportedAfter);
  return (await untold.returningAll().execute()).map(toProblemReport);
}
