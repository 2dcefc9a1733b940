import { describe, expect, test } from "vitest";
import { ENGLISH, type LanguageTag } from "../../server/domain/text/language.ts";
import { addressIn, foundAt } from "./found-at.ts";
import { pageHead, type PageHead } from "./page-head.ts";
import { FOUND_HERE } from "./test-found.ts";

const en = "en" as LanguageTag;
const de = "de" as LanguageTag;

const HEAD: PageHead = {
  found: FOUND_HERE,
  language: ENGLISH,
  path: "/profile/ada",
  title: "Ada · Site",
  linkTitle: "Ada",
  description: "What she does.",
  kind: "profile",
  card: { path: "/profile/ada/card.png?v=1", alt: "Ada" },
};

const linksOf = (head: PageHead, rel: string) =>
  (pageHead(head) as Record<string, unknown>[]).filter((tag) => tag["rel"] === rel);
const canonicalOf = (head: PageHead) => linksOf(head, "canonical").map((tag) => tag["href"]);
const alternatesOf = (head: PageHead) =>
  linksOf(head, "alternate").map((tag) => [tag["hrefLang"], tag["href"]]);

describe("a public page’s head", () => {
  test("names one address, without what only says whence somebody comes, and a picture by its whole address", () => {
    expect(canonicalOf(HEAD)).toEqual(["https://book.example.com/profile/ada"]);
    expect(pageHead(HEAD)).toContainEqual({
      property: "og:image",
      content: "https://book.example.com/profile/ada/card.png?v=1",
    });
    expect(pageHead(HEAD)).toContainEqual({ name: "twitter:card", content: "summary_large_image" });
  });

  test("where one language is spoken, there are no others to point to", () => {
    expect(alternatesOf(HEAD)).toEqual([]);
  });

  test("where there are several, each has an address that is canonical to itself, and all point to all", () => {
    const found = { ...FOUND_HERE, languages: [en, de] };
    const all = [
      ["en", "https://book.example.com/profile/ada?lang=en"],
      ["de", "https://book.example.com/profile/ada?lang=de"],
      ["x-default", "https://book.example.com/profile/ada"],
    ];
    expect(alternatesOf({ ...HEAD, found })).toEqual(all);
    expect(alternatesOf({ ...HEAD, found: { ...found, asked: de } })).toEqual(all);
    expect(canonicalOf({ ...HEAD, found: { ...found, asked: de } })).toEqual([all[1]?.[1]]);
  });

  test("one that leads on to others is not indexed, and claims no address", () => {
    const tags = pageHead({
      ...HEAD,
      isShown: false,
      data: { "@context": "https://schema.org", "@graph": [] },
    });
    expect(tags).toContainEqual({ name: "robots", content: "noindex, follow" });
    expect(JSON.stringify(tags)).not.toMatch(/canonical|ld\+json/);
  });

  test("a long description ends with a whole word", () => {
    const said = pageHead({ ...HEAD, description: "word ".repeat(100) }).find(
      (tag) => "name" in tag && tag.name === "description",
    );
    expect(said).toMatchObject({ content: expect.stringMatching(/^(word )+word…$/) as string });
  });
});

describe("where a page stands", () => {
  const at = (query: string, languages: readonly LanguageTag[]) =>
    foundAt(new Request(`https://book.example.com/profile/ada${query}`), { languages });

  test("a language that the installation does not speak is none that was asked for", () => {
    expect(at("?lang=de", [en, de]).asked).toBe("de");
    for (const [query, languages] of [
      ["?lang=xx", [en, de]],
      ["?lang=en", [en]],
      ["", [en, de]],
    ] as const)
      expect(at(query, languages).asked).toBeNull();
  });

  test("what was searched for stays in the address of the language", () => {
    expect(addressIn("https://book.example.com", "/?topic=career", de)).toBe(
      "https://book.example.com/?topic=career&lang=de",
    );
  });
});
