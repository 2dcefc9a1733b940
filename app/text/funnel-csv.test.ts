import { expect, test } from "vitest";
import { testReport } from "../components/test-funnel-report.ts";
import { funnelCsv, funnelCsvAnswer } from "./funnel-csv.ts";

const rowsOf = (csv: string) =>
  csv
    .trimEnd()
    .split("\r\n")
    .map((line) => line.split(","));

test("every figure of the page stands in it, each row as wide as the head", () => {
  const report = testReport();
  const [head = [], ...rows] = rowsOf(funnelCsv(report));
  expect(new Set(rows.map((row) => row.length))).toEqual(new Set([head.length]));
  const cell = (row: readonly string[], column: string) => row[head.indexOf(column)];
  const steps = rows.filter((row) => cell(row, "section") === "step");
  expect(
    steps.map((row) => [cell(row, "step"), Number(cell(row, "count")), Number(cell(row, "count_before"))]),
  ).toEqual(report.steps.map(({ step, count, before }) => [step, count, before.count]));
  const codes = rows.filter((row) => cell(row, "section") === "code");
  expect(
    codes.map((row) => [
      cell(row, "step"),
      cell(row, "count"),
      cell(row, "conversion"),
      cell(row, "count_before"),
    ]),
  ).toEqual([
    ["code_asked", "120", "", "100"],
    ["code_entered", "90", "0.75", "80"],
  ]);
  const losses = rows.filter((row) => cell(row, "section") === "loss");
  expect(losses.map((row) => Number(cell(row, "share")))).toEqual([0.8, 0.2]);
  expect(rows.filter((row) => cell(row, "section") === "day")).toHaveLength(9);
});

test("a source that begins as a formula does is text", () => {
  const csv = funnelCsv(testReport({ filters: { sessionTypeId: null, source: "=cmd" } }));
  expect(csv).toContain(",'=cmd,");
  expect(csv).not.toContain(",=cmd");
});

test("it is a file in UTF-8 with a head, named after its days, and kept by nobody", () => {
  const { headers } = funnelCsvAnswer(testReport());
  expect(headers.get("content-type")).toBe("text/csv; charset=utf-8; header=present");
  expect(headers.get("content-disposition")).toContain('filename="funnel-2026-03-04-2026-03-06.csv"');
  expect(headers.get("cache-control")).toBe("private, no-store");
});
