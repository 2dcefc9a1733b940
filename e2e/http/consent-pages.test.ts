import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listConsents } from "../../db/bookings/booking-consents.ts";
import { getBooking } from "../../db/bookings/bookings.ts";
import { checkoutIdOf } from "../kit/offers.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";
import { bookTime, initiate, nobody, signInAs, signUp, untilState, type Visitor } from "../kit/visitors.ts";
import { until } from "../../server/test-until.ts";
import { readPage, wordsIn } from "./read-page.ts";

const PRICED = "ada-okafor/architecture-review";
const FREE = "ada-okafor/intro-call";
const OPERATOR = "operator@example.com";
const EDITOR = "/operator/policies";

let app: BuiltApp;
let operator: Visitor;

beforeAll(async () => {
  app = await startBuiltApp();
  operator = await signInAs(app, OPERATOR);
});
afterAll(() => app.stop());

/** Writes a text, looks at it and publishes it, as an operator does without scripts. */
async function publish(kind: "terms" | "privacy", text: string): Promise<void> {
  const page = `${EDITOR}/${kind}`;
  const saved = await operator.post(page, { intent: "preview", language: "en", text });
  expect(saved.status).toBe(303);
  const preview = await (await operator.get(saved.headers.get("location")?.split("#")[0] ?? "")).text();
  const [, digest = ""] = /name="digest" value="([0-9a-f]{64})"/.exec(preview) ?? [];
  const published = await operator.post(page, { intent: "publish", digest });
  expect(published.status, await published.text()).toBe(303);
}

/** The value of the box of a page: which versions stand beside it. */
function boxIn(html: string): string {
  const [, value = ""] = /name="policies"[^>]*value="([^"]+)"/.exec(html) ?? [];
  return value;
}

describe("before anything is published", () => {
  test("both addresses say so as not found, in words, and no footer leads there", async () => {
    for (const [path, words] of [
      ["/terms", "No terms are published yet"],
      ["/privacy", "No privacy notice is published yet"],
    ] as const) {
      const page = await nobody(app).get(path);
      const html = await page.text();
      expect(page.status).toBe(404);
      expect(wordsIn(html)).toContain(words);
      expect(html).not.toContain(`href="${path}"`);
    }
  });

  test("nobody is asked anything, and the operator reads what is missing", async () => {
    const { client, bookingId } = await bookTime(app, PRICED);
    expect((await readPage(client, `/bookings/${bookingId}`)).words).not.toContain("I agree");
    const pressed = await client.post(`/bookings/${bookingId}`, { intent: "pay" });
    checkoutIdOf(pressed.headers.get("location"));
    const { words } = await readPage(operator, "/operator");
    expect(words).toContain("No terms are published");
    expect(words).toContain("No privacy notice is published");
    expect((await readPage(operator, `${EDITOR}/terms`)).words).toContain("This is a beginning");
  });

  test("a text that cannot be published is kept as a draft, with the line that is wrong", async () => {
    const saved = await operator.post(`${EDITOR}/terms`, {
      intent: "preview",
      language: "en",
      text: "Fine.\n\n<b>Not fine.</b>",
    });
    const page = await operator.get(saved.headers.get("location")?.split("#")[0] ?? "");
    const html = await page.text();
    expect(wordsIn(html)).toContain("Line 3: HTML is not possible here.");
    expect(html).toContain("&lt;b&gt;Not fine.");
    expect(html).not.toContain('value="publish"');
  });
});

