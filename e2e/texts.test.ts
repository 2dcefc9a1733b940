import { IntlMessageFormat } from "intl-messageformat";
import { relative } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { readCatalogue } from "../docs/catalogue.ts";
import { formatMessage, type Values } from "../server/domain/text/format-message.ts";
import { ENGLISH } from "../server/domain/text/language.ts";
import type { Part } from "../server/domain/text/message.ts";
import { parseMessage } from "../server/domain/text/parse-message.ts";

const ROOT = new URL("..", import.meta.url).pathname;
const catalogue = await readCatalogue();

/** Reading all types of the product takes longer than a test may. */
const READING_TYPES_MS = 180_000;

describe("the catalogue", () => {
  test.each(catalogue)("$path is the name of the place that stands there", ({ path, place, about }) => {
    expect(place.name).toBe(path);
    expect(about).not.toBe("");
  });

  test.each(catalogue)("$path holds messages that can be said", ({ place }) => {
    for (const [key, message] of Object.entries(place.english)) {
      expect(() => parseMessage(message), key).not.toThrow();
      expect(message.trim(), key).not.toBe("");
      // An apostrophe of the keyboard would quote a brace after it.
      expect(message, key).not.toMatch(/\p{L}'\p{L}/u);
    }
  });

  test.each(catalogue)("$path is said as the reference of ICU messages says it", ({ place }) => {
    for (const message of Object.values(place.english)) {
      const parts = parseMessage(message);
      for (const values of [0, 1, 2, 1_234].flatMap((count) => valuesFor(parts, count))) {
        const reference = new IntlMessageFormat(message, ENGLISH.locale).format<string>(values);
        expect(formatMessage(message, ENGLISH, values).join("")).toBe([reference].flat().join(""));
        expect(formatMessage(parts, ENGLISH, values).join("")).toBe([reference].flat().join(""));
      }
    }
  });

  test(
    "has no message that nothing says, and every message that is said",
    { timeout: READING_TYPES_MS },
    () => {
      const said = readSaidKeys();
      const inCatalogue = catalogue.flatMap(({ path, place }) =>
        Object.keys(place.english).map((key) => `${path} ${key}`),
      );
      expect(inCatalogue.filter((key) => !isOfRunbook(key) && !said.has(key))).toEqual([]);
      expect([...said].filter((key) => !inCatalogue.includes(key))).toEqual([]);
    },
  );
});

/** Runbooks are said one like the other, by `runbookInWords`, whose types do not tell which. */
function isOfRunbook(path: string): boolean {
  return path.startsWith("operator/runbooks/");
}

test.each(catalogue.filter(({ path }) => isOfRunbook(path)))("$path has what a runbook says", ({ place }) => {
  const keys = ["title", "meaning", "stake", "step1", "step2", "step3", "ifNot", "over"];
  expect(Object.keys(place.english)).toEqual(keys);
});

type Value = Values<string>[string];

/** Values for all gaps, once for each option of a choice; all counts are the one given. */
function valuesFor(parts: readonly Part[], count: number): Values<string>[] {
  const all = partsWithin(parts);
  const choices = Math.max(1, ...all.map((part) => ("select" in part ? Object.keys(part.of).length : 1)));
  return Array.from({ length: choices }, (_, choice): Values<string> =>
    Object.fromEntries(all.map((part): [string, Value] => valueFor(part, { count, choice }))),
  );
}

function valueFor(
  part: Exclude<Part, string>,
  { count, choice }: { count: number; choice: number },
): [string, Value] {
  if ("gap" in part) return [part.gap, `<${part.gap}>'{'`];
  if ("select" in part) return [part.select, Object.keys(part.of)[choice] ?? "something else"];
  if ("tag" in part) return [part.tag, (inside: string[]) => `[${inside.join("")}]`];
  return ["plural" in part ? part.plural : part.number, count];
}

/** A message's pieces that are not words, with those inside of them; choices last, because what chooses may be said, too. */
function partsWithin(parts: readonly Part[]): Exclude<Part, string>[] {
  const pieces = parts.filter((part) => typeof part !== "string");
  const inside = pieces.flatMap((part) => {
    if ("of" in part) return Object.values(part.of).flatMap(partsWithin);
    return "tag" in part ? partsWithin(part.parts) : [];
  });
  return [...inside, ...pieces];
}

/** What is said anywhere in the product, as `place key`: by the types of the keys that texts are asked for. */
function readSaidKeys(): Set<string> {
  const config = ts.readConfigFile(`${ROOT}tsconfig.json`, (path) => ts.sys.readFile(path));
  const { options, fileNames } = ts.parseJsonConfigFileContent(config.config, ts.sys, ROOT);
  const product = fileNames.filter(
    (file) => /\/(app|server)\//.test(file) && !/\.test\.|\/test-|\/sandbox\//.test(file),
  );
  const program = ts.createProgram(product, options);
  const checker = program.getTypeChecker();
  const said = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) for (const key of keysSaidBy(node, checker)) said.add(key);
    ts.forEachChild(node, visit);
  };
  for (const file of product) {
    const source = program.getSourceFile(file);
    if (source !== undefined) visit(source);
  }
  return said;
}

/** The keys of `t(key)` and `t.parts(key)`: one, or each that a variable can be. */
function keysSaidBy({ expression, arguments: [key] }: ts.CallExpression, checker: ts.TypeChecker): string[] {
  const isParts = ts.isPropertyAccessExpression(expression) && expression.name.text === "parts";
  const path = placeOf(checker.getTypeAtLocation(isParts ? expression.expression : expression), checker);
  if (path === null || key === undefined) return [];
  const type = checker.getTypeAtLocation(key);
  const types = type.isUnion() ? type.types : [type];
  return types.map((one) => `${path} ${one.isStringLiteral() ? one.value : checker.typeToString(one)}`);
}

/** The path of the place whose text a value of this type says; null where it says none, or the type does not tell whose. */
function placeOf(type: ts.Type, checker: ts.TypeChecker): string | null {
  if (type.getProperty("place") === undefined || type.getProperty("parts") === undefined) return null;
  const english = memberOf(memberOf(type, "place", checker), "english", checker);
  const file = english?.symbol.declarations?.[0]?.getSourceFile().fileName;
  if (file === undefined) return null;
  const path = relative(`${ROOT}server/domain/text/en`, file);
  return path.startsWith("..") ? null : path.replace(/\.ts$/, "");
}

function memberOf(type: ts.Type | null, name: string, checker: ts.TypeChecker): ts.Type | null {
  const member = type?.getProperty(name);
  return member === undefined ? null : checker.getTypeOfSymbol(member);
}
