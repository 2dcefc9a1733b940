import { inChunks } from "../../db/core/in-chunks.ts";
import type { Database, Queryable } from "../../db/core/open-database.ts";
import { TEST_BUILDER, TEST_DETAILS, TEST_SESSION_TYPE } from "../../db/bookings/test-bookings.ts";
import { listingOf, type ListedBuilder } from "../../server/domain/search/listing.ts";
import { money } from "../../server/domain/values/money.ts";
import { addMinutes, type Instant } from "../../server/domain/values/instant.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import type { SearchQuery } from "../../server/domain/search/search-query.ts";

/*
 * Builders in any number who are found by all that there is: written a few hundred at a time, with the entries that follow from them. As many topics,
 * languages and currencies are in use with few as with many, and every search below that finds a page of one finds a page of the other.
 */

const TOPICS = 50;
const DAY_MINUTES = 24 * 60;

/** Each filter alone, and together; what is found is a page, one builder or nobody, with a hundred builders and with any more. */
export const SEARCHES = {
  "the front page": {},
  "a word that all have": { q: "engineer" },
  "two words that all have": { q: "engineer person" },
  "a name": { q: "nameless" },
  "a beginning of many names": { q: "na" },
  "nobody’s word": { q: "zyxwv" },
  "a topic": { topic: "topic-2" },
  "a language that all have": { language: "en" },
  "a language that few have": { language: "ja" },
  "a price": { price: "500", currency: "USD" },
  "free this week": { free: "week" },
  "all of it": {
    ...{ q: "engineer", topic: "topic-2", language: "en", price: "950", currency: "USD", free: "week" },
  },
  "a topic and a language that nobody has both": { topic: "topic-2", language: "ja" },
} as const satisfies Readonly<Record<string, Partial<SearchQuery>>>;

interface Planted {
  readonly id: string;
  readonly n: number;
  readonly listed: ListedBuilder;
}

/** Plants into a migrated database without builders. */
export async function plantListedBuilders(database: Database, count: number, now: Instant): Promise<void> {
  const builders = Array.from({ length: count }, (_, n) => plannedBuilder(n, count, now));
  await database.transact(async (tx) => {
    await writeTopics(tx, now);
    await inChunks(builders, async (chunk) => {
      await writeBuilders(tx, chunk, now);
      return [];
    });
    const entries = builders.flatMap(({ id, n, listed }) =>
      listingOf(listed, now).entries.map((entry) => ({ entry, position: n, builder_id: id })),
    );
    await inChunks(entries, async (chunk) => {
      await tx
        .insertInto("listing_entry")
        .values([...chunk])
        .execute();
      return [];
    });
    // The database took note of each of them.
    await tx.updateTable("builder_listing").set({ due_at: null }).execute();
  });
}

function plannedBuilder(n: number, count: number, now: Instant): Planted {
  // Of a hundred every fourth, of ten thousand every fiftieth: both fill a page.
  const every = count >= 25 * TOPICS ? TOPICS : 4;
  const topics = [...new Set([n % every, n % TOPICS])].map((topic) => ({
    slug: `topic-${topic}`,
    name: `Topic ${topic}`,
  }));
  const isSoon = n % 20 !== 0;
  return {
    id: `bld_${String(n).padStart(26, "0")}`,
    n,
    listed: {
      name: n === 42 ? "Nameless Person" : `Name${n} Person`,
      headline: "Engineer",
      topics,
      languages: [n % every === 3 ? "ja" : "en"],
      offers: [
        {
          name: "An hour",
          price: money(1_000 * (1 + (n % 100)), "USD"),
          free: {
            firstAt: addMinutes(now, (isSoon ? 1 : 10) * DAY_MINUTES),
            lastAt: addMinutes(now, (isSoon ? 7 : 16) * DAY_MINUTES),
            readAt: now,
          },
        },
      ],
    },
  };
}

async function writeTopics(tx: Queryable, now: Instant): Promise<void> {
  const topics = Array.from({ length: TOPICS }, (_, n) => ({
    slug: `topic-${n}`,
    name: `Topic ${n}`,
    position: n,
    created_at: now,
    retired_at: null,
    replaced_by: null,
  }));
  await tx.insertInto("topic").values(topics).execute();
}

async function writeBuilders(tx: Queryable, builders: readonly Planted[], now: Instant): Promise<void> {
  await tx
    .insertInto("builder")
    .values(
      builders.map(({ id, n, listed }) => ({
        id,
        slug: `builder-${n}`,
        display_name: listed.name,
        headline: listed.headline,
        bio: "",
        time_zone: TEST_BUILDER.timeZone,
        user_id: null,
        email: `b${n}@example.com`,
        accent_color: null,
        position: n,
        created_at: now,
        archived_at: null,
      })),
    )
    .execute();
  await tx
    .insertInto("session_type")
    .values(builders.map(({ id, n, listed }) => offerOf(id, n, listed, now)))
    .execute();
  await tx
    .insertInto("free_times")
    .values(builders.map(({ id, n, listed }) => freeTimesOf(id, n, listed)))
    .execute();
  await tx
    .insertInto("calendly_connection")
    .values(builders.map(({ id, n }) => connectionOf(id, n, now)))
    .execute();
  await tx
    .insertInto("builder_topic")
    .values(
      builders.flatMap(({ id, listed }) =>
        listed.topics.map(({ slug }) => ({ builder_id: id, topic_slug: slug })),
      ),
    )
    .execute();
  await tx
    .insertInto("builder_language")
    .values(
      builders.flatMap(({ id, listed }) =>
        listed.languages.map((language) => ({ builder_id: id, language })),
      ),
    )
    .execute();
}

function onlyOffer({ offers }: ListedBuilder) {
  const [offer] = offers;
  invariant(offer?.free != null, "everybody has one, with free times");
  return { ...offer, free: offer.free };
}

function offerOf(builderId: string, n: number, listed: ListedBuilder, now: Instant) {
  const { name, price } = onlyOffer(listed);
  return {
    id: `sty_${String(n).padStart(26, "0")}`,
    builder_id: builderId,
    slug: "hour",
    name,
    description: "",
    duration_minutes: 60,
    kind: "solo",
    price_minor: price.amountMinor,
    currency: price.currency,
    cancellation_policy_json: JSON.stringify(TEST_SESSION_TYPE.cancellationPolicy),
    calendly_event_type_id: `${n}`,
    calendly_event_type_uri: `https://api.calendly.com/event_types/${n}`,
    position: 0,
    inactive_since_at: null,
    archived_at: null,
    created_at: now,
    published_at: now,
    synced_at: now,
    calendly_facts_json: JSON.stringify(TEST_DETAILS),
  };
}

function freeTimesOf(builderId: string, n: number, listed: ListedBuilder) {
  const { free } = onlyOffer(listed);
  return {
    session_type_id: `sty_${String(n).padStart(26, "0")}`,
    builder_id: builderId,
    times_json: JSON.stringify([free.firstAt, free.lastAt]),
    later_times: 0,
    read_at: free.readAt,
    first_at: free.firstAt,
    last_at: free.lastAt,
  };
}

function connectionOf(builderId: string, n: number, now: Instant) {
  return {
    id: `cal_${String(n).padStart(26, "0")}`,
    builder_id: builderId,
    calendly_user_uri: `https://api.calendly.com/users/${n}`,
    calendly_organization_uri: "https://api.calendly.com/organizations/one",
    access_token_sealed: "sealed",
    signing_key_sealed: "sealed",
    key_number: 1,
    subscription_uri: null,
    connected_at: now,
  };
}
