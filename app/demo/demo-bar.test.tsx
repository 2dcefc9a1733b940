import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { DemoState } from "../../server/domain/demo/demo-state.ts";
import { ENGLISH } from "../../server/domain/text/language.ts";
import { GERMAN } from "../../server/domain/text/known-languages.ts";
import { instant } from "../../server/domain/values/instant.ts";
import type { Demo } from "../../server/http/context.ts";
import { readMarkup } from "../components/test-markup.ts";
import { buildDemoBarScript } from "../../public-page-script.js";
import { DemoBar } from "./demo-bar.tsx";

const STATE: DemoState = {
  unread: 3,
  now: instant("2026-12-07T20:52:00.000Z"),
  troubles: { stripe: null, calendly: null },
};
const account = (name: string) => ({ name, email: `${name}@example.com`, password: "known-to-everybody" });
const DEMO: Demo = {
  inboxUrl: "http://127.0.0.1:4104",
  controlUrl: "http://127.0.0.1:4100",
  accounts: { client: account("Casey"), builder: account("Ada"), operator: account("Olu") },
  read: () => Promise.resolve(STATE),
  moveClock: () => Promise.resolve(true),
  breakProvider: () => Promise.resolve(true),
  mend: () => Promise.resolve(true),
  said: null,
  say: () => undefined,
};

function bar(demo: Partial<Demo> = {}, state: DemoState | null = STATE, language = ENGLISH) {
  const shown = (
    <DemoBar demo={{ ...DEMO, ...demo }} state={state} page="/bookings?page=2" {...{ language }} />
  );
  return readMarkup(renderToStaticMarkup(shown));
}

test("the bar says how many mails wait, and the demo's time", () => {
  const { text } = bar();
  expect(text).toContain("3 unread");
  expect(text).toContain("Mon 7 Dec, 20:52 UTC");
  expect(bar({}, { ...STATE, unread: 0 }).text).not.toContain("unread");
});

test("a broken provider is said, with the press that mends it; one that works is not", () => {
  expect(bar().text).not.toContain("Mend");
  const { text } = bar({}, { ...STATE, troubles: { stripe: "down", calendly: null } });
  expect(text).toContain("Stripe is down");
  expect(text).toContain("Mend Stripe");
  expect(text).not.toContain("Mend Calendly");
});

test("a sandbox that does not answer is said, and what can be pressed stays", () => {
  const { text } = bar({ said: "clock" }, null);
  expect(text).toContain("The sandbox does not answer.");
  expect(text).toContain("1 week on");
  expect(text).not.toContain("unread");
});

test("what the last press came to is said, and a code that is none of ours is not", () => {
  expect(bar({ said: "acting_operator" }).text).toContain("You are Olu now.");
  expect(bar({ said: "clock" }).text).toContain("It is Mon 7 Dec, 20:52 UTC now.");
  expect(bar({ said: "<b>won</b>" }).text).toBe(bar().text);
});

test("no account's password stands in it", () => {
  expect(
    renderToStaticMarkup(<DemoBar demo={DEMO} state={STATE} page="/" language={ENGLISH} />),
  ).not.toContain("known-to-everybody");
});

test("it is German for whoever reads German", () => {
  const { text } = bar(
    { said: "nobody" },
    { ...STATE, troubles: { stripe: "slow", calendly: null } },
    GERMAN,
  );
  expect(text).toContain("3 ungelesen");
  expect(text).toContain("Stripe ist langsam");
  expect(text).toContain("Sie sind abgemeldet.");
});

test("its script is one small module without imports, and writes no markup from texts", async () => {
  const code = await buildDemoBarScript();
  expect(Buffer.byteLength(code)).toBeLessThanOrEqual(2 * 1024);
  expect(code).not.toMatch(/\bimport\b|innerHTML\s*=[^=]|insertAdjacentHTML|document\.write/);
});
