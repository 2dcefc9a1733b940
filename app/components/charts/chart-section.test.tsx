import { expect, test } from "vitest";
import { render } from "../test-render.tsx";
import { ChartSection } from "./chart-section.tsx";

const PARTS = {
  id: "steps",
  title: "Steps",
  head: ["Step", "Count"],
  rows: [{ key: "paid", name: "Paid", cells: ["20"] }],
};

test("the chart is seen at once, and its table is folded away under words that say whose it is", () => {
  const html = render(
    <ChartSection {...PARTS} marks={[{ mark: "bar", label: "This period" }]} drawing={<p>Drawn</p>}>
      <p>Below</p>
    </ChartSection>,
  );
  const folded = html.one("details");
  expect(html.one("h2").text).toBe("Steps");
  expect(folded.one("summary").text.replace(/\s+/g, " ")).toBe("As a table Steps");
  expect(folded.one("table").text).toContain("Paid");
  expect(folded.text).not.toContain("Drawn");
  expect(folded.text).not.toContain("Below");
});

test("figures without a chart are not folded away", () => {
  const html = render(<ChartSection {...PARTS} marks={[]} drawing={null} />);
  expect(html.all("details")).toEqual([]);
  expect(html.one("table").text).toContain("Paid");
});
