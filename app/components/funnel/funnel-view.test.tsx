import { expect, test } from "vitest";
import type { FunnelReport } from "../../../server/domain/funnel/funnel-report.ts";
import { readFunnelQuery } from "../../forms/funnel-query.ts";
import { render } from "../test-render.tsx";
import { FunnelView } from "./funnel-view.tsx";
import { emptyReport, testReport } from "../test-funnel-report.ts";

const ofBuilder = (report: FunnelReport, query = "") =>
  render(
    <FunnelView
      report={report}
      asked={readFunnelQuery(new URLSearchParams(query))}
      page="/builder/funnel"
      builder={null}
      profile="/profile/ada-okafor"
    />,
  );
const ofOperator = (slug: string, chosen: string | null) =>
  render(
    <FunnelView
      report={testReport()}
      asked={readFunnelQuery(new URLSearchParams())}
      page="/operator/funnel"
      builder={{ slug, chosen, builders: [] }}
      profile={null}
    />,
  );

test("the words come first, and the figures after them", () => {
  const headings = ofBuilder(testReport())
    .all("h2")
    .map(({ text }) => text);
  expect(headings).toEqual([
    "What loses you most bookings, and what to do",
    "From the profile to the session",
    "How long each step takes",
    "Why bookings are lost",
    "Day by day",
  ]);
});

test("the file is of the same days and filters", () => {
  const html = ofBuilder(testReport(), "period=90&source=direct");
  expect(html.one("a", { download: "" }).get("href")).toBe("/builder/funnel.csv?period=90&source=direct");
  expect(ofOperator("ada-okafor", "Ada Okafor").one("a", { download: "" }).get("href")).toContain(
    "builder=ada-okafor",
  );
});

test("a builder without visits is asked to share the profile; with filters they are led back to everything", () => {
  const html = ofBuilder(emptyReport());
  expect(html.text).toContain("No visits yet");
  expect(html.one("a", { href: "/profile/ada-okafor" }).text).toBe("your profile");
  expect(html.has("svg", { role: "img" })).toBe(false);
  expect(ofBuilder(emptyReport(), "source=direct").one("a", { href: "/builder/funnel" }).text).toContain(
    "Show everything",
  );
});

test("an operator reads whose figures these are, and that an address is nobody's", () => {
  expect(ofOperator("ada-okafor", "Ada Okafor").one("h1").text).toBe("Where bookings are lost: Ada Okafor");
  expect(ofOperator("nobody", null).withRole("alert")[0]?.text).toContain(
    "No builder has the address “nobody”",
  );
  expect(ofOperator("", null).withRole("alert")).toEqual([]);
});

test("days that cannot be used are said to be so", () => {
  expect(ofBuilder(testReport(), "period=own&from=2026-03-04").withRole("alert")[0]?.text).toContain(
    "could not be used",
  );
});
