import { keepListing } from "../../db/search/keep-listing.ts";
import { startTestApp, type TestApp } from "../../server/test-app.ts";
import { instantFromEpochMs } from "../../server/domain/values/instant.ts";
import { anotherOffer, TEST_DETAILS } from "../../db/bookings/test-bookings.ts";
import { inChunks } from "../../db/core/in-chunks.ts";
import { callerOf } from "../kit/people.ts";
import { formatTable } from "./format-table.ts";

// Measures how long the front page’s list and searches take with 100 builders and with 10,000, in turns, and prints the ratio of the quickest of each:

const FEW = 100;
const MANY = 10_000;
/** 80 of each, in turns: what else the machine does falls on both. */
const ROUNDS = 80;
const TOPICS = 50;
/** Of a hundred every fourth, of ten thousand every fiftieth: both fill a page. */
const everyOf = (count: number) => (count > 1_000 ? TOPICS : 4);

type Query = NonNullable<Parameters<ReturnType<typeof callerOf>["builder"]["list"]>[0]>;
const SEARCHES: Readonly<Record<string, Query>> = {
  "the front page": {},
  "a word that all have": { q: "engineer" },
  "a name": { q: "nameless" },
  "a beginning of many names": { q: "na" },
  "nobody’s word": { q: "zyxwv" },
  "a topic": { topic: "topic-2" },
  "a language that all have": { language: "en" },
  "a language that few have": { language: "ja" },
  "a price": { price: "500", currency: "USD" },
  "all of it": { q: "engineer", topic: "topic-2", language: "en", price: "900", currency: "USD" },
  "a topic and a language that nobody has both": { topic: "topic-2", language: "ja" },
};

async function plant(app: TestApp, count: number): Promise<void> {
  const at = instantFromEpochMs(Date.UTC(2026, 0, 1));
  const numbers = Array.from({ length: count }, (_, n) => n);
  await app.services.database.transact(async (tx) => {
    for (let n = 0; n < TOPICS; n += 1)
      await tx
        .insertInto("topic")
        .values({
          slug: `topic-${n}`,
          name: `Topic ${n}`,
          position: 10 + n,
          created_at: at,
          retired_at: null,
          replaced_by: null,
        })
        .execute();
    const { builder, sessionType } = anotherOffer(0);
    await inChunks(numbers, async (chunk) => {
      for (const n of chunk) {
        const id = `bld_${n}`;
        await tx
          .insertInto("builder")
          .values({
            id,
            slug: `builder-${n}`,
            display_name: n === 42 ? "Nameless" : `Name${n} Person`,
            headline: "Engineer",
            bio: "",
            time_zone: builder.timeZone,
            user_id: null,
            email: `b${n}@example.com`,
            accent_color: null,
            position: 10 + n,
            created_at: at,
            archived_at: null,
          })
          .execute();
        await tx
          .insertInto("session_type")
          .values({
            id: `sty_${n}`,
            builder_id: id,
            slug: "hour",
            name: "An hour",
            description: "",
            duration_minutes: 60,
            kind: "solo",
            price_minor: 1_000 * (1 + (n % 100)),
            currency: "USD",
            cancellation_policy_json: JSON.stringify(sessionType.cancellationPolicy),
            calendly_event_type_id: `${n}`,
            calendly_event_type_uri: `https://api.calendly.com/event_types/${n}`,
            position: 0,
            inactive_since_at: null,
            archived_at: null,
            created_at: at,
            published_at: at,
            synced_at: at,
            calendly_facts_json: JSON.stringify(TEST_DETAILS),
          })
          .execute();
        await tx
          .insertInto("builder_topic")
          .values({ builder_id: id, topic_slug: `topic-${n % everyOf(count)}` })
          .execute();
        await tx
          .insertInto("builder_language")
          .values({ builder_id: id, language: n % everyOf(count) === 3 ? "ja" : "en" })
          .execute();
      }
      return [];
    });
  });
  // In one transaction: what is measured comes later.
  await app.services.database.transact(async (tx) => {
    for (const n of numbers) await keepListing(tx, `bld_${n}`, app.services.clock.now());
  });
}

const apps = await Promise.all([startTestApp(), startTestApp()]);
const [few, many] = apps;
await plant(few, FEW);
const began = performance.now();
await plant(many, MANY);
console.log(`${MANY} builders written and indexed in ${Math.round(performance.now() - began)} ms`);
const rows: string[][] = [];
for (const [name, query] of Object.entries(SEARCHES)) {
  const took: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS + 5; round += 1) {
    for (const [at, app] of [few, many].entries()) {
      const from = performance.now();
      await callerOf(app, { kind: "nobody" }).builder.list(query);
      // The first ones warm up.
      if (round >= 5) took[at === 0 ? 0 : 1].push(performance.now() - from);
    }
  }
  const [one, other] = [Math.min(...took[0]), Math.min(...took[1])];
  rows.push([name, one.toFixed(2), other.toFixed(2), (other / one).toFixed(2)]);
}
console.log(formatTable([["search", `ms, ${FEW} builders`, `ms, ${MANY}`, "ratio"], ...rows]));
await Promise.all(apps.map((app) => app.stop()));
process.exit(0);
