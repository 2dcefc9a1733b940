import { describe, expect, test } from "vitest";
import { money } from "../values/money.ts";
import { instant } from "../values/instant.ts";
import type { Topic } from "./topic.ts";
import {
  NO_FILTERS,
  readSearchQuery,
  searchOf,
  stretchesOf,
  topicSlugIn,
  type SearchQuery,
} from "./search-query.ts";
import { typedMoney } from "../offer/parse-money.ts";

const NOTHING: SearchQuery = {
  q: null,
  topic: null,
  language: null,
  price: null,
  currency: null,
  free: null,
};
const CAREER: Topic = { slug: "career", name: "Career", retiredAt: null, replacedBy: null };
const USED = { topics: ["career"], languages: ["de", "en"], currencies: ["EUR", "USD"] };
const read = (query: Partial<SearchQuery>, topic: Topic | null = null) =>
  readSearchQuery({ ...NOTHING, ...query }, { topic, used: USED });

describe("what an address asks for", () => {
  test("nothing is everybody, and empty fields are nothing", () => {
    expect(read({})).toEqual({ filters: NO_FILTERS, problems: [] });
    expect(read({ q: " ", topic: "", language: "", price: "", currency: "USD", free: "" })).toEqual({
      filters: NO_FILTERS,
      problems: [],
    });
    expect(stretchesOf(NO_FILTERS)).toEqual([]);
  });

  test("all of it at once, and written as an address it is the same again", () => {
    const query = {
      q: " Zoë & Co ",
      topic: "career",
      language: "de",
      price: "49,90",
      currency: "usd",
      free: "week",
    };
    const { filters, problems } = read(query, CAREER);
    expect(problems).toEqual([]);
    expect(filters).toEqual({
      q: "Zoë & Co",
      topic: { slug: "career", name: "Career" },
      language: "de",
      price: money(4_990, "USD"),
      isFree: true,
    });
    expect(stretchesOf(filters)).toHaveLength(6);
    const again = Object.fromEntries(new URLSearchParams(searchOf(filters, typedMoney)));
    expect(read(again, CAREER).filters).toEqual(filters);
  });

  test("a price without a currency is one of the first that is sold in; zero asks for what is free", () => {
    expect(read({ price: "10" }).filters.price).toEqual(money(1_000, "EUR"));
    expect(read({ price: "0" }).filters.price).toEqual(money(0, "EUR"));
  });

  test.each([
    [{ q: "x".repeat(10_000) }, { field: "q", code: "too_long", charactersMax: 100 }],
    [{ q: "a\u0000b" }, { field: "q", code: "unreadable" }],
    [{ q: "a\nb" }, { field: "q", code: "unreadable" }],
    [{ q: "\ud800" }, { field: "q", code: "unreadable" }],
    [{ q: "?!" }, { field: "q", code: "no_words" }],
    [{ q: "\u200b" }, { field: "q", code: "no_words" }],
    [{ topic: "no-such" }, { field: "topic", code: "unknown_topic" }],
    [{ language: "tlh" }, { field: "language", code: "unknown_language" }],
    [{ language: "__proto__" }, { field: "language", code: "unknown_language" }],
    [{ price: "-5" }, { field: "price", code: "no_price", currency: "EUR" }],
    [{ price: "much" }, { field: "price", code: "no_price", currency: "EUR" }],
    [{ price: "1e9" }, { field: "price", code: "no_price", currency: "EUR" }],
    [{ price: "9".repeat(5_000) }, { field: "price", code: "no_price", currency: "EUR" }],
    [
      { price: "5", currency: "JPY" },
      { field: "currency", code: "unknown_currency", currency: "JPY" },
    ],
    [
      { price: "5", currency: "€" },
      { field: "currency", code: "unknown_currency", currency: "" },
    ],
    [{ free: "yes" }, { field: "free", code: "unknown_free" }],
  ])("%j is told, and the rest is looked for", (query, problem) => {
    const { filters, problems } = read({ language: "en", ...query });
    expect(problems).toEqual([problem]);
    const kept = "language" in query ? NO_FILTERS : { ...NO_FILTERS, language: "en" };
    expect(filters).toEqual(kept);
  });

  test("a topic that is retired is told by its name", () => {
    const retired = { ...CAREER, retiredAt: instant("2026-03-02T10:00:00.000Z") };
    expect(read({ topic: "career" }, retired).problems).toEqual([
      { field: "topic", code: "retired_topic", name: "Career" },
    ]);
  });

  test("no row is looked up for what is no slug", () => {
    for (const topic of [null, "", "a", "Career", "a b", "x".repeat(100), "'; drop table topic"])
      expect(topicSlugIn({ topic })).toBeNull();
    expect(topicSlugIn({ topic: "ai" })).toBe("ai");
  });

  test("of a long text eight words are looked for", () => {
    const { filters } = read({ q: "a b c d e f g h i j k l" });
    expect(stretchesOf(filters)).toHaveLength(8);
  });
});
