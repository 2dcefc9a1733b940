import { describe, expect, test } from "vitest";
import {
  judgeRelease,
  releaseRefusalInWords,
  type EventAsItStands,
  type ReleaseRefusal,
} from "./event-release.ts";
import { instant } from "../values/instant.ts";

const RELEASE = { inviteeUri: "invitee-1", at: instant("2026-11-28T12:00:00.000Z") };
const MEANT = { inviteeUri: "invitee-1", status: "active" } as const;
const OTHER = { inviteeUri: "invitee-2", status: "active" } as const;
const ONE_TO_ONE: EventAsItStands = {
  status: "active",
  startsAt: instant("2026-11-28T12:00:00.001Z"),
  seatsMax: 1,
  invitees: [MEANT],
};

const refusals: readonly [string, Partial<EventAsItStands>, ReleaseRefusal][] = [
  ["has two seats", { seatsMax: 2 }, "several_seats"],
  ["has ten seats, and nobody else in it yet", { seatsMax: 10, invitees: [MEANT] }, "several_seats"],
  ["has seats that Calendly does not count", { seatsMax: null }, "seats_unknown"],
  ["has no seat", { seatsMax: 0 }, "several_seats"],
  ["has a second person in its one seat", { invitees: [MEANT, OTHER] }, "several_invitees"],
  ["has somebody else in it", { invitees: [OTHER] }, "another_invitee"],
  ["has nobody in it", { invitees: [] }, "another_invitee"],
];

describe("an event is canceled for nobody but the one person in its one seat:", () => {
  test("theirs alone is", () => {
    expect(judgeRelease(ONE_TO_ONE, RELEASE)).toEqual({ kind: "released" });
    const before = { ...OTHER, status: "canceled" } as const;
    expect(judgeRelease({ ...ONE_TO_ONE, invitees: [before, MEANT] }, RELEASE)).toEqual({ kind: "released" });
  });

  test.each(refusals)("one that %s is refused, in words", (_, change, because) => {
    expect(judgeRelease({ ...ONE_TO_ONE, ...change }, RELEASE)).toEqual({ kind: "refused", because });
    expect(releaseRefusalInWords(because)).not.toBe("");
  });

  test.each([
    ["that Calendly does not know", null, "unknown_event"],
    ["that is canceled", { ...ONE_TO_ONE, status: "canceled" }, "canceled"],
    ["that begins at this instant", { ...ONE_TO_ONE, startsAt: RELEASE.at }, "begun"],
    [
      "of several seats that the person has left",
      { ...ONE_TO_ONE, seatsMax: 10, invitees: [{ ...MEANT, status: "canceled" }, OTHER] },
      "invitee_left",
    ],
  ] as const)("in one %s there is nothing to release", (_, event, because) => {
    expect(judgeRelease(event, RELEASE)).toEqual({ kind: "nothing_to_release", because });
  });
});
