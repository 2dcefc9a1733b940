import { expect, test } from "vitest";
import { dayPlus } from "../../../server/domain/funnel/funnel-period.ts";
import { render } from "../test-render.tsx";
import { FunnelDays } from "./funnel-days.tsx";
import { testReport } from "../test-funnel-report.ts";

const rowsOf = (html: ReturnType<typeof render>) =>
  html
    .one("tbody")
    .all("tr")
    .map(({ text }) => text);

test("each day is a row under the picture, whose totals are the rows'", () => {
  const html = render(<FunnelDays report={testReport()} />);
  expect(rowsOf(html)).toEqual(["Wed 4 Mar 400 100 50", "Thu 5 Mar 500 150 70", "Fri 6 Mar 300 50 30"]);
  expect(html.one("desc").text).toBe("Book pressed: 300 in all; Paid: 150 in all");
});

test("a long period is shown by the week, and no day is lost", () => {
  const days = Array.from({ length: 365 }, (_, at) => ({
    day: dayPlus("2025-03-07", at),
    seen: 10,
    begun: 3,
    paid: 1,
  }));
  const html = render(<FunnelDays report={{ days }} />);
  const rows = rowsOf(html);
  expect(rows).toHaveLength(53);
  expect([rows[0], rows.at(-1)]).toEqual(["Fri 7 Mar 70 21 7", "Fri 6 Mar 10 3 1"]);
  expect(html.one("desc").text).toContain("Paid: 365 in all");
});

test("a week that has only begun is in the table, and not in the picture: it would look like a fall", () => {
  const days = Array.from({ length: 365 }, (_, at) => ({
    day: dayPlus("2025-03-07", at),
    seen: 10,
    begun: 3,
    paid: 1,
  }));
  const html = render(<FunnelDays report={{ days }} />);
  const [, begun, paid] = html
    .one("svg", { role: "img" })
    .all("path")
    .map((line) => line.get("d") ?? "");
  for (const line of [begun, paid]) expect(new Set(line?.match(/(?<= )[\d.]+/g)).size).toBe(1);
});
