import { expect, test } from "vitest";
import { render } from "../test-render.tsx";
import { FunnelFindings } from "./funnel-findings.tsx";
import { testReport } from "../test-funnel-report.ts";

test("each finding is said with its figure and what to do, in the order of the report", () => {
  const items = render(<FunnelFindings report={testReport()} />)
    .all("li")
    .map(({ text }) => text);
  expect(items).toHaveLength(2);
  expect(items[0]).toContain("33\u00a0%");
  expect(items[0]).toContain("9 days away");
  expect(items[0]).toContain("Open more times in Calendly");
  expect(items[1]).toContain("newsletter");
});

test("of few bookings nothing is said, and why not", () => {
  const html = render(<FunnelFindings report={testReport({ hasEnough: false, findings: [] })} />);
  expect(html.text).toContain("Too few to say: 300 bookings were begun");
  expect(html.has("li")).toBe(false);
});

test("where nothing stands out it says so", () => {
  expect(render(<FunnelFindings report={testReport({ findings: [] })} />).text).toContain(
    "Nothing stands out",
  );
});
