import { z } from "zod";

/** How many tests of a suite ended how. */
export interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** A test that failed, with what it said. A file that could not be loaded has no test's name: it goes by its own. */
export interface Failure {
  readonly file: string;
  readonly test: string;
  readonly message: string;
}

/** What a suite came to. `flaky` failed once and passed when they were tried again: they count as passed, and are told. */
export interface SuiteResult {
  readonly count: Count;
  readonly failures: readonly Failure[];
  readonly flaky: readonly Failure[];
}

const unitReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({
          status: z.string(),
          fullName: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});

const browserTest = z.object({
  status: z.string(),
  results: z.array(z.object({ errors: z.array(z.object({ message: z.string().optional() })) })),
});
const browserSuite = z.object({
  specs: z.array(z.object({ file: z.string(), title: z.string(), tests: z.array(browserTest) })),
  get suites() {
    return z.array(browserSuite).optional();
  },
});
type BrowserSuite = z.infer<typeof browserSuite>;

const browserReport = z.object({
  suites: z.array(browserSuite),
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int(), skipped: z.int() }),
  errors: z.array(z.object({ message: z.string().optional() })),
});

/** Reads Vitest's JSON report. Throws when it is none. A file that could not be loaded has no tests to fail: it counts as one failure. */
export function readUnitResults(report: unknown): SuiteResult {
  const { testResults } = unitReport.parse(report);
  const statuses = testResults.flatMap((file) => file.assertionResults.map(({ status }) => status));
  const failures = testResults.flatMap((file): Failure[] => {
    const failed = file.assertionResults.filter(({ status }) => status === "failed");
    if (failed.length === 0 && file.status === "failed") {
      return [{ file: file.name, test: file.name, message: file.message }];
    }
    return failed.map(({ fullName, failureMessages }) => ({
      file: file.name,
      test: fullName,
      message: (failureMessages ?? []).join("\n"),
    }));
  });
  const passed = statuses.filter((status) => status === "passed").length;
  const failed = statuses.filter((status) => status === "failed").length;
  return {
    count: { passed, failed: failures.length, skipped: statuses.length - passed - failed },
    failures,
    flaky: [],
  };
}

/** Reads Playwright's JSON report. Throws when it is none. A test that passed only when tried again passed; an error outside of any test is a failure. */
export function readBrowserResults(report: unknown): SuiteResult {
  const { suites, stats, errors } = browserReport.parse(report);
  const { expected, unexpected, flaky, skipped } = stats;
  const outside = errors.map(({ message }) => ({
    file: "playwright",
    test: "outside of any test",
    message: message ?? "",
  }));
  return {
    count: { passed: expected + flaky, failed: unexpected + errors.length, skipped },
    failures: [...testsThatEnded(suites, "unexpected"), ...outside],
    flaky: testsThatEnded(suites, "flaky"),
  };
}

function testsThatEnded(suites: readonly BrowserSuite[], lastLine: string): Failure[] {
  return suites.flatMap((suite) => [
    ...suite.specs.flatMap(({ file, title, tests }) =>
      tests
        .filter(({ status }) => status === lastLine)
        .map(({ results }) => ({
          file,
          test: title,
          message: results
            .flatMap(({ errors }) => errors.map(({ message }) => message ?? ""))
            .slice(0, 1)
            .join("\n"),
        })),
    ),
    ...testsThatEnded(suite.suites ?? [], lastLine),
  ]);
}

/** A suite whose failed files were run once more by themselves: what fails then failed, what failed only the first time is flaky. */
export function settleSecondRun(first: SuiteResult, second: SuiteResult): SuiteResult {
  const failsAgain = ({ file, test }: Failure) =>
    second.failures.some((again) => again.file === file && (again.test === test || again.test === file));
  const flaky = first.failures.filter((failure) => !failsAgain(failure));
  return {
    count: {
      passed: first.count.passed + flaky.length,
      failed: second.count.failed,
      skipped: first.count.skipped,
    },
    failures: second.failures,
    flaky,
  };
}

/** All suites together. */
export function sumResults(results: readonly SuiteResult[]): SuiteResult {
  return results.reduce(
    (sum, { count, failures, flaky }) => ({
      count: {
        passed: sum.count.passed + count.passed,
        failed: sum.count.failed + count.failed,
        skipped: sum.count.skipped + count.skipped,
      },
      failures: [...sum.failures, ...failures],
      flaky: [...sum.flaky, ...flaky],
    }),
    { count: { passed: 0, failed: 0, skipped: 0 }, failures: [], flaky: [] },
  );
}

/** `12 passed, 0 failed`, with the skipped ones when there are any. */
export function countLine({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

/** Each failure with the first lines of what it said, so that the end of a log tells why a run failed. Empty when there are none. */
export function failureLines(title: string, failures: readonly Failure[]): readonly string[] {
  const LINES_SHOWN = 12;
  return failures.flatMap(({ file, test, message }) => [
    `\n${title}: ${file} › ${test}`,
    ...message
      .split("\n")
      .slice(0, LINES_SHOWN)
      .map((line) => `    ${line}`),
  ]);
}
