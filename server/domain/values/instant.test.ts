import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addMinutes,
  epochSecondsOf,
  instant,
  instantFromEpochMs,
  minutesBetween,
  parseInstant,
  parseTimeZone,
} from "./instant.ts";

const epochMs = fc.integer({ min: 0, max: 4_102_444_800_000 });

describe("an instant", () => {
  test("compares as text the way it compares as time", () => {
    fc.assert(
      fc.property(epochMs, epochMs, (a, b) => {
        expect(instantFromEpochMs(a) < instantFromEpochMs(b)).toBe(a < b);
      }),
    );
  });

  test("survives being written and read", () => {
    fc.assert(
      fc.property(epochMs, (ms) => {
        expect(parseInstant(instantFromEpochMs(ms))).toBe(instantFromEpochMs(ms));
      }),
    );
  });

  test("moved by minutes and back is the same", () => {
    fc.assert(
      fc.property(epochMs, fc.integer({ min: -1_000_000, max: 1_000_000 }), (ms, minutes) => {
        const at = instantFromEpochMs(ms + 1e11);
        expect(minutesBetween(at, addMinutes(at, minutes))).toBe(minutes);
      }),
    );
  });

  test("is read from Calendly's microseconds and from any offset, and cut to the millisecond", () => {
    expect(parseInstant("2026-03-02T10:15:30.123456Z")).toBe("2026-03-02T10:15:30.123Z");
    expect(parseInstant("2026-03-10T14:00:00+05:45")).toBe("2026-03-10T08:15:00.000Z");
    expect(epochSecondsOf(instant("1970-01-01T00:01:00.999Z"))).toBe(60);
  });

  test.each(["", "yesterday", "2026-03-02", "2026-03-02T10:15:30", "2026-13-40T10:15:30Z", "1772446530"])(
    "is not read from %j",
    (text) => {
      expect(parseInstant(text)).toBeNull();
    },
  );
});

describe("a time zone", () => {
  test("is known by its present name, whatever the browser calls it", () => {
    expect(parseTimeZone("Asia/Katmandu")).toBe("Asia/Kathmandu");
    expect(parseTimeZone("Asia/Calcutta")).toBe("Asia/Kolkata");
    expect(parseTimeZone("Europe/Berlin")).toBe("Europe/Berlin");
  });

  test.each(["", "Mars/Olympus", "../etc", "+05:45", "x".repeat(100)])("is not %j", (name) => {
    expect(parseTimeZone(name)).toBeNull();
  });
});
