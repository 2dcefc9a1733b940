import { expect, test } from "vitest";
import { instant } from "../../../server/domain/values/instant.ts";
import { render } from "../test-render.tsx";
import { HealthFigure } from "./health-figure.tsx";

const figure = (values: readonly (number | null)[], failed: readonly (number | null)[] | null = null) =>
  render(
    <HealthFigure
      name="Work that waits"
      value="3 jobs"
      help="nothing is late"
      from={instant("2026-03-02T06:00:00.000Z")}
      values={values}
      failed={failed}
      inWords={(value, bad) => (bad === null ? `${value} jobs` : `${value} jobs, ${bad} failed`)}
    />,
  );

const hours = (...values: (number | null)[]) => [...values, ...Array.from({ length: 12 }, () => null)];

test("it says how things are, and its curve what they were", () => {
  const html = figure(hours(0, 7, 2));
  expect(html.text).toContain("Work that waits");
  expect(html.text).toContain("3 jobs");
  expect(html.one("svg", { role: "img" }).get("aria-label")).toBe(
    "Work that waits, in the last three days: least 0 jobs, most 7 jobs, last 2 jobs.",
  );
});

test("the curve is a table too, of six hours each with the worst of them", () => {
  const rows = figure(hours(0, 7, 2), hours(0, 1, 0))
    .one("tbody")
    .all("tr")
    .map((row) => row.text);
  expect(rows[0]).toBe("Mon 2 Mar 06:00 7 jobs, 1 failed");
  expect(rows[1]).toBe("Mon 2 Mar 12:00 not recorded");
});

test("before the first sample it says that there is none", () => {
  const html = figure(hours());
  expect(html.has("svg") || html.has("table")).toBe(false);
  expect(html.text).toContain("Nothing is recorded of the last three days yet.");
});
