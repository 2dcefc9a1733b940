import { expect, test } from "vitest";
import { instant } from "../../../server/domain/values/instant.ts";
import type { ProblemReportInList } from "../../page-data.ts";
import { render } from "../test-render.tsx";
import { ProblemReportLine } from "./problem-report-line.tsx";

const REPORT: ProblemReportInList = {
  id: "prb_00000000000000000000000001",
  number: "48213907",
  reportedAt: instant("2026-03-02T10:00:00Z"),
  reporter: "client",
  bookingId: null,
  text: "<b>The button</b>\ndoes nothing.",
  wantsAnswer: true,
  answerStatus: null,
  isErased: false,
};

function line(difference: Partial<ProblemReportInList> = {}) {
  const route = { id: "routes/operator", data: { mayEnter: true, zone: null, providerPages: {} } };
  return render(<ProblemReportLine report={{ ...REPORT, ...difference }} />, { route });
}

test("a report shows its number, which leads to it, and what was written as text", () => {
  const html = line();
  expect(html.one("a").text).toBe("Report 4821-3907");
  expect(html.one("a").get("href")).toBe(`/operator/problem-reports/${REPORT.id}`);
  expect(html.text).toContain("<b>The button</b>");
});

test("it says whether somebody waits for an answer", () => {
  expect(line().text).toContain("waits for an answer");
  expect(line({ wantsAnswer: false }).text).toContain("wants no answer");
  expect(line({ answerStatus: "sent" }).text).toContain("answered");
  expect(line({ answerStatus: "failed" }).text).toContain("the answer did not arrive");
});

test("of an erased person nothing is quoted", () => {
  const html = line({ isErased: true, text: "" });
  expect(html.text).toContain("Erased together with the person.");
});
