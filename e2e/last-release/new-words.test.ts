import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { migrations } from "../../db/migrations/registry.ts";
import { compareAppVersions } from "../../server/domain/values/app-version.ts";
import { effectSchema } from "../../server/domain/booking/booking-effect.schema.ts";
import { bookingEventSchema } from "../../server/domain/booking/booking-event.schema.ts";
import { DRIFT_KINDS } from "../../server/domain/providers/drift.ts";
import { wordsOf } from "./words-of.ts";

const LAST_RELEASE = "0.1.0";
const words = z.array(z.string());
/** What `wordsOf` says of its schemas. */
const KNOWN = z
  .object({ outbox: words, booking_transition: words, drift: words })
  .parse(JSON.parse(readFileSync(new URL(`words-${LAST_RELEASE}.json`, import.meta.url), "utf8")));

/** Words that the last release cannot read, each with the migration that keeps it from starting where such a row may stand. */
const NEW: Readonly<Record<string, string>> = {
  "outbox inviteToReview.type inviteToReview": "0042-reviews",
  "outbox remindOfSession.params.lead day": "0040-mail-wishes",
  "outbox remindOfSession.params.lead hour": "0040-mail-wishes",
  "outbox remindOfSession.type remindOfSession": "0040-mail-wishes",
  "outbox tell.params.news place_changed": "0012-places",
  "outbox tell.params.news place_missing": "0012-places",
  "outbox tell.params.news place_ready": "0012-places",
  "booking_transition DISPUTE_OPENED.stage dispute": "0015-inquiries",
  "booking_transition DISPUTE_OPENED.stage inquiry": "0015-inquiries",
  "booking_transition LETTER_DROPPED.becomes failed": "0013-rests-on",
  "drift booking_unreadable": "0008-frozen-requests",
  "drift event_unbooked": "0008-frozen-requests",
  "drift payment_unbooked": "0037-backups",
};

function newWords(): string[] {
  const now = {
    outbox: wordsOf(effectSchema),
    booking_transition: wordsOf(bookingEventSchema),
    drift: [...DRIFT_KINDS],
  };
  return (Object.keys(now) as (keyof typeof now)[]).flatMap((table) =>
    now[table].filter((word) => !KNOWN[table].includes(word)).map((word) => `${table} ${word}`),
  );
}

test("every word that the last release cannot read came with a migration that asks for a newer one", () => {
  expect(newWords().sort()).toEqual(Object.keys(NEW).sort());
  for (const name of new Set(Object.values(NEW))) {
    const oldest = migrations[name]?.oldestApp ?? LAST_RELEASE;
    expect(`${name} ${compareAppVersions(oldest, LAST_RELEASE) > 0}`).toBe(`${name} true`);
  }
});

test("no word that the last release writes has become unreadable", () => {
  const now = [...wordsOf(effectSchema), ...wordsOf(bookingEventSchema), ...DRIFT_KINDS];
  const then = [...KNOWN.outbox, ...KNOWN.booking_transition, ...KNOWN.drift];
  expect(then.filter((word) => !now.includes(word))).toEqual([]);
});
