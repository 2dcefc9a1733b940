import { expect, test } from "vitest";
import { parseTimeZone } from "../server/domain/values/instant.ts";
import { groupTimeZones, listTimeZones, timeZonesIn } from "./time-zones.ts";

function zone(name: string) {
  const parsed = parseTimeZone(name);
  if (parsed === null) throw new Error(`unknown zone ${name}`);
  return parsed;
}

function namesFor(current: string) {
  return groupTimeZones(listTimeZones(), zone(current)).flatMap(({ zones }) => zones.map(({ name }) => name));
}

test("the visitor's own zone can always be chosen again, also when it was told by an older name", () => {
  expect(namesFor("Asia/Katmandu")).toContain(zone("Asia/Katmandu"));
  expect(namesFor("Etc/GMT+5")).toContain("Etc/GMT+5");
  expect(namesFor("UTC")).toEqual(expect.arrayContaining(["Europe/Berlin", "UTC"]));
});

test("every zone is listed once, under its part of the world, by its city", () => {
  const names = namesFor("UTC");
  expect(new Set(names).size).toBe(names.length);
  const america = groupTimeZones(listTimeZones(), zone("UTC")).find(({ region }) => region === "America");
  expect(america?.zones).toContainEqual({ name: "America/New_York", label: "New York" });
});

test("the zones are looked at once in a process", () => {
  expect(listTimeZones()).toBe(listTimeZones());
});

test("what is no list of names is no list of zones", () => {
  expect(timeZonesIn(["Europe/Berlin"])).toEqual(["Europe/Berlin"]);
  for (const answer of [null, {}, [], [1], "Europe/Berlin"]) expect(timeZonesIn(answer)).toBeNull();
});
