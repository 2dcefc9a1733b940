import { describe, expect, test } from "vitest";
import { keptOfTimes } from "../../server/domain/offer/free-times.ts";
import { WEEK_MINUTES } from "../../server/domain/search/listing.ts";
import {
  FREE,
  only,
  topicEntry,
  wordsFrom,
  type EntryStretch,
} from "../../server/domain/search/listing-entries.ts";
import type { BuilderId, SessionTypeId } from "../../server/domain/values/ids.ts";
import { addMinutes, type Instant } from "../../server/domain/values/instant.ts";
import { money } from "../../server/domain/values/money.ts";
import { anotherOffer, TEST_DETAILS, TEST_NOW } from "../bookings/test-bookings.ts";
import { eraseBuilder } from "../builders/builder-erasure.ts";
import { insertBuilder, updateBuilderProfile } from "../builders/builders.ts";
import { deleteFreeTimes, leaseFreeTimes, saveFreeTimes } from "../builders/free-times.ts";
import {
  archiveSessionType,
  insertSessionType,
  updateOfferTerms,
  updatePublishedAt,
  updateSessionTypeFromCalendly,
} from "../builders/session-types.ts";
import type { Database, Queryable } from "../core/open-database.ts";
import { forEachDialect } from "../core/test-databases.ts";
import { findListingDifferences, keepListing, keepListingsDue } from "./keep-listing.ts";
import { searchListing } from "./search-listing.ts";
import { saveLanguagesOfBuilder, saveTopicsOfBuilder } from "./topics-of-builder.ts";
import { insertTopic, renameTopic, restoreTopic, retireTopic } from "./topics.ts";

const DAY = 24 * 60;
const TOPICS = ["design", "career", "databases"] as const;
const BUILDERS = 6;

/** Numbers that look as if by chance, the same in every run. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

async function saveTimes(
  db: Queryable,
  builderId: BuilderId,
  sessionTypeId: SessionTypeId,
  { times, now }: { readonly times: readonly Instant[]; readonly now: Instant },
): Promise<void> {
  const toRead = { sessionTypeId, builderId, calendlyEventTypeUri: "" };
  const fresh = { now, readBefore: now, changedBefore: now };
  const lease = { lease: "test", leasedUntil: addMinutes(now, 1) };
  if (await leaseFreeTimes(db, toRead, fresh, lease))
    await saveFreeTimes(db, { sessionTypeId, lease: "test" }, { ...keptOfTimes(times), readAt: now });
}

/** Everything that may happen to somebody who is listed, each done with numbers that look as if by chance. */
const CHANGES: readonly ((
  db: Queryable,
  who: { readonly builderId: BuilderId; readonly sessionTypeId: SessionTypeId; readonly n: number },
  by: { readonly any: (below: number) => number; readonly now: Instant },
) => Promise<unknown>)[] = [
  (db, { builderId }, { any }) =>
    updateBuilderProfile(db, builderId, {
      ...anotherOffer(0).builder,
      displayName: ["Zoë Ünal", "Ada O’Neil", "健二 森"][any(3)] ?? "",
      headline: ["", "Straße und Brücke", "Databases, queues"][any(3)] ?? "",
    }),
  (db, { sessionTypeId }, { any }) => updatePublishedAt(db, sessionTypeId, any(3) === 0 ? null : TEST_NOW),
  (db, { sessionTypeId }, { any }) =>
    updateOfferTerms(db, sessionTypeId, {
      ...anotherOffer(0).sessionType,
      price: money(any(3) * 5_000, any(2) === 0 ? "EUR" : "USD"),
    }),
  (db, { sessionTypeId }, { any }) =>
    updateSessionTypeFromCalendly(db, sessionTypeId, {
      name: ["Code clinic", "Teardown"][any(2)] ?? "",
      kind: any(4) === 0 ? "group" : "solo",
      durationMinutes: 30,
      inactiveSince: any(3) === 0 ? TEST_NOW : null,
      details: { ...TEST_DETAILS, takesPayment: any(4) === 0 },
    }),
  (db, { sessionTypeId }, { any, now }) =>
    any(3) === 0 ? archiveSessionType(db, sessionTypeId, now) : Promise.resolve(),
  (db, { builderId, sessionTypeId }, { any, now }) =>
    saveTimes(db, builderId, sessionTypeId, {
      now,
      times: Array.from({ length: any(4) }, () => addMinutes(now, 30 + any(20 * DAY))),
    }),
  (db, { builderId }, { any }) => (any(3) === 0 ? deleteFreeTimes(db, builderId) : Promise.resolve()),
  (db, { builderId }, { any }) =>
    saveTopicsOfBuilder(
      db,
      builderId,
      TOPICS.filter(() => any(2) === 0),
    ),
  (db, { builderId }, { any }) =>
    saveLanguagesOfBuilder(
      db,
      builderId,
      ["de", "en", "ja"].filter(() => any(2) === 0),
    ),
  (db, _who, { any }) => renameTopic(db, TOPICS[any(3)] ?? "design", ["Déco", "Jobs", "SQL"][any(3)] ?? ""),
  (db, _who, { any, now }) =>
    retireTopic(db, TOPICS[any(2)] ?? "design", { at: now, replacedBy: any(2) === 0 ? null : "databases" }),
  (db, _who, { any }) => restoreTopic(db, TOPICS[any(3)] ?? "design"),
  (db, { builderId }, { any }) =>
    db
      .updateTable("builder")
      .set({ position: any(10) })
      .where("id", "=", builderId)
      .execute(),
  async (db, { builderId, n }, { any, now }) => {
    if (n !== BUILDERS || any(4) > 0) return;
    const erased = { name: "Erased", email: "erased@example.invalid", slug: `erased-${any(1e6)}`, at: now };
    await eraseBuilder(db, builderId, erased);
  },
];

