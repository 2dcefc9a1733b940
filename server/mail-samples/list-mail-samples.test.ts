import { describe, expect, test } from "vitest";
import { ALERT_KIND_NAMES } from "../domain/health/alert-kinds.ts";
import { ENGLISH } from "../domain/text/language.ts";
import { PSEUDO_LANGUAGES } from "../domain/text/pseudo-language.ts";
import { listMailSamples } from "./list-mail-samples.ts";
import type { SampleNames } from "./mail-sample.ts";

const APP_URL = "https://book.example";
/** Gmail cuts what is longer. */
const BYTES_MAX = 102 * 1024;
const SAMPLES = listMailSamples({ language: ENGLISH, appUrl: APP_URL });

/** The words of a document as a reader sees them, on one line. */
function wordsIn(html: string): string {
  return plain(
    html
      .replaceAll(/<style>.*?<\/style>|<title>.*?<\/title>|<!--.*?-->/gs, "")
      .replaceAll(/<[^<>]+>/g, " ")
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&quot;", '"')
      .replaceAll("&#x27;", "'")
      .replaceAll("&amp;", "&"),
  );
}

function plain(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

const addressesIn = (html: string) =>
  [...html.matchAll(/\s(?:href|src)="([^"]*)"/g)].map(([, address = ""]) => address.replaceAll("&amp;", "&"));
/** Amounts, and times with the zone that they hold in. */
const detailsIn = (text: string) =>
  new Set([...text.matchAll(/\$\d[\d,.]*\d|\d{4}, \d\d:\d\d, [\w ]+? time/g)].map(([detail]) => detail));

test("each sample has a name of its own, that stands in an address as it is", () => {
  const names = SAMPLES.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => !/^[a-z-]+$/.test(name))).toEqual([]);
});

test("operators can tell any two apart in the list: by the subject, or by when it is sent", () => {
  const lines = SAMPLES.map(({ group, moment, mail }) => `${group}: ${mail.subject} ${moment}`);
  expect(new Set(lines).size).toBe(lines.length);
});

test("what a client wrote with a cancellation stands in no other kind of mail", () => {
  const withNote = SAMPLES.filter(({ mail }) => mail.text.includes("Something came up at work"));
  expect(withNote.map(({ name }) => name)).toEqual([
    "canceled-client",
    "canceled-builder",
    "refund-granted-client",
  ]);
});

describe.each(SAMPLES)("the mail $name", ({ mail: { html, text, subject } }) => {
  test("is short enough for Gmail, and loads nothing from anywhere", () => {
    expect(Buffer.byteLength(html)).toBeLessThan(BYTES_MAX);
    expect(html).not.toMatch(/<(script|img|iframe|object|embed|form|input|link|base)\b|@import|url\(/i);
    expect(html).not.toMatch(/\son\w+=/i);
  });

  test("is laid out by tables that say that they are no data, and has one heading", () => {
    const tables = html.match(/<table\b[^>]*>/g) ?? [];
    expect(tables.length).toBeGreaterThan(0);
    expect(tables.filter((table) => !table.includes('role="presentation"'))).toEqual([]);
    expect(html.match(/<h1\b/g)).toHaveLength(1);
    expect(html).toContain('name="color-scheme" content="light dark"');
  });

  test("has one button, and only addresses that are whole", () => {
    expect(html.match(/<a [^>]*class="button"/g)).toHaveLength(1);
    for (const address of addressesIn(html)) expect(address).toMatch(/^https?:\/\/[^/\s]+/);
  });

  test("says the same in plain text: every amount, time, address and sentence", () => {
    const words = wordsIn(html);
    expect(detailsIn(words)).toEqual(detailsIn(plain(text)));
    const own = addressesIn(html).filter((address) => address !== APP_URL);
    for (const address of own) expect(text).toContain(address);
    for (const address of text.match(/https:\/\/\S+/g) ?? [])
      expect(addressesIn(html).includes(address) || words.includes(address), address).toBe(true);
    expect(text).not.toMatch(/<\/?(p|br|a|td|div)\b|undefined|\[object/);
    expect(subject).not.toMatch(/[\r\n]|undefined|\[object/);
  });
});

describe("with names that are meant to do harm", () => {
  const EVIL = `<script>alert("1")</script>'"><img src=x onerror=alert(2)>\u202Egpj.exe\u2066`;
  const names: SampleNames = {
    client: EVIL,
    builder: EVIL,
    session: EVIL,
    note: `${EVIL}\nhttps://evil.example/`,
    answer: `${EVIL}\nhttps://evil.example/`,
    apiKey: EVIL,
    details: Object.fromEntries(ALERT_KIND_NAMES.map((kind) => [kind, EVIL])),
  };
  test.each(listMailSamples({ language: ENGLISH, appUrl: APP_URL, names }))(
    "the mail $name shows them as they are written, and does nothing of it",
    ({ mail: { html, text } }) => {
      expect(html).not.toMatch(/<script|<img|<[^<>]*\sonerror=/i);
      expect(html).not.toContain("\u202E");
      expect(text).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
      expect(addressesIn(html).filter((address) => address.includes("evil"))).toEqual([]);
      expect(html.match(/<a [^>]*class="button"/g)).toHaveLength(1);
    },
  );
});

describe.each(PSEUDO_LANGUAGES)("in $tag", (language) => {
  test.each(listMailSamples({ language, appUrl: APP_URL }))(
    "the mail $name says its language and direction, and nothing that is not in the catalogue",
    ({ mail: { html, subject } }) => {
      expect(html).toContain(`<html dir="${language.direction}" lang="${language.tag}"`);
      expect(subject).toMatch(/^\[.*\]$/s);
    },
  );
});
