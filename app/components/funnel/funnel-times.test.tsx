import { expect, test } from "vitest";
import { render } from "../test-render.tsx";
import { FunnelTimes } from "./funnel-times.tsx";
import { testReport } from "../test-funnel-report.ts";

test("times are in words, begin behind the booking's first step, and are a dash where nobody knows", () => {
  const [first, ...rest] = testReport().steps.slice(2);
  const unknown = first && { ...first, medianSeconds: null, p90Seconds: null };
  const rows = render(
    <FunnelTimes
      report={{
        isBeforeWhole: true,
        steps: [...testReport().steps.slice(0, 2), ...(unknown ? [unknown] : []), ...rest],
      }}
    />,
  )
    .one("tbody")
    .all("tr")
    .map(({ text }) => text);
  expect(rows.slice(0, 3)).toEqual([
    "Time picked – – 45 s 2 min",
    "Details confirmed 45 min 1 h 30 min 45 min 1 h 30 min",
    "Checkout opened 2 days 4 days 2 days 4 days",
  ]);
});