async function plant(database: Database): Promise<void> {
  const { kysely: db } = database;
  for (const slug of TOPICS) await insertTopic(db, { slug, name: slug }, TEST_NOW);
  for (let n = 1; n <= BUILDERS; n += 1) {
    const { builder, sessionType } = anotherOffer(n);
    await insertBuilder(db, { ...builder, position: n }, TEST_NOW);
    await insertSessionType(db, sessionType, TEST_NOW);
  }
}

async function find(database: Database, ...stretches: EntryStretch[]): Promise<readonly string[]> {
  const page = { after: null, limit: 24 };
  return (await searchListing(database.kysely, { stretches, connectedAt: null }, page)).ids;
}

describe("the index of those listed", () => {
  forEachDialect((openFresh, dialect) => {
    test.each([1, 2, 3])(
      "is what builders, offers, times, topics and languages say, whatever happens to them and when (%i)",
      async (seed) => {
        const database = await openFresh();
        await plant(database);
        const any = chance(seed);
        let now: Instant = TEST_NOW;
        for (let step = 0; step < (dialect === "sqlite" ? 60 : 15); step += 1) {
          now = addMinutes(now, any(3) === 0 ? any(3 * DAY) : 1);
          const n = 1 + any(BUILDERS);
          const { builder, sessionType } = anotherOffer(n);
          const who = { builderId: builder.id, sessionTypeId: sessionType.id, n };
          const change = CHANGES[any(CHANGES.length)];
          await database.transact(async (tx) => {
            await change?.(tx, who, { any, now });
            // Whoever forgets it is caught up with.
            if (any(2) === 0) await keepListing(tx, builder.id, now);
          });
          while ((await keepListingsDue(database, now, 2)) === 2);
          expect(await findListingDifferences(database.kysely, now)).toEqual([]);
        }
      },
    );

    test("a change without it is due, in the statement that makes it; what was computed is due no more", async () => {
      const database = await openFresh();
      await plant(database);
      expect(await keepListingsDue(database, TEST_NOW, 100)).toBe(BUILDERS);
      expect(await keepListingsDue(database, TEST_NOW, 100)).toBe(0);
      await updatePublishedAt(database.kysely, anotherOffer(2).sessionType.id, null);
      expect(await findListingDifferences(database.kysely, TEST_NOW)).toEqual([anotherOffer(2).builder.id]);
      expect(await keepListingsDue(database, TEST_NOW, 100)).toBe(1);
      expect(await find(database)).not.toContain(anotherOffer(2).builder.id);
    });

    test("who gets free within a week comes in by time alone, and goes out when the last time has passed", async () => {
      const database = await openFresh();
      await plant(database);
      const { builder, sessionType } = anotherOffer(1);
      const first = addMinutes(TEST_NOW, WEEK_MINUTES + 60);
      const free = async (now: Instant) => {
        await keepListingsDue(database, now, 100);
        return find(database, only(FREE));
      };
      await saveTimes(database.kysely, builder.id, sessionType.id, { now: TEST_NOW, times: [first] });
      expect(await free(TEST_NOW)).toEqual([]);
      expect(await free(addMinutes(TEST_NOW, 60))).toEqual([builder.id]);
      // What Calendly said a day ago says nothing any more.
      expect(await free(addMinutes(TEST_NOW, DAY + 1))).toEqual([]);
      const later = addMinutes(TEST_NOW, WEEK_MINUTES);
      await saveTimes(database.kysely, builder.id, sessionType.id, { now: later, times: [first] });
      expect(await free(addMinutes(first, -1))).toEqual([builder.id]);
      expect(await free(first)).toEqual([]);
    });

    test("two changes of one builder at the same moment are both in it", async () => {
      const database = await openFresh();
      await plant(database);
      const { builder, sessionType } = anotherOffer(1);
      await Promise.all([
        database.transact(async (tx) => {
          await saveTopicsOfBuilder(tx, builder.id, ["career"]);
          await keepListing(tx, builder.id, TEST_NOW);
        }),
        database.transact(async (tx) => {
          await updateSessionTypeFromCalendly(tx, sessionType.id, {
            name: "Grillfest",
            durationMinutes: 30,
            inactiveSince: null,
          });
          await keepListing(tx, builder.id, TEST_NOW);
        }),
      ]);
      expect(await find(database, only(topicEntry("career")), wordsFrom("grill"))).toEqual([builder.id]);
    });
  });
});
