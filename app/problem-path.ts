import type { ProblemStep } from "../server/domain/problem-report/problem-report.ts";

/** What is known of a page that somebody may report. */
export interface ReportedPage {
  readonly step: ProblemStep;
  /** Its path, to come back to: without a query, which may hold a key. */
  readonly from: string;
  /** Of the request that brought it; null when that is not known. */
  readonly requestId: string | null;
  readonly bookingId: string | null;
}

/** The form about this page. */
export function problemPath({ step, from, requestId, bookingId }: ReportedPage): string {
  const query = new URLSearchParams({
    step,
    ...(bookingId !== null && { booking: bookingId }),
    ...(requestId !== null && { request: requestId }),
    from,
  });
  return `/problem-report?${query.toString()}`;
}
