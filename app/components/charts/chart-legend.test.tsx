import { expect, test } from "vitest";
import { render } from "../test-render.tsx";
import { ChartLegend } from "./chart-legend.tsx";

test("each mark stands beside its words, and no two are drawn alike", () => {
  const html = render(
    <ChartLegend
      marks={[
        { mark: "bar", label: "This period" },
        { mark: "bar before", label: "The period before" },
        { mark: "line", label: "Started" },
        { mark: "broken line", label: "Paid" },
      ]}
    />,
  );
  const items = html.all("li");
  expect(items.map(({ text }) => text)).toEqual(["This period", "The period before", "Started", "Paid"]);
  const drawn = items.map((item) => JSON.stringify(item.one("svg").children));
  expect(new Set(drawn).size).toBe(items.length);
});
