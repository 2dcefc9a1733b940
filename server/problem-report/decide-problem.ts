import { insertOperatorAction } from "../../db/operations/operator-actions.ts";
import { insertAnswer } from "../../db/problem-reports/problem-answers.ts";
import {
  countReport,
  discountReports,
  findOrInsertGroup,
  findProblemGroup,
  updateProblemGroup,
} from "../../db/problem-reports/problem-groups.ts";
import { findProblemReport, lockReport, moveReport } from "../../db/problem-reports/problem-reports.ts";
import type { Queryable } from "../../db/core/open-database.ts";
import type {
  ProblemGroupId,
  ProblemReportId,
  ProblemState,
  ProblemSubject,
} from "../domain/problem-report/problem-report.ts";
import { idFromBytes, type UserId } from "../domain/values/ids.ts";
import type { Instant } from "../domain/values/instant.ts";
import type { ProblemDeps } from "./problem-deps.ts";

type DecideDeps = Pick<ProblemDeps, "database" | "clock" | "randomBytes">;

/** Sets what is done about a group of reports, and keeps it with the operators' actions. False when there is no such group. Safe to repeat. */
export async function decideGroup(
  deps: DecideDeps,
  id: ProblemGroupId,
  { state, note, by }: { readonly state: ProblemState; readonly note: string; readonly by: UserId },
): Promise<boolean> {
  const at = deps.clock.now();
  return deps.database.transact(async (tx) => {
    const group = await findProblemGroup(tx, id);
    if (group === null) return false;
    if (group.state === state && group.note === note) return true;
    await updateProblemGroup(tx, id, { state, note, at });
    const change = `${group.state} → ${state}`;
    await keepAction(deps, tx, {
      at,
      by,
      action: "decide_problem",
      subject: `problem:${id}`,
      note: note === "" ? change : `${change}: ${note}`,
    });
    return true;
  });
}

/**
 * Puts a report where its cause belongs, and keeps that with the operators' actions. A group that was mended before the report came is new again. Null
 * when there is no such report. Safe to repeat.
 */
export async function setCause(
  deps: DecideDeps,
  id: ProblemReportId,
  { cause, detail, by }: Pick<ProblemSubject, "cause" | "detail"> & { readonly by: UserId },
): Promise<ProblemGroupId | null> {
  const at = deps.clock.now();
  return deps.database.transact(async (tx) => {
    await lockReport(tx, id);
    const report = await findProblemReport(tx, id);
    const former = report === null ? null : await findProblemGroup(tx, report.groupId);
    if (report === null || former === null) return null;
    const subject = { step: former.step, cause, detail };
    const newId = idFromBytes("prg", deps.randomBytes(16));
    const group = await findOrInsertGroup(tx, subject, newId, report.reportedAt);
    if (group.id === former.id) return group.id;
    await moveReport(tx, id, group.id);
    await discountReports(tx, former.id, 1);
    await countReport(tx, group.id, report.reportedAt);
    await keepAction(deps, tx, {
      at,
      by,
      action: "sort_problem",
      subject: `problem-report:${id}`,
      note: `${former.cause} → ${[cause, detail].filter((word) => word !== "").join(": ")}`,
    });
    return group.id;
  });
}

export type AnswerOutcome =
  { readonly ok: true } | { readonly ok: false; readonly because: "gone" | "answered" | "no_address" };

/** Keeps an operator's answer with the report; it is mailed from then on, once. A second one is refused. */
export async function answerReport(
  deps: DecideDeps,
  id: ProblemReportId,
  { text, by }: { readonly text: string; readonly by: UserId },
): Promise<AnswerOutcome> {
  const at = deps.clock.now();
  return deps.database.transact(async (tx): Promise<AnswerOutcome> => {
    const report = await findProblemReport(tx, id);
    if (report === null) return { ok: false, because: "gone" };
    if (!(await insertAnswer(tx, id, { text, by, at })))
      return { ok: false, because: report.answer === null ? "no_address" : "answered" };
    // The answer stands beside the report, and is erased with it.
    await keepAction(deps, tx, {
      at,
      by,
      action: "answer_problem",
      subject: `problem-report:${id}`,
      note: "answered by mail",
    });
    return { ok: true };
  });
}

function keepAction(
  deps: Pick<DecideDeps, "randomBytes">,
  tx: Queryable,
  {
    at,
    by,
    ...said
  }: {
    readonly at: Instant;
    readonly by: UserId;
    readonly action: string;
    readonly subject: string;
    readonly note: string;
  },
): Promise<void> {
  const id = idFromBytes("act", deps.randomBytes(16));
  return insertOperatorAction(tx, { id, at, operatorUserId: by, ...said });
}
