import { expect, test } from "vitest";
import { ENGLISH } from "../../server/domain/text/language.ts";
import { firstStepsOf } from "./first-steps.ts";

const CONNECTION = { brokenReason: null, checkFailingSince: null, checkFailure: null };
const NEW = { connection: null, hasHeadline: false, hasPrice: false, onSale: 0, slug: "nia" };

function doneOf(overview: Parameters<typeof firstStepsOf>[0]): string[] {
  return firstStepsOf(overview, ENGLISH)
    .filter(({ isDone }) => isDone)
    .map(({ title }) => title);
}

test("a new builder is led from the connection to their page, each step with its link", () => {
  expect(firstStepsOf(NEW, ENGLISH).map(({ to }) => to)).toEqual([
    "/builder/connection",
    "/builder/session-types",
    "/builder/session-types",
    "/builder/profile",
    "/builder/preview",
  ]);
  expect(doneOf(NEW)).toEqual([]);
});

test("what is done is ticked, and whoever can sell nothing is still told what is missing", () => {
  const connected = { ...NEW, connection: CONNECTION };
  expect(doneOf(connected)).toEqual(["Connect your Calendly"]);
  expect(doneOf({ ...connected, hasPrice: true })).toEqual(["Connect your Calendly", "Price a session type"]);
  expect(firstStepsOf({ ...connected, hasPrice: true, hasHeadline: true }, ENGLISH)).not.toEqual([]);
});

test("the list is gone when all of it is done", () => {
  expect(
    firstStepsOf({ ...NEW, connection: CONNECTION, hasPrice: true, hasHeadline: true, onSale: 1 }, ENGLISH),
  ).toEqual([]);
});
