import { expect, test } from "vitest";
import { parseTimeZone } from "../server/domain/instant.ts";
import { listTimeZones } from "./time-zones.ts";

function zone(name: string) {
  const parsed = parseTimeZone(name);
  if (parsed === null) throw new Error(`unknown zone ${name}`);
  return parsed;
}

test("the visitor's own zone can always be chosen again, also when it was told by an older name", () => {
  const names = listTimeZones(zone("Asia/Katmandu")).flatMap(({ zones }) => zones.map(({ name }) => name));
  expect(names).toContain(zone("Asia/Katmandu"));
  expect(names).toContain("Europe/Berlin");
  expect(names).toContain("UTC");
});

test("every zone is listed once, under its part of the world, by its city", () => {
  const groups = listTimeZones(zone("UTC"));
  const names = groups.flatMap(({ zones }) => zones.map(({ name }) => name));
  expect(new Set(names).size).toBe(names.length);
  const america = groups.find(({ region }) => region === "America");
  expect(america?.zones).toContainEqual({ name: "America/New_York", label: "New York" });
});
