import { z } from "zod";

/** How many tests of a suite ended how. */
export interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const unitReport = z.object({
  testResults: z.array(
    z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) }),
  ),
});

const browserReport = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int(), skipped: z.int() }),
  errors: z.array(z.unknown()),
});

/** Counts Vitest's JSON report. Throws when it is none. A file that could not be loaded has no tests to fail: it counts as one failure. */
export function countUnitResults(report: unknown): Count {
  const { testResults } = unitReport.parse(report);
  const statuses = testResults.flatMap((file) => file.assertionResults.map(({ status }) => status));
  const brokenFiles = testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.every(({ status }) => status !== "failed"),
  );
  const passed = statuses.filter((status) => status === "passed").length;
  const failed = statuses.filter((status) => status === "failed").length;
  return { passed, failed: failed + brokenFiles.length, skipped: statuses.length - passed - failed };
}

/** Counts Playwright's JSON report. Throws when it is none. A test that passed only when tried again passed; an error outside of any test is a failure. */
export function countBrowserResults(report: unknown): Count {
  const { stats, errors } = browserReport.parse(report);
  const { expected, unexpected, flaky, skipped } = stats;
  return { passed: expected + flaky, failed: unexpected + errors.length, skipped };
}

/** All suites together. */
export function sumCounts(counts: readonly Count[]): Count {
  return counts.reduce(
    (sum, count) => ({
      passed: sum.passed + count.passed,
      failed: sum.failed + count.failed,
      skipped: sum.skipped + count.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** `12 passed, 0 failed`, with the skipped ones when there are any. */
export function countLine({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
