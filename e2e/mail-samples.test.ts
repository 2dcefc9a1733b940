import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const ROOT = new URL("..", import.meta.url).pathname;
const SAMPLES = "server/mail-samples/";
/** What every mail is made with, by where it stands. */
const MAKERS: Readonly<Record<string, string>> = {
  singleMail: "server/mails/single-mail.ts",
  accountMail: "server/account/account-mail.ts",
  renderMail: "server/mails/render-mail.tsx",
};

const product = readdirSync(`${ROOT}server`, { recursive: true, encoding: "utf8" })
  .map((path) => `server/${path}`)
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|\/test-[^/]*$|^server\/sandbox\//.test(path))
  .sort()
  .map((path) => ({ path, source: readFileSync(`${ROOT}${path}`, "utf8") }));
const samples = product
  .filter(({ path }) => path.startsWith(SAMPLES))
  .map(({ source }) => source)
  .join("\n");

function callsIn(source: string, name: string): number {
  return source.match(new RegExp(String.raw`\b${name}\(`, "g"))?.length ?? 0;
}

test("a mail is made nowhere but by the template: no other place gives one a Message-ID", () => {
  const byHand = product.filter(({ source }) => /\bmessageId: (?!string|mail\.messageId)/.test(source));
  expect(byHand.map(({ path }) => path)).toEqual([
    "server/booking/view/booking-mail.ts",
    "server/mails/single-mail.ts",
  ]);
});

test("every mail that the product sends has a sample, which operators look at and the tests of all samples check", () => {
  const places = product.filter(
    ({ path, source }) =>
      !Object.values(MAKERS).includes(path) && Object.keys(MAKERS).some((name) => callsIn(source, name) > 0),
  );
  expect(places.length).toBeGreaterThan(10);
  for (const { path, source } of places) {
    const mails = [...source.matchAll(/^export function (\w+)\((?:(?!^export )[^])*?\): Mail \{$/gm)].map(
      ([, name = ""]) => name,
    );
    // A mail in the middle of a function that sends it could not be shown.
    expect(mails, path).not.toEqual([]);
    for (const name of mails) expect(callsIn(samples, name), `${name} of ${path}`).toBeGreaterThan(0);
    const made = Object.keys(MAKERS).reduce((sum, name) => sum + callsIn(source, name), 0);
    expect(made, `${path} makes each of its mails in a function of its own`).toBe(mails.length);
  }
});
