import { describe, expect, test } from "vitest";
import { ENGLISH } from "../../server/domain/text/language.ts";
import { instant } from "../../server/domain/values/instant.ts";
import type { Consent } from "../../server/domain/booking/consent.ts";
import { digestOfConsents, insertConsents, listConsents } from "../bookings/booking-consents.ts";
import { insertTestOffer, testBooking } from "../bookings/test-bookings.ts";
import { insertBooking } from "../bookings/write-booking.ts";
import { forEachDialect } from "../core/test-databases.ts";
import { digestOfDrafts, listDrafts, saveDraft } from "./site-policy-drafts.ts";
import {
  findVersion,
  getPublishedPolicies,
  insertVersion,
  listTexts,
  listVersions,
} from "./site-policies.ts";

const AT = instant("2026-03-02T10:00:00Z");
const LATER = instant("2026-03-03T10:00:00Z");
const english = (text: string) => [{ language: ENGLISH.tag, text }];

describe("what an operator publishes", () => {
  forEachDialect((openFresh) => {
    test("has numbers without gaps in each kind, and an earlier version stays as it was", async () => {
      const { kysely: db } = await openFresh();
      expect(await getPublishedPolicies(db)).toEqual({ terms: null, privacy: null });
      expect(await findVersion(db, "terms", null)).toBeNull();
      const first = { kind: "terms", number: 1, publishedAt: AT } as const;
      expect(await insertVersion(db, first, english("One."))).toBe(true);
      const second = { ...first, number: 2, publishedAt: LATER };
      expect(await insertVersion(db, second, english("Two."))).toBe(true);
      expect(await getPublishedPolicies(db)).toEqual({ terms: 2, privacy: null });
      expect(await listVersions(db, "terms")).toEqual([second, first]);
      expect(await findVersion(db, "terms", null)).toEqual(second);
      expect(await findVersion(db, "terms", 1)).toEqual(first);
      expect(await listTexts(db, first)).toEqual([
        {
          language: "en",
          text: "One.",
          sha256: "70277bfc409b502132d7a48b2a3b386294264b31f7bf024a5fb0cafabb8ac122",
        },
      ]);
    });

    test("a number is given once: who publishes second is told, and nothing of theirs is kept", async () => {
      const { kysely: db } = await openFresh();
      const version = { kind: "privacy", number: 1, publishedAt: AT } as const;
      expect(await insertVersion(db, version, english("Mine."))).toBe(true);
      expect(await insertVersion(db, version, english("Yours."))).toBe(false);
      expect((await listTexts(db, version)).map(({ text }) => text)).toEqual(["Mine."]);
    });

    test("a draft is replaced by the next one in its language, and its digest tells them apart", async () => {
      const { kysely: db } = await openFresh();
      await saveDraft(db, "terms", { language: ENGLISH.tag, text: "a", savedAt: AT });
      const before = digestOfDrafts(await listDrafts(db, "terms"));
      await saveDraft(db, "terms", { language: ENGLISH.tag, text: "b", savedAt: LATER });
      expect(await listDrafts(db, "terms")).toEqual([{ language: "en", text: "b", savedAt: LATER }]);
      expect(await listDrafts(db, "privacy")).toEqual([]);
      expect(digestOfDrafts(await listDrafts(db, "terms"))).not.toBe(before);
    });
  });
});

describe("what a client agreed to", () => {
  forEachDialect((openFresh) => {
    test("is written down once, and what was written first stays", async () => {
      const { kysely: db } = await openFresh();
      await insertTestOffer(db);
      const booking = testBooking(1);
      await insertBooking(db, booking);
      const consent = (kind: Consent["kind"], policyNumber: number | null, at = AT): Consent => ({
        ...{ kind, policyNumber, at, source: "page", wording: "I agree.", sha256: "f00d" },
        language: ENGLISH.tag,
      });
      const first = [consent("terms", 1), consent("privacy", 2), consent("early_start", null)];
      await insertConsents(db, booking.id, first);
      await insertConsents(db, booking.id, [consent("terms", 1, LATER), consent("early_start", null, LATER)]);
      await insertConsents(db, booking.id, [consent("terms", 2, LATER)]);
      await insertConsents(db, booking.id, []);
      expect(await listConsents(db, booking.id)).toEqual([...first, consent("terms", 2, LATER)]);
      expect(digestOfConsents(first)).toMatch(/^[0-9a-f]{64}$/);
      expect(digestOfConsents(first)).not.toBe(digestOfConsents(first.slice(1)));
    });
  });
});
