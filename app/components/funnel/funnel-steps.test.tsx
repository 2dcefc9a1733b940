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
    // The profile and the codes that were asked for are no share of anything.
    const now = at < 2 ? count : `${count} · ${share}`;
    const before = at < 2 ? countBefore : `${countBefore} · ${shareBefore}`;
    expect(said[at]).toBe(`${row.one("th").text}: ${now}, before that ${before}`);
    expect(drawn).toContain(now);
    expect(drawn).toContain(before);
  }
  expect(rows[1]?.text).toBe("Code asked for 120 – 100 –");
  expect(rows[2]?.text).toBe("Code entered 90 75\u00a0% 80 80\u00a0%");
  expect(rows[3]?.text).toBe("Book pressed 300 25\u00a0% 250 25\u00a0%");
});

test("it says that the first step has no times, how many are under way, and how far it is counted", () => {
  expect(html.text).toContain("a ratio of two counts, without times");
  expect(html.text).toContain("5 bookings are still under way.");
  expect(html.text).toContain("Counted until Friday, 6 March 2026, 10:00, UTC.");
  expect(render(<FunnelSteps report={testReport({ countedUntil: null })} />).text).toContain(
    "Nothing is counted yet.",
  );
});

test("it says that who is signed in needs no code, and of what each share is one", () => {
  expect(html.text).toContain("whoever is signed in already books without a code");
  expect(html.text).toContain("that of “Book pressed” is one of the views, not of the codes");
});
