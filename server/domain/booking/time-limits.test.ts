import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addMinutes, instant, minutesBetween, type Instant } from "../values/instant.ts";
import {
  adoptedHoldEndsAt,
  checkoutExpiresAt,
  initiatedEndsAt,
  isTimeForDelayedMethods,
  lastUnpaidAt,
  linkEndsAt,
  processingEndsAt,
  quoteEndsAt,
  retryEndsAt,
} from "./time-limits.ts";

const NOW = instant("2026-03-02T10:00:00.000Z");
/** 30 min to 24 h: what an operator may set. */
const holdMinutes = fc.integer({ min: 30, max: 24 * 60 });
const ahead = fc.integer({ min: 1, max: 60 * 24 * 90 }).map((minutes) => addMinutes(NOW, minutes));

function holds(rule: (later: Instant) => void): void {
  fc.assert(fc.property(ahead, rule));
}

describe("how long a booking waits", () => {
  test("a checkout is one that Stripe opens, and it closes by itself only after the hold", () => {
    holds((holdEndsAt) => {
      const minutes = minutesBetween(NOW, checkoutExpiresAt(NOW, holdEndsAt));
      expect(minutes).toBeGreaterThan(30);
      expect(minutes).toBeLessThan(24 * 60);
      if (minutesBetween(NOW, holdEndsAt) < 22 * 60)
        expect(checkoutExpiresAt(NOW, holdEndsAt) > holdEndsAt).toBe(true);
    });
    expect(checkoutExpiresAt(NOW, null)).toBe(addMinutes(NOW, 60));
  });

  test("a delayed payment is waited for a week at most, and never into the session's last day", () => {
    holds((startsAt) => {
      const end = processingEndsAt(NOW, startsAt);
      expect(end <= lastUnpaidAt(startsAt)).toBe(true);
      expect(end <= addMinutes(NOW, 7 * 24 * 60)).toBe(true);
      expect(retryEndsAt(NOW, startsAt) <= end).toBe(true);
    });
    expect(processingEndsAt(NOW, null)).toBe(addMinutes(NOW, 7 * 24 * 60));
  });

  test("where delayed methods are offered, the longest of them is in time", () => {
    holds((startsAt) => {
      const isWhole = processingEndsAt(NOW, startsAt) === addMinutes(NOW, 7 * 24 * 60);
      expect(isTimeForDelayedMethods(NOW, startsAt)).toBe(isWhole);
    });
  });

  test("who booked at Calendly has at least as long to pay as everybody, and at most a day", () => {
    fc.assert(
      fc.property(ahead, holdMinutes, (startsAt, minutes) => {
        const end = adoptedHoldEndsAt(NOW, startsAt, minutes);
        expect(end >= addMinutes(NOW, minutes)).toBe(true);
        expect(end <= addMinutes(NOW, 24 * 60)).toBe(true);
        if (end > addMinutes(NOW, minutes)) expect(minutesBetween(end, startsAt)).toBeGreaterThanOrEqual(120);
      }),
    );
  });

  test("a time is waited for a day, a quote holds 15 minutes, and a link 30 days after the end", () => {
    expect(minutesBetween(NOW, initiatedEndsAt(NOW))).toBe(24 * 60);
    expect(minutesBetween(NOW, quoteEndsAt(NOW))).toBe(15);
    expect(minutesBetween(NOW, linkEndsAt(NOW))).toBe(30 * 24 * 60);
  });
});
