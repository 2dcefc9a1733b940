import { expect, test } from "vitest";
import { render } from "../test-render.tsx";
import { FunnelLosses } from "./funnel-losses.tsx";
import { testReport } from "../test-funnel-report.ts";

test("the table says the same as the picture, reason by reason", () => {
  const html = render(<FunnelLosses report={testReport()} />);
  const said = html.one("desc").text.split("; ");
  const rows = html.one("tbody").all("tr");
  expect(rows).toHaveLength(said.length);
  for (const [at, row] of rows.entries()) {
    const [count = "", share = "", before = ""] = row.all("td").map(({ text }) => text);
    expect(said[at]).toBe(`${row.one("th").text}: ${count} · ${share}, before that ${before}`);
  }
  expect(rows[0]?.text).toBe("Left without saying, after “Book pressed” 80 80\u00a0% 40");
});

test("a time without losses says so", () => {
  const html = render(<FunnelLosses report={{ losses: [], isBeforeWhole: true }} />);
  expect(html.text).toContain("Nothing was lost in this time.");
  expect(html.has("svg")).toBe(false);
});
