import { IntlMessageFormat } from "intl-messageformat";
import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readCatalogue } from "../docs/catalogue.ts";
import { formatMessage, type Values } from "../server/domain/text/format-message.ts";
import { GERMAN } from "../server/domain/text/known-languages.ts";
import type { Message, Part } from "../server/domain/text/message.ts";
import { parseMessage } from "../server/domain/text/parse-message.ts";

const catalogue = await readCatalogue();
const GERMAN_FILES = new URL("../server/domain/text/de/", import.meta.url);

/** The German of a message as it was written; null where there is none. */
function germanOf(place: string, key: string): string | null {
  const none: Message = [];
  const said = GERMAN.translate(none, place, key);
  return typeof said === "string" ? said : null;
}

const texts = catalogue.map(({ path, place }) => ({
  path,
  messages: Object.entries(place.english).map(([key, english]) => ({
    key,
    english,
    german: germanOf(path, key) ?? "",
  })),
}));

describe("German", () => {
  test("has all places of the catalogue, and no other", () => {
    const files = readdirSync(GERMAN_FILES, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") && !/^german-[a-z-]+\.ts$/.test(file))
      .map((file) => file.slice(0, -".ts".length).replaceAll("\\", "/"));
    expect(files.sort()).toEqual(catalogue.map(({ path }) => path).sort());
  });

  test.each(texts)("says all of $path", ({ messages }) => {
    expect(messages.filter(({ german }) => german.trim() === "").map(({ key }) => key)).toEqual([]);
  });

  test.each(texts)("has the gaps, choices and tags of $path, and no others", ({ messages }) => {
    for (const { key, english, german } of messages) {
      expect(piecesOf(parseMessage(german)), key).toEqual(piecesOf(parseMessage(english)));
    }
  });

  test.each(texts)("is said in $path as the reference of ICU messages says it", ({ messages }) => {
    for (const { german } of messages) {
      const parts = parseMessage(german);
      for (const values of [0, 1, 2, 1_234].flatMap((count) => valuesFor(parts, count))) {
        const reference = new IntlMessageFormat(german, GERMAN.locale).format<string>(values);
        expect(formatMessage(german, GERMAN, values).join("")).toBe([reference].flat().join(""));
      }
    }
  });

  test.each(texts)("writes quotation marks, dots and apostrophes in $path as German does", ({ messages }) => {
    for (const { key, german } of messages) {
      const words = german.replaceAll(/<code>.*?<\/code>/g, "");
      expect(words, key).not.toMatch(/["'’”]|\.\.\.|\p{L}…|\bdu\b|\bdein/u);
      expect(words.split("„").length, key).toBe(words.split("“").length);
    }
  });
});

/** What stands in a message beside its words: each name, what it is and which cases it has. Of plurals, German needs the same as English. */
function piecesOf(parts: readonly Part[]): string[] {
  const pieces = parts.flatMap((part): string[] => {
    if (typeof part === "string") return [];
    if ("gap" in part) return [`{${part.gap}}`];
    if ("number" in part) return [];
    if ("tag" in part) return [`<${part.tag}>`, ...piecesOf(part.parts)];
    const inside = Object.values(part.of).flatMap(piecesOf);
    if ("plural" in part) return [`{${part.plural}, plural}`, ...inside];
    return [`{${part.select}, select, ${Object.keys(part.of).sort().join(" ")}}`, ...inside];
  });
  return [...new Set(pieces)].sort();
}

/** Values for all gaps, once for each option of a choice; all counts are the one given. */
function valuesFor(parts: readonly Part[], count: number): Values<string>[] {
  const all = within(parts);
  const choices = Math.max(1, ...all.map((part) => ("select" in part ? Object.keys(part.of).length : 1)));
  return Array.from({ length: choices }, (_, choice): Values<string> =>
    Object.fromEntries(
      all.map((part): [string, Values<string>[string]] => {
        if ("gap" in part) return [part.gap, `<${part.gap}>`];
        if ("tag" in part) return [part.tag, (inside: string[]) => `[${inside.join("")}]`];
        if ("select" in part) return [part.select, Object.keys(part.of)[choice] ?? "something else"];
        return ["plural" in part ? part.plural : part.number, count];
      }),
    ),
  );
}

/** A message's pieces that are not words, with those inside of them; choices last, because what chooses may be said, too. */
function within(parts: readonly Part[]): Exclude<Part, string>[] {
  const pieces = parts.filter((part) => typeof part !== "string");
  const inside = pieces.flatMap((part) => {
    if ("of" in part) return Object.values(part.of).flatMap(within);
    return "tag" in part ? within(part.parts) : [];
  });
  return [...inside, ...pieces];
}