describe("once published", () => {
  beforeAll(async () => {
    await publish("terms", "## Money\n\nYou pay [here](https://stripe.com/legal).\n");
    await publish("privacy", "We keep your name.");
  });

  test("anybody reads them without a script, every footer leads there, and a version has an address that is not indexed", async () => {
    const html = await (await nobody(app).get("/terms")).text();
    expect(wordsIn(html)).toContain("Version 1, valid since");
    expect(html).toContain("<h2>Money</h2>");
    expect(html).toMatch(/<a href="https:\/\/stripe\.com\/legal"[^>]*rel="noopener nofollow"/);
    expect(html).not.toContain("noindex");
    expect(html).not.toMatch(/__remixContext|modulepreload/);
    const front = await (await nobody(app).get("/sign-in")).text();
    for (const path of ["/terms", "/privacy"]) expect(front).toContain(`href="${path}"`);
    expect(await (await nobody(app).get("/terms?version=1")).text()).toContain('content="noindex');
    const sitemap = await (await nobody(app).get("/sitemap/pages.xml")).text();
    expect(sitemap).toMatch(/\/terms<\/loc><lastmod>\d{4}-\d\d-\d\dT/);
    for (const version of ["2", "0", "x", "99999999"])
      expect((await nobody(app).get(`/terms?version=${version}`)).status).toBe(404);
  });

  test("who reads another language gets the English text, marked as such", async () => {
    const page = await fetch(`${app.demo.appUrl}/privacy`, { headers: { "accept-language": "en-XA" } });
    const html = await page.text();
    expect(html).toContain('<html lang="en-XA"');
    expect(html).toMatch(/<div[^>]* lang="en"[^>]*><div class="policy"><p>We keep your name\./);
  });

  test("Pay without a tick opens nothing at Stripe and says so at the box; with it the booking keeps what was read", async () => {
    const { client, bookingId } = await bookTime(app, PRICED);
    const page = `/bookings/${bookingId}`;
    const html = await (await client.get(page)).text();
    const box = boxIn(html);
    expect(box).toBe("1.1");
    expect(html).not.toMatch(/<input[^>]*name="policies"[^>]*checked/);
    const without = await client.post(page, { intent: "pay" });
    expect(without.status).toBe(200);
    const refused = await without.text();
    expect(refused).toMatch(
      /<p id="policies-error"[^>]*>.*Please tick this box to go on\. Nothing was charged\./s,
    );
    expect((await getBooking(app.db, bookingId)).state).toBe("SCHEDULED");

    const pressed = await client.post(page, { intent: "pay", policies: box, earlyStart: "yes" });
    const checkoutId = checkoutIdOf(pressed.headers.get("location"));
    const consents = await listConsents(app.db, bookingId);
    expect(consents.slice(0, 2)).toMatchObject([
      { kind: "terms", policyNumber: 1, source: "page" },
      { kind: "privacy", policyNumber: 1, source: "page" },
    ]);
    await app.sandbox.pay(checkoutId);
    await untilState(app, bookingId, "CONFIRMED");
    const booked = await (await client.get(page)).text();
    expect(wordsIn(booked)).toContain("What you agreed to");
    expect(booked).toContain('href="/terms?version=1"');
    expect((await readPage(operator, `/operator/bookings/${bookingId}`)).words).toContain(
      "What the client agreed to",
    );
    const exported = await (await client.get("/account/export")).text();
    expect(exported).toContain(consents[0]?.sha256 ?? "no consent");
  });

  test("a version published between page and press is read first: the box says so, and is empty", async () => {
    const { client, bookingId } = await bookTime(app, PRICED);
    const page = `/bookings/${bookingId}`;
    const box = boxIn(await (await client.get(page)).text());
    await publish("terms", "## Money\n\nYou pay twice as politely.\n");
    const answer = await client.post(page, { intent: "pay", policies: box, earlyStart: "yes" });
    const html = await answer.text();
    expect(wordsIn(html)).toContain("have changed since you opened this page");
    expect(html).not.toMatch(/<input[^>]*name="policies"[^>]*checked/);
    const again = await client.post(page, { intent: "pay", policies: boxIn(html), earlyStart: "yes" });
    checkoutIdOf(again.headers.get("location"));
    // A public page may be some seconds old.
    await until(async () => {
      const old = await (await nobody(app).get("/terms?version=1")).text();
      expect(wordsIn(old)).toContain("does not hold any more for new bookings");
    });
  });

  test("a free session is agreed to before the calendar opens", async () => {
    const client = await signUp(app);
    const bookingId = await initiate(client, FREE);
    const page = `/bookings/${bookingId}`;
    const html = await (await client.get(page)).text();
    expect(wordsIn(html)).toContain("Before you pick a time");
    expect(wordsIn(html)).not.toContain("14 days");
    const without = await client.post(page, { intent: "agree" });
    expect(wordsIn(await without.text())).toContain("Please tick this box to go on.");
    const agreed = await client.post(page, { intent: "agree", policies: boxIn(html) });
    expect([agreed.status, agreed.headers.get("location")]).toEqual([303, page]);
    expect((await readPage(client, page)).words).toContain("Pick a time with");
    expect(await listConsents(app.db, bookingId)).toHaveLength(2);
  });
});
