import { expect, test } from "vitest";
import { DEFAULT_CANCELLATION_POLICY, type CancellationRule } from "../offer/cancellation-policy.ts";
import { addMinutes, instant, timeZone } from "../values/instant.ts";
import { GERMAN } from "./known-languages.ts";
import { ENGLISH, type Language } from "./language.ts";
import { policyDatesInWords } from "./policy-dates-in-words.ts";

const STARTS_AT = instant("2026-12-02T14:00:00.000Z");
const RULE = { cancellationPolicy: DEFAULT_CANCELLATION_POLICY, refundCeilingBasisPoints: null };

function sentences(
  rule: CancellationRule,
  hoursBefore: { readonly from: number; readonly now: number },
  language: Language = ENGLISH,
): string[] {
  const told = policyDatesInWords(
    {
      rule,
      startsAt: STARTS_AT,
      from: addMinutes(STARTS_AT, -60 * hoursBefore.from),
      now: addMinutes(STARTS_AT, -60 * hoursBefore.now),
      zone: timeZone("Europe/Berlin"),
    },
    language,
  );
  expect(told.sentences.map(({ gives }) => gives)).toEqual(told.bar.stretches.map(({ gives }) => gives));
  return told.sentences.map(({ words }) => words);
}

test("each stretch says until when, in the reader's zone, and one of them is now", () => {
  expect(sentences(RULE, { from: 200, now: 100 })).toEqual([
    "All of it back until Tue 1 Dec, 15:00 (now)",
    "Half of it back until Wed 2 Dec, 03:00",
    "Nothing back after that",
  ]);
  expect(sentences(RULE, { from: 200, now: 20 })[1]).toBe("Half of it back until Wed 2 Dec, 03:00 (now)");
  expect(sentences(RULE, { from: 200, now: 1 })[2]).toBe("Nothing back after that (now)");
});

test("in German as Germans write dates", () => {
  expect(sentences(RULE, { from: 200, now: 100 }, GERMAN)).toEqual([
    "Alles zurück bis Di., 1. Dez., 15:00 Uhr (jetzt)",
    "Die Hälfte zurück bis Mi., 2. Dez., 03:00 Uhr",
    "Danach nichts zurück",
  ]);
});

test("what had ended before the time was booked is not said", () => {
  expect(sentences(RULE, { from: 20, now: 20 })).toEqual([
    "Half of it back until Wed 2 Dec, 03:00 (now)",
    "Nothing back after that",
  ]);
  expect(sentences(RULE, { from: 5, now: 5 })).toEqual(["Nothing comes back when you cancel (now)"]);
});

test("a session that was moved late gives no more than was due then, and a policy may hold to the start", () => {
  expect(sentences({ ...RULE, refundCeilingBasisPoints: 2_500 }, { from: 200, now: 100 })[0]).toBe(
    "25 % back until Wed 2 Dec, 03:00 (now)".replace(" %", "\u00a0%"),
  );
  const always = { tiers: [{ noticeMinutesMin: 0, refundBasisPoints: 10_000 }] };
  expect(sentences({ ...RULE, cancellationPolicy: always }, { from: 200, now: 100 })).toEqual([
    "All of it back until it starts (now)",
  ]);
});
