import { expect, test } from "vitest";
import { render } from "../test-render.tsx";
import { BarChart, type ChartBar } from "./bar-chart.tsx";

const bar = (label: string, value: number, before: number | null = null): ChartBar => ({
  key: label,
  label,
  value,
  words: String(value),
  before: before === null ? null : { value: before, words: String(before) },
});
const chart = (...bars: ChartBar[]) =>
  render(<BarChart id="steps" title="Steps" description="Booked 80, paid 20." bars={bars} />);
const percentOf = (width: string | null) => Number(/^(\d+(?:\.\d+)?)%$/.exec(width ?? "")?.[1]);

test("a screen reader hears its title and what it shows", () => {
  const html = chart(bar("Booked", 80), bar("Paid", 20));
  const svg = html.one("svg", { role: "img" });
  expect(html.one("title", { id: svg.get("aria-labelledby") ?? "" }).text).toBe("Steps");
  expect(html.one("desc", { id: svg.get("aria-describedby") ?? "" }).text).toBe("Booked 80, paid 20.");
});

test("a bar is as long as its value says, and what is more than nothing is seen", () => {
  const [most, quarter, little, none] = chart(bar("a", 80_000), bar("b", 20_000), bar("c", 1), bar("d", 0))
    .all("rect")
    .map((rect) => percentOf(rect.get("width")));
  expect((quarter ?? 0) / (most ?? 1)).toBeCloseTo(1 / 4, 2);
  expect(little).toBeGreaterThan(0);
  expect(none).toBe(0);
});

test("the period before is drawn to the same scale, with its value", () => {
  const html = chart(bar("Paid", 10, 40));
  const [now, before] = html.all("rect").map((rect) => percentOf(rect.get("width")));
  expect((now ?? 0) / (before ?? 1)).toBeCloseTo(1 / 4, 2);
  expect(html.one("svg").text).toContain("40");
});

test("a long label takes a second line, and nothing of it is lost", () => {
  const label = "Left without saying why while the time was being picked";
  const lines = chart(bar(label, 3))
    .all("text")
    .map(({ text }) => text)
    .slice(0, -1);
  expect(lines.length).toBe(2);
  expect(lines.join(" ")).toBe(label);
});

test("the longest value and the longest bar have room beside each other", () => {
  const html = chart({ ...bar("Seen", 1_234_567), words: "1,234,567 · 100 %" });
  expect(percentOf(html.one("rect").get("width"))).toBe(50);
});
