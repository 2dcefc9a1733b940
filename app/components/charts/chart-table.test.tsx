import { expect, test } from "vitest";
import { render } from "../test-render.tsx";
import { ChartTable } from "./chart-table.tsx";

test("every figure belongs to the row's name and to its column's", () => {
  const html = render(
    <ChartTable
      caption="Steps"
      head={["Step", "Count", "Of the step before"]}
      rows={[
        { key: "booked", name: "Booked", cells: ["80", "–"] },
        { key: "paid", name: "Paid", cells: ["20", "25 %"] },
      ]}
    />,
  );
  expect(html.one("caption").text).toBe("Steps");
  expect(html.all("th", { scope: "col" }).map(({ text }) => text)).toEqual([
    "Step",
    "Count",
    "Of the step before",
  ]);
  expect(html.all("th", { scope: "row" }).map(({ text }) => text)).toEqual(["Booked", "Paid"]);
  expect(html.all("td").map(({ text }) => text)).toEqual(["80", "–", "20", "25 %"]);
});
