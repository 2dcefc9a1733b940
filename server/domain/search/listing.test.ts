import { describe, expect, test } from "vitest";
import { addMinutes, instant } from "../values/instant.ts";
import { money } from "../values/money.ts";
import { listingOf, WEEK_MINUTES, type ListedBuilder, type ListedOffer } from "./listing.ts";
import { choicesIn, FREE, pricesUpTo, wordsFrom } from "./listing-entries.ts";

const NOW = instant("2026-03-02T10:00:00.000Z");
const DAY = 24 * 60;
const OFFER: ListedOffer = { name: "Code clinic", price: money(9_000, "USD"), free: null };
const BUILDER: ListedBuilder = {
  name: "Zoë Ünal",
  headline: "Databases",
  offers: [OFFER],
  topics: [{ slug: "career", name: "Finding work" }],
  languages: ["de"],
};
const withOffers = (...offers: Partial<ListedOffer>[]) =>
  listingOf({ ...BUILDER, offers: offers.map((offer) => ({ ...OFFER, ...offer })) }, NOW);
const free = (from: number, to: number, readAgo = 0) => ({
  firstAt: addMinutes(NOW, from),
  lastAt: addMinutes(NOW, to),
  readAt: addMinutes(NOW, -readAgo),
});

describe("what somebody is found by", () => {
  test("is their name, what they do, their topics, sessions, languages and lowest prices; without anything for sale, nothing", () => {
    const { entries } = withOffers(
      { price: money(9_000, "USD") },
      { price: money(0, "EUR"), name: "Clinic" },
    );
    expect(entries).toEqual([
      "all",
      "has:topic:career",
      "has:language:de",
      "has:currency:USD",
      "price:USD:000000009000",
      "has:currency:EUR",
      "price:EUR:000000000000",
      ...["zoe", "unal", "databases", "finding", "work", "code", "clinic"].map((word) => `word:${word}`),
    ]);
    expect(listingOf({ ...BUILDER, offers: [] }, NOW)).toEqual({ entries: [], changesAt: null });
    expect(listingOf(null, NOW)).toEqual({ entries: [], changesAt: null });
  });

  test("a price is within a stretch that ends with it, whatever its length", () => {
    const { first, last } = pricesUpTo(money(9_000, "USD"));
    const within = (minor: number) => {
      const entry =
        withOffers({ price: money(minor, "USD") }).entries.find((one) => one.startsWith("price")) ?? "";
      return entry >= first && entry <= last;
    };
    expect([0, 999, 9_000, 9_001, 100_000].map(within)).toEqual([true, true, true, false, false]);
  });

  test("a beginning is a stretch with all that begins so, of whatever script", () => {
    const { first, last } = wordsFrom("ma");
    const within = (word: string) => `word:${word}` >= first && `word:${word}` <= last;
    expect(["ma", "maria", "ma\u{1f980}"].map(within)).toEqual([true, true, true]);
    expect(["m", "mb", "lz"].map(within)).toEqual([false, false, false]);
  });

  test("choices are told apart by what they are", () => {
    expect(choicesIn(["has:currency:EUR", "has:language:de", "has:topic:career"])).toEqual({
      topics: ["career"],
      languages: ["de"],
      currencies: ["EUR"],
    });
  });

  test.each([
    ["nothing known", null, false, null],
    ["today", free(60, 120), true, addMinutes(NOW, 120)],
    ["begun, with later ones", free(-60, 2 * DAY), true, addMinutes(NOW, DAY)],
    ["over", free(-120, -60), false, null],
    ["to the minute in a week", free(WEEK_MINUTES, WEEK_MINUTES), true, addMinutes(NOW, DAY)],
    ["a minute later", free(WEEK_MINUTES + 1, WEEK_MINUTES + 1), false, addMinutes(NOW, 1)],
    ["in two weeks: unknown long before", free(2 * WEEK_MINUTES, 2 * WEEK_MINUTES), false, null],
    ["known since nearly a day", free(60, 3 * DAY, DAY - 1), true, addMinutes(NOW, 1)],
    ["known for too long", free(60, 3 * DAY, DAY), false, null],
  ])("free this week: %s", (_what, span, isFree, changesAt) => {
    const listing = withOffers({ free: span });
    expect([listing.entries.includes(FREE), listing.changesAt]).toEqual([isFree, changesAt]);
  });

  test("one free session is enough, and it lasts as long as the last of them", () => {
    const listing = withOffers({ free: free(60, 120) }, { free: free(30, 300) }, { free: null });
    expect([listing.entries.includes(FREE), listing.changesAt]).toEqual([true, addMinutes(NOW, 300)]);
  });
});
