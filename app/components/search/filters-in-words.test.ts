import { expect, test } from "vitest";
import { NO_FILTERS } from "../../../server/domain/search/search-query.ts";
import { ENGLISH } from "../../../server/domain/text/language.ts";
import { money } from "../../../server/domain/values/money.ts";
import { filtersInWords, searchPath } from "./filters-in-words.ts";

const ALL = {
  q: "Ada & co",
  topic: { slug: "career", name: "Career" },
  language: "de",
  price: money(4_990, "EUR"),
  isFree: true,
};

test("each filter is a few words, and leads to the search without it", () => {
  const words = filtersInWords(ALL, ENGLISH);
  expect(words.map((one) => one.words)).toEqual([
    "“Ada & co”",
    "Career",
    "in German",
    "up to €49.90",
    "Free time this week",
  ]);
  expect(words.map(({ without }) => searchPath(without))).toEqual([
    "/?topic=career&language=de&price=49.90&currency=EUR&free=week",
    "/?q=Ada+%26+co&language=de&price=49.90&currency=EUR&free=week",
    "/?q=Ada+%26+co&topic=career&price=49.90&currency=EUR&free=week",
    "/?q=Ada+%26+co&topic=career&language=de&free=week",
    "/?q=Ada+%26+co&topic=career&language=de&price=49.90&currency=EUR",
  ]);
});

test("everybody is the front page itself, and a further page keeps the search", () => {
  expect(filtersInWords(NO_FILTERS, ENGLISH)).toEqual([]);
  expect(searchPath(NO_FILTERS)).toBe("/");
  expect(searchPath({ ...NO_FILTERS, q: "ada" }, "cursor")).toBe("/?q=ada&after=cursor");
  expect(filtersInWords({ ...NO_FILTERS, price: money(0, "USD") }, ENGLISH)[0]?.words).toBe("free of charge");
});
