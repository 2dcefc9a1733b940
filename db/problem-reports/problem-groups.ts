import { sql, type Selectable } from "kysely";
import {
  PROBLEM_CAUSES,
  PROBLEM_STATES,
  PROBLEM_STEPS,
  type ProblemGroup,
  type ProblemGroupId,
  type ProblemState,
  type ProblemSubject,
} from "../../server/domain/problem-report/problem-report.ts";
import { instant, type Instant } from "../../server/domain/values/instant.ts";
import type { Queryable } from "../core/open-database.ts";
import type { ProblemGroupTable } from "../core/tables/problem-tables.ts";
import { readInstantOrNull, readOneOf } from "../core/read-column.ts";

function toGroup(row: Selectable<ProblemGroupTable>): ProblemGroup {
  return {
    id: row.id as ProblemGroupId,
    step: readOneOf(PROBLEM_STEPS, row.step),
    cause: readOneOf(PROBLEM_CAUSES, row.cause),
    detail: row.detail,
    state: readOneOf(PROBLEM_STATES, row.state),
    note: row.note,
    reportCount: row.report_count,
    lastReportedAt: instant(row.last_reported_at),
    mendedAt: readInstantOrNull(row.mended_at),
    reopenedAt: readInstantOrNull(row.reopened_at),
  };
}

/** The group of this step and cause; made, empty and new, when there is none. @param newId used when it is made. */
export async function findOrInsertGroup(
  tx: Queryable,
  { step, cause, detail }: ProblemSubject,
  newId: ProblemGroupId,
  at: Instant,
): Promise<ProblemGroup> {
  await tx
    .insertInto("problem_group")
    .values({
      ...{ id: newId, step, cause, detail, state: "new", note: "" },
      ...{ report_count: 0, last_reported_at: at, mended_at: null, reopened_at: null },
    })
    .onConflict((conflict) => conflict.columns(["step", "cause", "detail"]).doNothing())
    .execute();
  const row = await tx
    .selectFrom("problem_group")
    .selectAll()
    .where("step", "=", step)
    .where("cause", "=", cause)
    .where("detail", "=", detail)
    .executeTakeFirstOrThrow();
  return toGroup(row);
}

/** Counts one more report of it. One of after the group was mended makes it new again. */
export async function countReport(tx: Queryable, id: ProblemGroupId, reportedAt: Instant): Promise<void> {
  const isBack = sql<boolean>`(state = 'mended' and mended_at <= ${reportedAt})`;
  await tx
    .updateTable("problem_group")
    .set({
      report_count: sql`report_count + 1`,
      last_reported_at: sql`case when last_reported_at < ${reportedAt} then ${reportedAt} else last_reported_at end`,
      reopened_at: sql`case when ${isBack} then ${reportedAt} else reopened_at end`,
      state: sql`case when ${isBack} then 'new' else state end`,
    })
    .where("id", "=", id)
    .execute();
}

/** Counts so many reports less of it. */
export async function discountReports(tx: Queryable, id: ProblemGroupId, count: number): Promise<void> {
  await tx
    .updateTable("problem_group")
    .set({ report_count: sql`report_count - ${count}` })
    .where("id", "=", id)
    .execute();
}

/** Groups that have reports, the most frequent first. @param states of these alone. */
export async function listProblemGroups(
  db: Queryable,
  states: readonly ProblemState[],
  limit: number,
): Promise<ProblemGroup[]> {
  const rows = await db
    .selectFrom("problem_group")
    .selectAll()
    .where("report_count", ">", 0)
    .where("state", "in", states)
    .orderBy("report_count", "desc")
    .orderBy("last_reported_at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows.map(toGroup);
}

/** The groups about which nobody has decided, the latest reported first, at most so many; and how many there are of them. */
export async function listUndecidedGroups(
  db: Queryable,
  limit: number,
): Promise<{ readonly groups: ProblemGroup[]; readonly count: number }> {
  const undecided = db.selectFrom("problem_group").where("state", "=", "new").where("report_count", ">", 0);
  const rows = await undecided
    .selectAll()
    .orderBy("last_reported_at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  const { count } = await undecided.select((eb) => eb.fn.countAll().as("count")).executeTakeFirstOrThrow();
  return { groups: rows.map(toGroup), count: Number(count) };
}

export async function findProblemGroup(db: Queryable, id: ProblemGroupId): Promise<ProblemGroup | null> {
  const row = await db.selectFrom("problem_group").selectAll().where("id", "=", id).executeTakeFirst();
  return row === undefined ? null : toGroup(row);
}

/** Sets what is done about it. */
export async function updateProblemGroup(
  tx: Queryable,
  id: ProblemGroupId,
  { state, note, at }: { readonly state: ProblemState; readonly note: string; readonly at: Instant },
): Promise<void> {
  await tx
    .updateTable("problem_group")
    .set({ state, note, ...(state === "mended" ? { mended_at: at, reopened_at: null } : {}) })
    .where("id", "=", id)
    .execute();
}
