import fc from "fast-check";
import { expect, test } from "vitest";
import { addMinutes, instant, timeZone } from "../values/instant.ts";
import { consentNeedOf, missingConsents, withdrawalEndsAt, type Consent } from "./consent.ts";

const NOW = instant("2026-03-02T10:00:00Z");
const BERLIN = timeZone("Europe/Berlin");

const number = fc.integer({ min: 1, max: 4 });
const published = fc.record({ terms: fc.option(number), privacy: fc.option(number) });
const given = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constantFrom("terms" as const, "privacy" as const), policyNumber: number }),
    fc.constant({ kind: "early_start" as const, policyNumber: null }),
  ),
  { maxLength: 6 },
);
const purchase = fc.option(
  fc.record({
    startsAt: fc.option(fc.integer({ min: 1, max: 60 * 24 * 60 }).map((minutes) => addMinutes(NOW, minutes))),
    now: fc.constant(NOW),
    timeZone: fc.constantFrom(BERLIN, timeZone("Pacific/Auckland"), timeZone("America/Los_Angeles")),
  }),
);

type Given = Pick<Consent, "kind" | "policyNumber">;

test("nobody is asked anything where no terms are published", () => {
  fc.assert(
    fc.property(published, given, purchase, (versions, before, bought) => {
      const asked = { published: { ...versions, terms: null }, given: before, purchase: bought };
      expect(consentNeedOf(asked)).toBeNull();
    }),
  );
});

test("who ticks all that is asked is asked nothing more, and who ticks less is told what is missing", () => {
  fc.assert(
    fc.property(published, given, purchase, (versions, before, bought) => {
      const asked = { published: versions, purchase: bought };
      const need = consentNeedOf({ ...asked, given: before });
      if (need === null) return;
      expect(missingConsents(need, need)).toBeNull();
      expect(missingConsents(need, null)).toEqual({
        policies: need.policies === null ? null : "missing",
        earlyStart: need.earlyStart,
      });
      const ticked: Given[] = [];
      if (need.policies !== null) ticked.push({ kind: "terms", policyNumber: need.policies.terms });
      if (need.policies?.privacy != null)
        ticked.push({ kind: "privacy", policyNumber: need.policies.privacy });
      if (need.earlyStart) ticked.push({ kind: "early_start", policyNumber: null });
      expect(consentNeedOf({ ...asked, given: [...before, ...ticked] })).toBeNull();
    }),
  );
});

test("a version is asked about as long as that one was not agreed to, however many others were", () => {
  fc.assert(
    fc.property(number, fc.option(number), given, (terms, privacy, before) => {
      const need = consentNeedOf({ published: { terms, privacy }, given: before, purchase: null });
      const has = (kind: string, wanted: number) =>
        before.some((one) => one.kind === kind && one.policyNumber === wanted);
      const isAgreed = has("terms", terms) && (privacy === null || has("privacy", privacy));
      expect(need).toEqual(isAgreed ? null : { policies: { terms, privacy }, earlyStart: false });
    }),
  );
});

test("what was ticked beside another version counts for nothing", () => {
  const need = { policies: { terms: 2, privacy: 1 }, earlyStart: false };
  for (const policies of [
    { terms: 1, privacy: 1 },
    { terms: 2, privacy: null },
    { terms: 2, privacy: 2 },
  ])
    expect(missingConsents(need, { policies, earlyStart: true })).toEqual({
      policies: "outdated",
      earlyStart: false,
    });
});

test("an early start is asked about until the last of 14 days after the purchase is over where the client is", () => {
  // Bought on 2 March: the days are the 3rd to the 16th.
  expect(withdrawalEndsAt(NOW, BERLIN)).toBe("2026-03-16T23:00:00.000Z");
  // The clocks go forward within these days.
  expect(withdrawalEndsAt(instant("2026-03-20T10:00:00Z"), BERLIN)).toBe("2026-04-03T22:00:00.000Z");
  const needAt = (startsAt: string) =>
    consentNeedOf({
      published: { terms: 1, privacy: null },
      given: [{ kind: "terms", policyNumber: 1 }],
      purchase: { startsAt: instant(startsAt), now: NOW, timeZone: BERLIN },
    });
  expect(needAt("2026-03-16T22:59:00Z")).toEqual({ policies: null, earlyStart: true });
  expect(needAt("2026-03-16T23:00:00Z")).toBeNull();
});

test("an early start that was agreed to is not asked about again for another time", () => {
  const bought = { startsAt: addMinutes(NOW, 60), now: NOW, timeZone: BERLIN };
  const agreed: Given[] = [
    { kind: "terms", policyNumber: 1 },
    { kind: "early_start", policyNumber: null },
  ];
  expect(
    consentNeedOf({ published: { terms: 1, privacy: null }, given: agreed, purchase: bought }),
  ).toBeNull();
});
