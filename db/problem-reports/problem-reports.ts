import type { Selectable } from "kysely";
import {
  REPORTERS,
  type NewProblemReport,
  type ProblemGroupId,
  type ProblemReport,
  type ProblemReportId,
} from "../../server/domain/problem-report/problem-report.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { instant } from "../../server/domain/values/instant.ts";
import type { Queryable } from "../core/open-database.ts";
import { pageOfRows, type BookingKey, type PageAsked } from "../core/pages-of-rows.ts";
import type { ProblemReportTable } from "../core/tables/problem-tables.ts";
import { readInstantOrNull, readOneOf } from "../core/read-column.ts";

export function toProblemReport(row: Selectable<ProblemReportTable>): ProblemReport {
  return {
    id: row.id as ProblemReportId,
    number: row.number,
    groupId: row.group_id as ProblemGroupId,
    reportedAt: instant(row.reported_at),
    reporter: readOneOf(REPORTERS, row.reporter),
    userId: row.user_id,
    bookingId: row.booking_id as BookingId | null,
    pagePath: row.page_path,
    pageRequestId: row.page_request_id,
    text: row.text,
    email: row.email,
    userAgent: row.user_agent,
    language: row.language,
    viewportWidth: row.viewport_width,
    answer: answerIn(row),
    erasedAt: readInstantOrNull(row.erased_at),
  };
}

function answerIn(row: Selectable<ProblemReportTable>): ProblemReport["answer"] {
  if (row.answer === null || row.answered_at === null) return null;
  return {
    text: row.answer,
    at: instant(row.answered_at),
    by: row.answered_by ?? "",
    status: row.answer_sent_at !== null ? "sent" : row.answer_due_at === null ? "failed" : "sending",
    sentAt: readInstantOrNull(row.answer_sent_at),
    failure: row.answer_failure,
  };
}

/** Writes it down. False when the number is taken, or this form was sent before: then nothing is written. */
export async function insertProblemReport(
  tx: Queryable,
  report: NewProblemReport & Pick<ProblemReport, "id" | "number" | "groupId">,
): Promise<boolean> {
  const row = await tx
    .insertInto("problem_report")
    .values({
      id: report.id,
      number: report.number,
      form_id: report.formId,
      group_id: report.groupId,
      reported_at: report.reportedAt,
      reporter: report.reporter,
      user_id: report.userId,
      booking_id: report.bookingId,
      page_path: report.pagePath,
      page_request_id: report.pageRequestId,
      text: report.text,
      email: report.email,
      user_agent: report.userAgent,
      language: report.language,
      viewport_width: report.viewportWidth,
      answer_attempts: 0,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** The number of what this form has sent before; null when it has sent nothing. */
export async function findNumberOfForm(db: Queryable, formId: string): Promise<string | null> {
  const row = await db
    .selectFrom("problem_report")
    .select("number")
    .where("form_id", "=", formId)
    .executeTakeFirst();
  return row?.number ?? null;
}

export async function findProblemReport(db: Queryable, id: ProblemReportId): Promise<ProblemReport | null> {
  const row = await db.selectFrom("problem_report").selectAll().where("id", "=", id).executeTakeFirst();
  return row === undefined ? null : toProblemReport(row);
}

/** The report that somebody quotes by its number. */
export async function findReportOfNumber(db: Queryable, number: string): Promise<ProblemReportId | null> {
  const row = await db
    .selectFrom("problem_report")
    .select("id")
    .where("number", "=", number)
    .executeTakeFirst();
  return (row?.id as ProblemReportId | undefined) ?? null;
}

/** A page of the reports of a group, the latest first. */
export async function listReportsOfGroup(
  db: Queryable,
  groupId: ProblemGroupId,
  { after, limit }: PageAsked<BookingKey>,
): Promise<{ readonly reports: ProblemReport[]; readonly next: BookingKey | null }> {
  let query = db
    .selectFrom("problem_report")
    .selectAll()
    .where("group_id", "=", groupId)
    .orderBy("reported_at", "desc")
    .orderBy("id", "desc")
    .limit(limit + 1);
  if (after !== null)
    query = query.where((eb) => eb(eb.refTuple("reported_at", "id"), "<", eb.tuple(after.at, after.id)));
  const { rows, next } = pageOfRows(await query.execute(), limit, (row) => ({
    at: row.reported_at,
    id: row.id,
  }));
  return { reports: rows.map(toProblemReport), next };
}

/** The latest reports of a booking, latest first. */
export async function listReportsOfBooking(
  db: Queryable,
  bookingId: BookingId,
  limit: number,
): Promise<ProblemReport[]> {
  const rows = await db
    .selectFrom("problem_report")
    .selectAll()
    .where("booking_id", "=", bookingId)
    .orderBy("reported_at", "desc")
    .limit(limit)
    .execute();
  return rows.map(toProblemReport);
}

/** Holds a report until the transaction ends: who else would move it waits, and then reads where it stands. */
export async function lockReport(tx: Queryable, id: ProblemReportId): Promise<void> {
  await tx
    .updateTable("problem_report")
    .set((eb) => ({ group_id: eb.ref("group_id") }))
    .where("id", "=", id)
    .execute();
}

/** Puts a report into another group. */
export async function moveReport(tx: Queryable, id: ProblemReportId, groupId: ProblemGroupId): Promise<void> {
  await tx.updateTable("problem_report").set({ group_id: groupId }).where("id", "=", id).execute();
}
