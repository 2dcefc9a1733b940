import { expect, test } from "vitest";
import { readFunnelQuery } from "../../forms/funnel-query.ts";
import { render } from "../test-render.tsx";
import { nameOf, sentBy } from "../test-markup.ts";
import { FunnelFilter, type BuilderChoice } from "./funnel-filter.tsx";
import { testReport } from "../test-funnel-report.ts";

const form = (query: string, builder: BuilderChoice | null = null) =>
  render(
    <FunnelFilter
      asked={readFunnelQuery(new URLSearchParams(query))}
      report={testReport()}
      builder={builder}
    />,
  );

test("what it sends without scripts asks for what is shown", () => {
  const session = `sty_${"0".repeat(26)}`;
  expect(sentBy(form(`period=90&session=${session}&source=direct`).one("form"))).toEqual({
    period: "90",
    session,
    source: "direct",
    from: "2026-03-04",
    until: "2026-03-06",
  });
  expect(sentBy(form("period=own&from=2026-03-04&until=2026-03-06").one("form"))["period"]).toBe("own");
});

test("a source that nothing was counted for can still be read", () => {
  expect(sentBy(form("source=utm:gone").one("form"))["source"]).toBe("utm:gone");
  expect(form("source=utm:gone").text).toContain("Links marked gone");
});

test("every field has a name, and a builder chooses among none", () => {
  const own = form("");
  expect(own.has("input", { name: "builder" })).toBe(false);
  const html = form("", {
    slug: "ada-okafor",
    builders: [{ slug: "ada-okafor", displayName: "Ada Okafor" }],
  });
  expect(html.one("input", { name: "builder" }).get("value")).toBe("ada-okafor");
  for (const field of [...html.all("input"), ...html.all("select")])
    expect(nameOf(html, field)).not.toBeNull();
});
