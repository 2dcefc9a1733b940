import { sql } from "kysely";
import { beforeEach, describe, expect, test } from "vitest";
import { digestOfConsents, insertConsents } from "../../db/bookings/booking-consents.ts";
import { listTransitions } from "../../db/history/booking-history.ts";
import type { Database, Queryable } from "../../db/core/open-database.ts";
import { forEachDialect } from "../../db/core/test-databases.ts";
import { createSecretBox } from "../adapters/secret-box.ts";
import type { Consent } from "../domain/booking/consent.ts";
import { ENGLISH } from "../domain/text/language.ts";
import type { BookingId } from "../domain/values/ids.ts";
import { instant } from "../domain/values/instant.ts";
import { invariant } from "../domain/values/invariant.ts";
import { historyFindingInWords, type HistoryFinding } from "./history-finding.ts";
import {
  eventsOf,
  LONG_SCENARIO,
  NEW_KEY,
  OLD_KEY,
  startHistoryFixture,
  type HistoryFixture,
} from "./test-histories.ts";
import { verifyHistory } from "./verify-history.ts";

describe("the check of the history", () => {
  forEachDialect((openFresh) => {
    let database: Database;
    let fixture: HistoryFixture;
    let first: BookingId;
    let second: BookingId;

    beforeEach(async () => {
      database = await openFresh();
      fixture = await startHistoryFixture(database);
      first = await fixture.begin(1);
      second = await fixture.begin(2);
      await fixture.record(first, eventsOf(1, LONG_SCENARIO));
      await fixture.record(second, eventsOf(2, ["a time is booked", "a checkout is asked for"]));
    });

    async function verify(secretBox = fixture.deps.secretBox) {
      const findings: HistoryFinding[] = [];
      const counts = await verifyHistory({ database, secretBox }, (finding) => findings.push(finding));
      expect(counts.findings).toBe(findings.length);
      for (const finding of findings) expect(historyFindingInWords(finding)).toMatch(/\w: \w/);
      return { ...counts, found: findings };
    }

    const damage = (query: (db: Queryable) => Promise<unknown>) => query(database.kysely);

    test("finds nothing where nobody has meddled, and counts what it saw", async () => {
      const length = (await listTransitions(database.kysely, first)).length;
      expect(length).toBeGreaterThan(9);
      expect(await verify()).toEqual({ bookings: 2, transitions: length + 3, findings: 0, found: [] });
    });

    test.each([
      ["from_state", "CANCELED"],
      ["to_state", "CANCELED"],
      ["event_type", "HOLD_ENDED"],
      ["event_json", '{"type":"HOLD_ENDED","at":"2026-03-02T10:40:00.000Z"}'],
      ["cause_kind", "stripe"],
      ["cause_reference", "request-2"],
      ["cause_person_id", "somebody-else"],
      ["happened_at", "2026-03-02T10:00:00.001Z"],
      ["recorded_at", "2026-03-02T10:00:00.001Z"],
      ["personal_digest", "0".repeat(64)],
    ])("finds a changed %s", async (column, value) => {
      await damage((db) =>
        sql`update booking_transition set ${sql.ref(column)} = ${value} where booking_id = ${first} and version = 3`.execute(
          db,
        ),
      );
      const { found } = await verify();
      expect(found).toContainEqual({ about: "booking", bookingId: first, version: 3, what: "changed" });
      expect(found.every(({ about }) => about === "booking")).toBe(true);
      expect(found.some((one) => one.about === "booking" && one.bookingId === second)).toBe(false);
    });

    test("finds a line that was changed and whose digest was made anew, by its signature and the line after", async () => {
      await damage((db) =>
        sql`update booking_transition set digest = ${"ab".repeat(32)} where booking_id = ${first} and version = 3`.execute(
          db,
        ),
      );
      const { found } = await verify();
      expect(found).toContainEqual({
        about: "booking",
        bookingId: first,
        version: 3,
        what: "wrong_signature",
      });
      expect(found).toContainEqual({ about: "booking", bookingId: first, version: 4, what: "changed" });
    });

    test("finds a removed line in the middle", async () => {
      await damage((db) =>
        sql`delete from booking_transition where booking_id = ${first} and version = 4`.execute(db),
      );
      expect((await verify()).found).toEqual([
        { about: "booking", bookingId: first, version: 4, what: "gap" },
      ]);
    });

    test("finds a removed line whose successors were moved up", async () => {
      await damage((db) =>
        sql`delete from booking_transition where booking_id = ${first} and version = 4`.execute(db),
      );
      const last = (await listTransitions(database.kysely, first)).at(-1)?.version ?? 0;
      for (let version = 5; version <= last; version++) {
        await damage((db) =>
          sql`update booking_transition set version = ${version - 1} where booking_id = ${first} and version = ${version}`.execute(
            db,
          ),
        );
      }
      await damage((db) => sql`update booking set version = ${last - 1} where id = ${first}`.execute(db));
      expect((await verify()).found).toContainEqual({
        about: "booking",
        bookingId: first,
        version: 4,
        what: "changed",
      });
    });

    test("finds two lines that have changed places", async () => {
      for (const [from, to] of [
        [3, 99],
        [4, 3],
        [99, 4],
      ]) {
        await damage((db) =>
          sql`update booking_transition set version = ${to} where booking_id = ${first} and version = ${from}`.execute(
            db,
          ),
        );
      }
      const { found } = await verify();
      expect(found).toContainEqual({ about: "booking", bookingId: first, version: 3, what: "changed" });
      expect(found).toContainEqual({ about: "booking", bookingId: first, version: 4, what: "changed" });
    });

    test("finds a line that was put at another booking", async () => {
      await damage((db) =>
        sql`update booking_transition set booking_id = ${second}, version = 4 where booking_id = ${first} and version = 4`.execute(
          db,
        ),
      );
      await damage((db) => sql`update booking set version = 4 where id = ${second}`.execute(db));
      const { found } = await verify();
      expect(found).toContainEqual({ about: "booking", bookingId: second, version: 4, what: "changed" });
      expect(found).toContainEqual({ about: "booking", bookingId: first, version: 4, what: "gap" });
    });

    test("finds a made-up line that continues the chain, because nobody without the key can sign it", async () => {
      await damage((db) =>
        sql`insert into booking_transition select booking_id, version + 1, from_state, to_state, event_type, event_json, cause_kind,
          cause_reference, happened_at, recorded_at, ${"cd".repeat(32)}, signature, personal_json, personal_salt, personal_digest, cause_person_id
          from booking_transition where booking_id = ${second} and version = 3`.execute(db),
      );
      await damage((db) => sql`update booking set version = 4 where id = ${second}`.execute(db));
      const { found } = await verify();
      expect(found.map(({ what }) => what)).toEqual(["changed", "wrong_signature"]);
    });

    test("finds a last line that was cut off, and one too many for the booking", async () => {
      await damage((db) => sql`update booking set version = 2 where id = ${second}`.execute(db));
      expect((await verify()).found).toEqual([
        { about: "booking", bookingId: second, version: 2, what: "booking_behind" },
      ]);
      await damage((db) => sql`update booking set version = 4 where id = ${second}`.execute(db));
      expect((await verify()).found).toEqual([
        { about: "booking", bookingId: second, version: 4, what: "booking_ahead" },
      ]);
    });

    test("finds a history that was taken away, and lines that were taken out of the chain", async () => {
      await damage((db) => sql`delete from booking_transition where booking_id = ${second}`.execute(db));
      await damage((db) =>
        sql`update booking_transition set digest = '', signature = '' where booking_id = ${first}`.execute(
          db,
        ),
      );
      expect((await verify()).found).toEqual([
        { about: "booking", bookingId: first, version: 1, what: "unchained" },
        { about: "booking", bookingId: second, version: 3, what: "no_history" },
      ]);
    });

    test("finds changed, half erased and added personal text; an erased one is in order", async () => {
      const at = (bookingId: BookingId) => sql`where booking_id = ${bookingId} and version = 1`;
      await damage((db) =>
        sql`update booking_transition set personal_json = '{"note":"Somebody Else"}' ${at(first)}`.execute(
          db,
        ),
      );
      const finding = { about: "booking", version: 1, what: "personal_text_changed" } as const;
      expect((await verify()).found).toEqual([{ ...finding, bookingId: first }]);
      await damage((db) => sql`update booking_transition set personal_json = null ${at(first)}`.execute(db));
      expect((await verify()).found).toEqual([{ ...finding, bookingId: first }]);
      await damage((db) => sql`update booking_transition set personal_salt = null ${at(first)}`.execute(db));
      expect((await verify()).found).toEqual([]);
      await damage((db) =>
        sql`update booking_transition set personal_json = '{"note":"x"}', personal_salt = 'ab' where booking_id = ${first} and version = 2`.execute(
          db,
        ),
      );
      expect((await verify()).found).toEqual([{ ...finding, bookingId: first, version: 2 }]);
    });

    describe("what was agreed to with a checkout", () => {
      const AT = instant("2026-03-02T10:00:00.000Z");
      const CONSENTS: readonly Consent[] = [
        {
          ...{ kind: "terms", policyNumber: 2, language: ENGLISH.tag, wording: "I agree to the terms." },
          ...{ sha256: "ab".repeat(32), at: AT, source: "page" },
        },
        {
          ...{ kind: "early_start", policyNumber: null, language: ENGLISH.tag, wording: "Begin early." },
          ...{ sha256: "cd".repeat(32), at: AT, source: "page" },
        },
      ];
      let third: BookingId;
      beforeEach(async () => {
        third = await fixture.begin(3);
        await insertConsents(database.kysely, third, CONSENTS);
        const [booked, asked] = eventsOf(3, ["a time is booked", "a checkout is asked for"]);
        invariant(booked !== undefined && asked?.type === "CHECKOUT_REQUESTED", "both are told");
        await fixture.record(third, [
          booked,
          { ...asked, consents: digestOfConsents(CONSENTS.toReversed()) },
        ]);
        expect((await verify()).found).toEqual([]);
      });
      const proof = () => ({ about: "booking", bookingId: third, version: 3, what: "consents_changed" });

      test.each([
        ["kind", "privacy"],
        ["policy_number", 1],
        ["language", "de"],
        ["wording", "I agree to anything."],
        ["sha256", "ef".repeat(32)],
        ["consented_at", "2026-03-01T10:00:00.000Z"],
        ["source", "api"],
      ])("finds a changed %s", async (column, value) => {
        await damage((db) =>
          sql`update booking_consent set ${sql.ref(column)} = ${value} where booking_id = ${third} and kind = 'terms'`.execute(
            db,
          ),
        );
        expect((await verify()).found).toEqual([proof()]);
      });

      test("finds one that was removed, one that was added, and all that were", async () => {
        const ofThird = sql`where booking_id = ${third}`;
        await damage((db) =>
          sql`insert into booking_consent select booking_id, 'privacy', policy_number, language, wording, sha256, consented_at, source
            from booking_consent ${ofThird} and kind = 'terms'`.execute(db),
        );
        expect((await verify()).found).toEqual([proof()]);
        for (const kinds of [["privacy", "early_start"], ["terms"]]) {
          await damage((db) =>
            sql`delete from booking_consent ${ofThird} and kind in (${sql.join(kinds)})`.execute(db),
          );
          expect((await verify()).found).toEqual([proof()]);
        }
      });

      test("what was agreed to later, by itself, is in order", async () => {
        const later = { ...CONSENTS[0], policyNumber: 3, at: instant("2026-03-05T10:00:00.000Z") } as Consent;
        await insertConsents(database.kysely, third, [later]);
        expect((await verify()).found).toEqual([]);
      });
    });

    test("takes signatures of every key of the ring, and of no other", async () => {
      expect((await verify(createSecretBox([NEW_KEY, OLD_KEY]))).found).toEqual([]);
      const { findings, transitions } = await verify(createSecretBox([NEW_KEY]));
      expect(findings).toBe(transitions);
    });
  });
});
