import { describe, expect, test } from "vitest";
import { addMinutes, instant } from "../values/instant.ts";
import {
  decidePlace,
  isSamePlace,
  linkOf,
  nextLookAt,
  type PlaceKnown,
  type SessionPlace,
} from "./session-place.ts";

const NOW = instant("2026-03-01T10:00:00Z");
const PENDING: SessionPlace = { kind: "conference", service: "google_meet", status: "pending" };
const FAILED: SessionPlace = { ...PENDING, status: "failed" };
const READY: SessionPlace = { ...PENDING, status: "ready", joinUrl: "https://meet.example/1" };
const OTHER: SessionPlace = { kind: "in_person", status: "ready", address: "1 Main St", info: null };
const NONE: SessionPlace = { kind: "none", status: "failed" };

function known(changes: Partial<PlaceKnown> = {}): PlaceKnown {
  const startsAt = addMinutes(NOW, 7 * 24 * 60);
  return { place: null, missingSince: null, notified: null, isOn: true, startsAt, ...changes };
}

describe("what the client is told of a place", () => {
  test.each([
    ["nothing, when no mail has spoken of it", null, READY, null],
    ["nothing, when it is what they were told", READY, { ...READY }, null],
    ["nothing, while the link is still being made", PENDING, PENDING, null],
    ["nothing, while another link is being made", READY, PENDING, null],
    ["the link, when the mail went out without it", PENDING, READY, "place_ready"],
    ["the link, when they were told that there is none", FAILED, READY, "place_ready"],
    ["the new place, when it is another", READY, OTHER, "place_changed"],
    ["that it is missing, when it has failed", PENDING, FAILED, "place_missing"],
    ["that it is missing, when the host has taken it away", OTHER, NONE, "place_missing"],
  ] as const)("%s", (_, notified, read, notification) => {
    expect(decidePlace(known({ notified }), read, NOW).news).toBe(notification);
    expect(decidePlace(known({ notified, isOn: false }), read, NOW).news).toBeNull();
  });

  test("the same is never told twice", () => {
    const first = decidePlace(known({ notified: PENDING }), READY, NOW);
    expect(decidePlace(known({ ...first }), READY, NOW).news).toBeNull();
  });
});

describe("how long a link may be in the making", () => {
  test.each([
    ["59 min", addMinutes(NOW, -59), 600, "pending"],
    ["an hour", addMinutes(NOW, -60), 600, "failed"],
    ["a minute, a quarter of an hour before the start", addMinutes(NOW, -1), 15, "failed"],
    ["a minute, 16 min before the start", addMinutes(NOW, -1), 16, "pending"],
  ])("%s: %s, with %i min to the start, it is %s", (_, missingSince, minutes, status) => {
    const startsAt = addMinutes(NOW, minutes);
    expect(decidePlace(known({ missingSince, startsAt }), PENDING, NOW).place?.status).toBe(status);
  });

  test("one that comes after all is taken in, and nothing is missing any more", () => {
    const after = decidePlace(known({ place: FAILED, notified: FAILED, missingSince: NOW }), READY, NOW);
    expect(after).toMatchObject({ place: READY, missingSince: null, news: "place_ready" });
  });
});

describe("when Calendly is asked again", () => {
  const startsAt = addMinutes(NOW, 7 * 24 * 60);
  test.each([
    ["5 s after the first look", 0, 5 / 60],
    ["after as long as was waited already", 3, 3],
    ["after an hour at most", 300, 60],
  ])("%s", (_, waited, wait) => {
    const missingSince = addMinutes(NOW, -waited);
    expect(nextLookAt({ missingSince, startsAt }, NOW)).toBe(addMinutes(NOW, wait));
  });

  test("an hour and a quarter of an hour before the start, also when nothing is missing; never after it", () => {
    const look = (minutesBefore: number) =>
      nextLookAt({ missingSince: null, startsAt }, addMinutes(startsAt, -minutesBefore));
    expect(look(5000)).toBe(addMinutes(startsAt, -60));
    expect(look(60)).toBe(addMinutes(startsAt, -15));
    expect(look(15)).toBeNull();
    expect(nextLookAt({ missingSince: NOW, startsAt: NOW }, NOW)).toBeNull();
  });
});

test("places are the same whatever the order of their keys, and a text that is an address can be opened", () => {
  expect(isSamePlace(OTHER, { info: null, address: "1 Main St", status: "ready", kind: "in_person" })).toBe(
    true,
  );
  expect(isSamePlace(OTHER, null)).toBe(false);
  const text = (said: string): SessionPlace => ({ kind: "other", status: "ready", text: said });
  expect(linkOf(text("https://rooms.example/7"))).toBe("https://rooms.example/7");
  expect(linkOf(text("https://rooms.example/7 then ring"))).toBeNull();
  expect(linkOf(text("javascript:alert(1)"))).toBeNull();
  expect([linkOf(READY), linkOf(PENDING), linkOf(OTHER)]).toEqual(["https://meet.example/1", null, null]);
});
