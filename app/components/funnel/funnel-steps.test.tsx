import { expect, test } from "vitest";
import { render } from "../test-render.tsx";
import { FunnelSteps } from "./funnel-steps.tsx";
import { testReport } from "../test-funnel-report.ts";

const html = render(<FunnelSteps report={testReport()} />);

test("the table says the same as the picture, step by step", () => {
  const drawn = html.one("svg", { role: "img" }).text;
  const said = html.one("desc").text.split("; ");
  const rows = html.one("tbody").all("tr");
  expect(rows).toHaveLength(said.length);
  for (const [at, row] of rows.entries()) {
    const [count = "", share = "", countBefore = "", shareBefore = ""] = row
      .all("td")
      .map(({ text }) => text);
    const now = at === 0 ? count : `${count} · ${share}`;
    const before = at === 0 ? countBefore : `${countBefore} · ${shareBefore}`;
    expect(said[at]).toBe(`${row.one("th").text}: ${now}, before that ${before}`);
    expect(drawn).toContain(now);
    expect(drawn).toContain(before);
  }
  expect(rows[1]?.text).toBe("Book pressed 300 25\u00a0% 250 25\u00a0%");
});

test("it says that the first step has no times, how many are under way, and how far it is counted", () => {
  expect(html.text).toContain("a ratio of two counts, without times");
  expect(html.text).toContain("5 bookings are still under way.");
  expect(html.text).toContain("Counted until Friday, 6 March 2026, 10:00, UTC.");
  expect(render(<FunnelSteps report={testReport({ countedUntil: null })} />).text).toContain(
    "Nothing is counted yet.",
  );
});
