import { expect, test } from "vitest";
import { countBrowserResults, countLine, countUnitResults, sumCounts } from "./count-results.ts";

test("a test file that could not be loaded counts as a failure", () => {
  const report = {
    testResults: [
      { status: "passed", assertionResults: [{ status: "passed" }, { status: "skipped" }] },
      { status: "failed", assertionResults: [] },
      { status: "failed", assertionResults: [{ status: "failed" }, { status: "passed" }] },
    ],
  };
  expect(countUnitResults(report)).toEqual({ passed: 2, failed: 2, skipped: 1 });
});

test("an error outside of any browser test counts as a failure", () => {
  const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 2 };
  expect(countBrowserResults({ stats, errors: [{}] })).toEqual({ passed: 4, failed: 2, skipped: 2 });
});

test("the closing line names skipped tests only when there are some", () => {
  const suite = { passed: 2, failed: 0, skipped: 0 };
  expect(countLine(sumCounts([suite, suite]))).toBe("4 passed, 0 failed");
  expect(countLine({ passed: 1, failed: 2, skipped: 3 })).toBe("1 passed, 2 failed, 3 skipped");
});
