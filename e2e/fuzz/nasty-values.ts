import fc from "fast-check";
import { chance, pick, type Draw } from "./draw.ts";

/** Stands for whatever somebody types to break out of a page: never to be seen like this in HTML. */
export const MARKER = "<zz'\"&";

/** Found raw in a page it has broken out of a text or an attribute. */
export function marked(number: number): string {
  return `${MARKER}${number}>`;
}

const TEXTS: readonly string[] = [
  ...[
    "",
    " ",
    "\u0000",
    "a\u0000b",
    "\u202eabc\u202c",
    "\u200f",
    "\ufeff",
    "\u2028",
    "\ud800",
    "\udfff\ud800",
  ],
  ...["👩‍👩‍👧", "İstanbul", "ß", "e\u0301", "\r\nset-cookie: a=b", "a\nb\tc\u0007"],
  ...["{count, plural, one {#} other {#}}", "{name}", "'{", "<b>{x}</b>", "%s%n%x", "${7*7}", "{{7*7}}"],
  ...["' or 1=1 --", '"; drop table booking; --', "1); select 1", "\\", "\\'", "%", "_", "*"],
  ...[
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<!--",
    "]]>",
    "javascript:alert(1)",
  ],
  ...[
    "../../etc/passwd",
    "..\\..\\",
    "file:///etc/passwd",
    "//evil.example",
    "https://evil.example/",
    "/\\evil.example",
  ],
  ...["NaN", "Infinity", "-0", "1e400", "9007199254740993", "0x10", "１２", "٣", "true", "null", "undefined"],
  ...["__proto__", "constructor", "hasOwnProperty", "[object Object]", "a".repeat(300), "ü".repeat(5_000)],
  ...["2026-02-30", "2026-13-01T00:00:00Z", "9999-12-31T23:59:59.999Z", "-000001-01-01", "bkg_", "cs_test_"],
];

/** A text that nobody sends in good faith. */
export function nastyText(draw: Draw, number: number): string {
  if (chance(draw, 30)) return marked(number);
  if (chance(draw, 20)) return draw(fc.string({ unit: "binary", maxLength: 40 }));
  return pick(draw, TEXTS);
}

/** A text that a field for texts takes: words, or the marker among them. */
export function typedText(draw: Draw, number: number): string {
  return pick(draw, [
    "A reason.",
    "Ada & Söhne",
    `Say ${marked(number)} aloud`,
    "日本語の名前",
    "O’Neill",
    "مرحبا",
  ]);
}

/** 3,000 arrays in one another. */
const DEEP_TEXT = `${"[".repeat(3_000)}${"]".repeat(3_000)}`;

/** Any JSON value. */
export function nastyValue(draw: Draw, number: number): unknown {
  if (chance(draw, 50)) return nastyText(draw, number);
  return pick<unknown>(draw, [
    ...[null, true, false, 0, -1, 1.5, 1e308, -1e308, 2 ** 53, 2 ** 31, -(2 ** 31) - 1, 5e-324],
    ...[[], {}, [[]], [null], { length: 1 }, { then: 1 }, { toString: 1 }, { toJSON: null }],
    Object.fromEntries([["__proto__", { isAdmin: true }]]),
    { constructor: { prototype: { isAdmin: true } } },
    Array.from({ length: 200 }, (_, n) => n),
    nested(60),
  ]);
}

function nested(depth: number): unknown {
  return depth === 0 ? 0 : { a: [nested(depth - 1)] };
}

/** The text of a JSON body, spoilt below what JSON says: keys twice, cut short, no UTF-8, numbers that no number holds. */
export function spoiltJson(draw: Draw, text: string): Buffer {
  const cut = draw(fc.nat(Math.max(1, text.length)));
  const inside = text.startsWith("{") && text.length > 2 ? text.slice(1, -1) : '"a":1';
  return pick<() => Buffer>(draw, [
    () => Buffer.from(text.slice(0, cut)),
    () => Buffer.from(`{${inside},${inside}}`),
    () => Buffer.from(`{"__proto__":{"isAdmin":true},${inside}}`),
    () =>
      Buffer.concat([
        Buffer.from(text.slice(0, cut)),
        Buffer.from([0xff, 0xfe, 0xc0]),
        Buffer.from(text.slice(cut)),
      ]),
    () => Buffer.from(`\ufeff${text}`),
    () => Buffer.from(`${text}${text}`),
    () => Buffer.from(text.replace(/:(?:"[^"]*"|\d+|null)/, ":1e400")),
    () => Buffer.from(text.replace(/:(?:"[^"]*"|\d+|null)/, `:${"9".repeat(400)}`)),
    () => Buffer.from(text.replace(/:(?:"[^"]*"|\d+|null)/, ":NaN")),
    () => Buffer.from(text.replace(/:(?:"[^"]*"|\d+|null)/, `:${DEEP_TEXT}`)),
    () => Buffer.from(DEEP_TEXT),
    () => Buffer.from(`{${inside},"more":"${"x".repeat(draw(fc.nat(300_000)))}"}`),
    () => Buffer.from(""),
    () => Buffer.from("null"),
    () => Buffer.from("[]"),
    () => Buffer.from('"text"'),
  ])();
}

/** As JSON has it; empty for what JSON has not. */
export function jsonText(value: unknown): string {
  const text: unknown = JSON.stringify(value);
  return typeof text === "string" ? text : "";
}

/** Lone surrogates cannot be percent-encoded. */
export function wellFormed(text: string): string {
  return text.replaceAll(/[\ud800-\udfff]/gu, "\ufffd");
}
