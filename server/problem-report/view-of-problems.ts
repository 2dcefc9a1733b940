import { listOperatorActionsOn } from "../../db/operations/operator-actions.ts";
import type { BookingKey } from "../../db/core/pages-of-rows.ts";
import { findProblemGroup, listProblemGroups } from "../../db/problem-reports/problem-groups.ts";
import {
  findProblemReport,
  listReportsOfBooking,
  listReportsOfGroup,
} from "../../db/problem-reports/problem-reports.ts";
import type { BookingDeps } from "../booking/booking-deps.ts";
import type {
  ProblemGroupId,
  ProblemReport,
  ProblemReportId,
  ProblemState,
} from "../domain/problem-report/problem-report.ts";
import type { BookingId } from "../domain/values/ids.ts";

type ViewDeps = Pick<BookingDeps, "database" | "clock" | "accounts">;

/** 100: what is further down was reported once or twice. */
const GROUPS_MAX = 100;
/** 25: a screen or two. */
const REPORTS_A_PAGE = 25;
/** 20: a booking with more is one person's. */
const REPORTS_OF_BOOKING_MAX = 20;

/** The groups in these states, the most frequent first. */
export async function viewOfGroups({ database, clock }: ViewDeps, states: readonly ProblemState[]) {
  return { now: clock.now(), groups: await listProblemGroups(database.kysely, states, GROUPS_MAX) };
}

/** One group with a page of its reports and what operators decided about it; null when there is none. */
export async function viewOfGroup(deps: ViewDeps, id: ProblemGroupId, after: BookingKey | null) {
  const db = deps.database.kysely;
  const group = await findProblemGroup(db, id);
  if (group === null) return null;
  const { reports, next } = await listReportsOfGroup(db, id, { after, limit: REPORTS_A_PAGE });
  const actions = (await listOperatorActionsOn(db, `problem:${id}`)).values;
  const addresses = await deps.accounts.addressesOf([
    ...new Set(actions.map(({ operatorUserId }) => operatorUserId)),
  ]);
  return {
    now: deps.clock.now(),
    group,
    reports: reports.map(lineOf),
    next,
    decisions: actions.map(({ id: actionId, at, operatorUserId, note }) => ({
      id: actionId,
      at,
      note,
      by: addresses.get(operatorUserId) ?? null,
    })),
  };
}

/** One report with its group, and by whom it was answered; null when there is none. */
export async function viewOfReport(deps: ViewDeps, id: ProblemReportId) {
  const db = deps.database.kysely;
  const report = await findProblemReport(db, id);
  const group = report === null ? null : await findProblemGroup(db, report.groupId);
  if (report === null || group === null) return null;
  const by = report.answer?.by;
  const addresses = await deps.accounts.addressesOf(by === undefined ? [] : [by]);
  return { now: deps.clock.now(), report, group, answeredBy: addresses.get(by ?? "") ?? null };
}

/** What was reported of a booking's pages, the latest first. */
export async function viewOfBookingsReports({ database }: Pick<ViewDeps, "database">, bookingId: BookingId) {
  const db = database.kysely;
  return (await listReportsOfBooking(db, bookingId, REPORTS_OF_BOOKING_MAX)).map(lineOf);
}

/** What a list shows of a report. */
function lineOf({
  id,
  number,
  reportedAt,
  reporter,
  bookingId,
  text,
  email,
  answer,
  erasedAt,
}: ProblemReport) {
  return {
    id,
    number,
    reportedAt,
    reporter,
    bookingId,
    text,
    wantsAnswer: email !== null,
    answerStatus: answer?.status ?? null,
    isErased: erasedAt !== null,
  };
}
