import { listConsentDigests } from "../../db/bookings/booking-consents.ts";
import { listChained, type ChainedTransition } from "../../db/history/booking-history.ts";
import {
  listBookingVersions,
  listBookingVersionsOf,
  listHistoriesWithoutBooking,
  type BookingVersion,
} from "../../db/history/history-check.ts";
import { checkChain, linesByBooking } from "./check-chain.ts";
import type { HistoryDeps } from "./history-deps.ts";
import type { HistoryFinding, LineFinding } from "./history-finding.ts";

/** 500 bookings, some thousand lines: a few megabytes at a time. */
const BOOKINGS_PER_PAGE = 500;
/** 3 reads: a booking that changes between the reading of its row and of its history is read again. */
const LOOKS_MAX = 3;

const NOTHING_AGREED: ReadonlySet<string> = new Set();

export interface VerifiedHistory {
  readonly bookings: number;
  readonly transitions: number;
  readonly findings: number;
}

/**
 * Checks every booking's history: no version missing and the last one the booking's, each line as its digest says, each digest signed under the ring,
 * the personal text intact or erased, and what a client agreed to with a line as the line proves. May run beside the app. Changes nothing.
 * @param report called with each finding.
 */
export async function verifyHistory(
  deps: HistoryDeps,
  report: (finding: HistoryFinding) => void,
): Promise<VerifiedHistory> {
  let bookings = 0;
  let transitions = 0;
  let findings = 0;
  const reportFinding = (finding: HistoryFinding) => {
    findings += 1;
    report(finding);
  };
  let after = "";
  for (;;) {
    const page = await listBookingVersions(deps.database.kysely, after, BOOKINGS_PER_PAGE);
    const last = page.at(-1);
    if (last === undefined) break;
    const checked = await checkBookings(deps, page);
    bookings += page.length;
    transitions += checked.lines;
    checked.findings.forEach(reportFinding);
    after = last.bookingId;
  }
  for (const bookingId of await listHistoriesWithoutBooking(deps.database.kysely)) {
    reportFinding({ about: "booking", bookingId, version: 1, what: "booking_missing" });
  }
  return { bookings, transitions, findings };
}

/** One page of bookings. What seems wrong is read again, because the app may have written in between. */
async function checkBookings(
  deps: HistoryDeps,
  page: readonly BookingVersion[],
): Promise<{ lines: number; findings: readonly LineFinding[] }> {
  const db = deps.database.kysely;
  let inQuestion = page;
  let lines = 0;
  for (let look = 1; ; look++) {
    const chained = await listChained(
      db,
      inQuestion.map(({ bookingId }) => bookingId),
    );
    const histories = linesByBooking(chained);
    // After the lines: what was agreed to with one of them is there before it.
    const agreed = await listConsentDigests(db, [
      ...new Set(chained.filter((line) => line.consentsDigest !== null).map(({ bookingId }) => bookingId)),
    ]);
    if (look === 1) lines = chained.length;
    const findings = inQuestion.flatMap((booking) => {
      const history = histories.get(booking.bookingId) ?? [];
      const digests = agreed.get(booking.bookingId) ?? NOTHING_AGREED;
      return [...checkChain(deps.secretBox, booking, history), ...checkConsents(history, digests)];
    });
    if (findings.length === 0 || look === LOOKS_MAX) return { lines, findings };
    const ids = new Set(findings.map((one) => one.bookingId));
    inQuestion = await listBookingVersionsOf(db, [...ids]);
  }
}

/** The lines of a booking's history that prove another consent than any that stands beside the booking. Pure. */
function checkConsents(history: readonly ChainedTransition[], digests: ReadonlySet<string>): LineFinding[] {
  return history
    .filter(({ consentsDigest }) => consentsDigest !== null && !digests.has(consentsDigest))
    .map(({ bookingId, version }) => ({ about: "booking", bookingId, version, what: "consents_changed" }));
}
