import { describe, expect, test } from "vitest";
import {
  ALL,
  FREE,
  currencyEntry,
  languageEntry,
  only,
  priceEntry,
  pricesUpTo,
  topicEntry,
  wordEntry,
  wordsFrom,
  type EntryStretch,
} from "../../server/domain/search/listing-entries.ts";
import { money } from "../../server/domain/values/money.ts";
import { anotherOffer, TEST_NOW } from "../bookings/test-bookings.ts";
import { inChunks } from "../core/in-chunks.ts";
import type { Database } from "../core/open-database.ts";
import { forEachDialect } from "../core/test-databases.ts";
import type { BuilderKey } from "../builders/builders.ts";
import { listUsedChoices, searchListing } from "./search-listing.ts";

/** More than a search reads of one filter. */
const MANY = 1_300;
const idOf = (n: number) => `bld_${String(n).padStart(5, "0")}`;

/** What the nth of them is found by. Everybody's third has a word of their own, so that one beginning leads to many words. */
function entriesOf(n: number): string[] {
  return [
    ALL,
    wordEntry("engineer"),
    wordEntry(n % 3 === 0 ? `maker${n}` : n % 7 === 0 ? "maria" : "mario"),
    topicEntry(n % 2 === 0 ? "design" : "career"),
    languageEntry(n % 50 === 0 ? "ja" : "en"),
    currencyEntry("USD"),
    priceEntry(money((n % 100) * 1_000, "USD")),
    ...(n % 5 === 0 ? [FREE] : []),
  ];
}

async function plant(database: Database, count: number): Promise<void> {
  const { kysely: db } = database;
  const all = Array.from({ length: count }, (_, at) => at + 1);
  const { builder } = anotherOffer(0);
  await inChunks(all, async (chunk) => {
    const rows = chunk.map((n) => ({
      id: idOf(n),
      slug: `builder-${n}`,
      display_name: `Builder ${n}`,
      headline: "",
      bio: "",
      time_zone: builder.timeZone,
      user_id: null,
      email: `b${n}@example.com`,
      accent_color: null,
      // Three share a place, so that their ids decide.
      position: Math.floor(n / 3),
      created_at: TEST_NOW,
      archived_at: null,
    }));
    await db.insertInto("builder").values(rows).execute();
    return [];
  });
  const entries = all.flatMap((n) =>
    entriesOf(n).map((entry) => ({ entry, position: Math.floor(n / 3), builder_id: idOf(n) })),
  );
  await inChunks(entries, async (chunk) => {
    await db
      .insertInto("listing_entry")
      .values([...chunk])
      .execute();
    return [];
  });
}

/** All pages of a search, one after the other. */
async function walk(
  database: Database,
  stretches: readonly EntryStretch[],
  limit: number,
): Promise<string[][]> {
  const pages: string[][] = [];
  for (let after: BuilderKey | null = null; ;) {
    const page: Awaited<ReturnType<typeof searchListing>> = await searchListing(
      database.kysely,
      { stretches, connectedAt: null },
      { after, limit },
    );
    pages.push([...page.ids]);
    if (page.next === null) return pages;
    after = page.next;
  }
}

function wanted(count: number, stretches: readonly EntryStretch[]): string[] {
  return Array.from({ length: count }, (_, at) => at + 1)
    .filter((n) =>
      stretches.every(({ first, last }) => entriesOf(n).some((entry) => entry >= first && entry <= last)),
    )
    .map(idOf);
}

const FILTERS: Readonly<Record<string, readonly EntryStretch[]>> = {
  everybody: [],
  "a word of all": [wordsFrom("engineer")],
  "a beginning of all": [wordsFrom("eng")],
  "a beginning of many words": [wordsFrom("ma")],
  "a beginning of words of which many begin so": [wordsFrom("maker")],
  "a whole word": [wordsFrom("maria")],
  "nobody’s word": [wordsFrom("zyx")],
  "two words": [wordsFrom("engin"), wordsFrom("maria")],
  "a topic of half": [only(topicEntry("design"))],
  "a language of few": [only(languageEntry("ja"))],
  "a price": [pricesUpTo(money(2_000, "USD"))],
  "a price of all": [pricesUpTo(money(99_000, "USD"))],
  "free sessions alone": [pricesUpTo(money(0, "USD"))],
  "free this week": [only(FREE)],
  "a topic, in a language": [only(topicEntry("design")), only(languageEntry("ja"))],
  "a topic and a language that nobody has both": [only(topicEntry("career")), only(languageEntry("ja"))],
  "all of it": [
    wordsFrom("engineer"),
    wordsFrom("m"),
    only(topicEntry("design")),
    only(languageEntry("en")),
    pricesUpTo(money(50_000, "USD")),
    only(FREE),
  ],
};

describe("a search", () => {
  forEachDialect((openFresh) => {
    test("finds whom every filter fits, alone and together, each once and in the order of the list", async () => {
      const few = await openFresh();
      await plant(few, 150);
      const many = await openFresh();
      await plant(many, MANY);
      for (const [what, stretches] of Object.entries(FILTERS)) {
        for (const [database, count, limit] of [[few, 150, 24] as const, [many, MANY, 240] as const]) {
          const pages = await walk(database, stretches, limit);
          expect(pages.flat(), what).toEqual(wanted(count, stretches));
          expect(Math.max(...pages.map(({ length }) => length)), what).toBeLessThanOrEqual(limit);
        }
      }
    });

    test("leaves out whose Calendly does not answer any more where only those are wanted who can be booked", async () => {
      const database = await openFresh();
      await plant(database, 4);
      for (const [n, broken_reason, token_expires_at] of [
        [1, null, null],
        [2, "unauthorized", null],
        [3, "refresh_lost", "2027-01-01T00:00:00.000Z"],
      ] as const) {
        await database.kysely
          .insertInto("calendly_connection")
          .values({
            id: `cal_${n}`,
            builder_id: idOf(n),
            calendly_user_uri: `https://api.calendly.com/users/${n}`,
            calendly_organization_uri: "https://api.calendly.com/organizations/1",
            access_token_sealed: "sealed",
            signing_key_sealed: "sealed",
            key_number: 1,
            connected_at: TEST_NOW,
            broken_reason,
            token_expires_at,
          })
          .execute();
      }
      const search = { stretches: [], connectedAt: TEST_NOW };
      const { ids } = await searchListing(database.kysely, search, { after: null, limit: 24 });
      expect(ids).toEqual([idOf(1), idOf(3)]);
    });

    test("offers to choose what somebody stands under, and no more", async () => {
      const database = await openFresh();
      expect(await listUsedChoices(database.kysely)).toEqual({ topics: [], languages: [], currencies: [] });
      await plant(database, 60);
      expect(await listUsedChoices(database.kysely)).toEqual({
        topics: ["career", "design"],
        languages: ["en", "ja"],
        currencies: ["USD"],
      });
    });
  });
});
