import { expect, test } from "vitest";
import { render } from "../test-render.tsx";
import { LineChart } from "./line-chart.tsx";

const chart = (started: readonly number[], paid: readonly number[] = []) =>
  render(
    <LineChart
      id="days"
      title="By day"
      description="From 0 to 4."
      lines={[
        { key: "started", mark: "broken line", values: started },
        { key: "paid", mark: "line", values: paid },
      ]}
      most={(value) => `Most in a day: ${value}`}
      first="1 March"
      last="3 March"
    />,
  );
const curves = (started: readonly number[], paid?: readonly number[]) =>
  chart(started, paid)
    .all("path")
    .slice(1)
    .map((path) => path.get("d"));

test("a screen reader hears its title and what it shows", () => {
  const html = chart([0, 4]);
  const svg = html.one("svg", { role: "img" });
  expect(html.one("title", { id: svg.get("aria-labelledby") ?? "" }).text).toBe("By day");
  expect(html.one("desc", { id: svg.get("aria-describedby") ?? "" }).text).toBe("From 0 to 4.");
});

test("all lines have one scale: the most of all at the top, nothing at the bottom", () => {
  expect(curves([0, 4, 2], [0, 2, 0])).toEqual(["M0 137L300 3L600 70", "M0 137L300 70L600 137"]);
});

test("a day alone is seen, and a period without anything lies on the ground", () => {
  expect(curves([2], [0])).toEqual(["M0 3H600", "M0 137H600"]);
  expect(curves([0, 0], [])).toEqual(["M0 137L600 137", ""]);
});
