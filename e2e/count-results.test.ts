import { expect, test } from "vitest";
import {
  countLine,
  failureLines,
  readBrowserResults,
  readUnitResults,
  settleSecondRun,
  sumResults,
  type Failure,
} from "./count-results.ts";

const passed = (fullName: string) => ({ status: "passed", fullName, failureMessages: [""] });
const failed = (fullName: string, message: string) => ({
  status: "failed",
  fullName,
  failureMessages: [message],
});
const file = (name: string, assertionResults: ReturnType<typeof passed>[], message = "") => {
  const bad = message !== "" || assertionResults.some(({ status }) => status === "failed");
  return { name, status: bad ? "failed" : "passed", message, assertionResults };
};
const report = (...testResults: ReturnType<typeof file>[]) => ({ testResults });
const failure = (name: string, test: string, message: string): Failure => ({ file: name, test, message });

test("a test file that could not be loaded counts as a failure, by its own name", () => {
  const result = readUnitResults(
    report(
      file("a", [passed("one"), { ...passed("two"), status: "skipped" }]),
      file("b", [], "no such module"),
      file("c", [failed("three", "1 is not 2"), passed("four")]),
    ),
  );
  expect(result.count).toEqual({ passed: 2, failed: 2, skipped: 1 });
  expect(result.failures).toEqual([failure("b", "b", "no such module"), failure("c", "three", "1 is not 2")]);
});

test("an error outside of any browser test counts as a failure, and a test that passed only when tried again is told", () => {
  const ended = (title: string, status: string, ...messages: string[]) => ({
    file: "x.spec.ts",
    title,
    tests: [{ status, results: messages.map((message) => ({ errors: [{ message }] })) }],
  });
  const result = readBrowserResults({
    suites: [
      { specs: [], suites: [{ specs: [ended("late", "flaky", "timed out"), ended("right", "expected")] }] },
      { specs: [ended("wrong", "unexpected", "first", "second")] },
    ],
    stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 2 },
    errors: [{ message: "no browser" }],
  });
  expect(result.count).toEqual({ passed: 4, failed: 2, skipped: 2 });
  expect(result.flaky).toEqual([failure("x.spec.ts", "late", "timed out")]);
  expect(result.failures).toEqual([
    failure("x.spec.ts", "wrong", "first"),
    failure("playwright", "outside of any test", "no browser"),
  ]);
});

test("what fails twice failed; what fails once is flaky, and told", () => {
  const first = readUnitResults(
    report(file("a", [failed("late", "timed out"), failed("wrong", "1 is not 2"), passed("right")])),
  );
  const second = readUnitResults(
    report(file("a", [passed("late"), failed("wrong", "1 is not 2"), passed("right")])),
  );
  expect(settleSecondRun(first, second)).toEqual({
    count: { passed: 2, failed: 1, skipped: 0 },
    failures: [failure("a", "wrong", "1 is not 2")],
    flaky: [failure("a", "late", "timed out")],
  });
});

test("a file that does not even load the second time takes none of its failures back", () => {
  const first = readUnitResults(report(file("a", [failed("late", "timed out")])));
  const second = readUnitResults(report(file("a", [], "no such module")));
  expect(settleSecondRun(first, second)).toMatchObject({ count: { passed: 0, failed: 1 }, flaky: [] });
});

test("a test that fails only the second time failed", () => {
  const first = readUnitResults(report(file("a", [failed("late", "timed out"), passed("right")])));
  const second = readUnitResults(report(file("a", [passed("late"), failed("right", "gone")])));
  expect(settleSecondRun(first, second).count.failed).toBe(1);
});

test("the closing line names skipped tests only when there are some", () => {
  const suite = readUnitResults(report(file("a", [passed("one"), passed("two")])));
  expect(countLine(sumResults([suite, suite]).count)).toBe("4 passed, 0 failed");
  expect(countLine({ passed: 1, failed: 2, skipped: 3 })).toBe("1 passed, 2 failed, 3 skipped");
});

test("a failure is told by its file, its name and the first lines of what it said", () => {
  const message = Array.from({ length: 40 }, (_, line) => `line ${String(line)}`).join("\n");
  const lines = failureLines("Failed", [failure("a.test.ts", "counts", message)]);
  expect(lines[0]).toBe("\nFailed: a.test.ts › counts");
  expect(lines).toContain("    line 0");
  expect(lines).not.toContain("    line 39");
});
