import { countReport, findOrInsertGroup } from "../../db/problem-reports/problem-groups.ts";
import { findNumberOfForm, insertProblemReport } from "../../db/problem-reports/problem-reports.ts";
import type { BookingState } from "../domain/booking/booking.ts";
import { guessCause } from "../domain/problem-report/guess-cause.ts";
import type { NewProblemReport, ProblemStep } from "../domain/problem-report/problem-report.ts";
import { idFromBytes } from "../domain/values/ids.ts";
import { PROBLEM_REPORTS_OF_BOOKING, PROBLEM_REPORTS_OF_NETWORK } from "../domain/values/limit-rules.ts";
import type { ProblemDeps } from "./problem-deps.ts";

/** 5: of a hundred million numbers, two drawn ones are hardly ever taken. */
const DRAWS_MAX = 5;

/**
 * Keeps what somebody reports of a page, in the group of its step and likeliest cause; a group that was mended is new again. Returns the number that they
 * can quote. Throws LimitReached. Safe to repeat for one form: it is one report, counted once.
 * @param bookingState of the report's booking; null when it is of none.
 */
export async function reportProblem(
  deps: Pick<ProblemDeps, "database" | "clock" | "limits" | "randomBytes">,
  typed: Omit<NewProblemReport, "reportedAt"> & { readonly step: ProblemStep },
  { network, bookingState }: { readonly network: string; readonly bookingState: BookingState | null },
): Promise<{ readonly number: string }> {
  const { step, ...details } = typed;
  const before = await findNumberOfForm(deps.database.kysely, details.formId);
  if (before !== null) return { number: before };
  await deps.limits.takeOrThrow(PROBLEM_REPORTS_OF_NETWORK, network);
  if (details.bookingId !== null)
    // Each side by itself: a builder cannot use up what their client may report.
    await deps.limits.takeOrThrow(PROBLEM_REPORTS_OF_BOOKING, `${details.bookingId} ${details.reporter}`);
  const reportedAt = deps.clock.now();
  const subject = { step, cause: guessCause(step, bookingState), detail: "" };
  return deps.database.transact(async (tx) => {
    const newId = idFromBytes("prg", deps.randomBytes(16));
    const { id: groupId } = await findOrInsertGroup(tx, subject, newId, reportedAt);
    for (let draw = 0; draw < DRAWS_MAX; draw += 1) {
      const number = drawNumber(deps.randomBytes(4));
      const id = idFromBytes("prb", deps.randomBytes(16));
      if (await insertProblemReport(tx, { ...details, reportedAt, id, number, groupId })) {
        await countReport(tx, groupId, reportedAt);
        return { number };
      }
      // Sent twice at the same moment.
      const other = await findNumberOfForm(tx, details.formId);
      if (other !== null) return { number: other };
    }
    throw new Error("No number is free");
  });
}

/** Eight digits. */
function drawNumber(bytes: Uint8Array): string {
  const drawn = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0) % 100_000_000;
  return String(drawn).padStart(8, "0");
}
