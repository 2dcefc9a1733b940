import { expect, test } from "vitest";
import { funnelQueryOf, readFunnelQuery } from "./funnel-query.ts";

const read = (query: string) => readFunnelQuery(new URLSearchParams(query));
const ID = `sty_${"0".repeat(26)}`;

test("an address without a query is the last 28 days of everything", () => {
  const asked = { days: 28, between: null, isUnclear: false, sessionTypeId: null, source: null };
  expect(read("")).toEqual(asked);
  expect(read("period=3000&session=&source=&from=2026-01-01")).toEqual(asked);
});

test("days of one's own count where they are chosen", () => {
  const own = "from=2026-01-01&until=2026-01-31";
  expect(read(`period=own&${own}`).between).toEqual({ from: "2026-01-01", until: "2026-01-31" });
  expect(read(`period=90&${own}`)).toMatchObject({ between: null, days: 90 });
});

test("days that cannot be used are said to be so, and those at first take their place", () => {
  for (const days of [
    "",
    "from=2026-02-01&until=2026-01-01",
    "from=2026-01-01",
    "from=2024-01-01&until=2026-01-01",
  ])
    expect(read(`period=own&${days}`)).toMatchObject({ between: null, days: 28, isUnclear: true });
});

test("a link asks for what was asked, whatever is in a source's name", () => {
  for (const query of [
    `period=7&session=${ID}&source=utm%3Aa%26b%3D%3D`,
    "period=own&from=2026-01-01&until=2026-01-31",
  ])
    expect(read(funnelQueryOf(read(query)))).toEqual(read(query));
  expect(funnelQueryOf(read(""), "ada-okafor")).toBe("period=28&builder=ada-okafor");
});
