import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findBuilderBySlug } from "../../db/builders/builders.ts";
import { findConnectionOfBuilder } from "../../db/calendly/calendly-connections.ts";
import { listSessionTypes } from "../../db/builders/session-types.ts";
import type { BuilderId, SessionTypeId } from "../../server/domain/values/ids.ts";
import { addMinutes } from "../../server/domain/values/instant.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import { signUpByMail } from "../fixtures/sign-up-by-mail.ts";
import { openCheckout, signUp, untilState } from "../kit/visitors.ts";
import type { ReceivedMail } from "../kit/sandbox.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";
import { until } from "../../server/test-until.ts";

/** A token lives for 120 min, and is renewed past its half. */
const HALF_LIFE_MINUTES = 61;
/** Past the minute for which a refresh is one process's own. */
const LEASE_MINUTES = 2;
/** With the other two, past the token's end. */
const REST_OF_LIFE_MINUTES = 60;

const PAGE = "/builder/connection";

let app: BuiltApp;

beforeAll(async () => {
  app = await startBuiltApp();
});
afterAll(() => app.stop());

/** A builder's browser, which keeps the cookies that it is given on the way to Calendly and back. */
async function signUpInBrowser(person: { readonly name: string; readonly email: string }) {
  const { appUrl, sandboxUrls } = app.demo;
  const cookies = new Map<string, string>();
  const keep = (response: Response): Response => {
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    return response;
  };
  const newcomer = { ...person, password: `password-${person.email}`, role: "builder" } as const;
  for (const pair of (await signUpByMail({ appUrl, inboxUrl: sandboxUrls.inbox }, newcomer)).split("; "))
    cookies.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
  return {
    /** Opens a page of the app, or sends one of its forms; redirects are not followed. */
    async send(path: string, fields: Readonly<Record<string, string>> | null = null): Promise<Response> {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
      const response = await fetch(new URL(path, appUrl), {
        method: fields === null ? "GET" : "POST",
        headers: { origin: appUrl, cookie },
        body: fields === null ? null : new URLSearchParams(fields),
        redirect: "manual",
      });
      return keep(response);
    },
  };
}

type Browser = Awaited<ReturnType<typeof signUpInBrowser>>;

function locationOf(response: Response): string {
  const location = response.headers.get("location");
  invariant(location !== null, `a redirect is the answer, not ${response.status}`);
  return location;
}

/** Presses the button of the connection page, agrees at Calendly as this account, and comes back. */
async function connectByConsent(browser: Browser, account: string): Promise<void> {
  const asked = new URL(locationOf(await browser.send(PAGE, { intent: "consent" })));
  const agreed = await fetch(new URL(asked.pathname, asked), {
    method: "POST",
    body: new URLSearchParams({ ...Object.fromEntries(asked.searchParams), account, answer: "allow" }),
    redirect: "manual",
  });
  expect(locationOf(await browser.send(locationOf(agreed)))).toBe(`${PAGE}?done=connected`);
}

async function atCalendly<Answer>(path: string, body: unknown): Promise<Answer> {
  const response = await fetch(`${app.demo.sandboxUrls.control}/calendly${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(201);
  return (await response.json()) as Answer;
}

/** Somebody new with one session on sale and a Calendly account, to which they are connected by consent. */
async function sellByConsent() {
  const mark = randomBytes(4).toString("hex");
  const person = { name: `Oda ${mark}`, email: `oda-${mark}@example.com` };
  const slug = `oda-${mark}`;
  const account = { ...person, slug, timezone: "Europe/Berlin" };
  const { token } = await atCalendly<{ token: string }>("/accounts", account);
  await atCalendly("/event_types", {
    userSlug: slug,
    name: "Long look",
    slug: `look-${mark}`,
    duration: 60,
  });
  const browser = await signUpInBrowser(person);
  await connectByConsent(browser, slug);
  const builder = await findBuilderBySlug(app.db, slug);
  invariant(builder !== null, "the builder's address is made of their name");
  const [offer] = await listSessionTypes(app.db, builder.id);
  invariant(offer !== undefined, "the event type has arrived");
  const page = "/builder/session-types";
  const terms = { description: "An hour", currency: "EUR", price: "80", policy: "own" };
  const steps = { "hours-0": "24", "percent-0": "100" };
  expect((await browser.send(page, { intent: `save:${offer.id}`, ...terms, ...steps })).status).toBe(303);
  expect((await browser.send(page, { intent: `publish:${offer.id}` })).status).toBe(303);
  return { ...person, slug, token, browser, builderId: builder.id, offer };
}

async function readConnection(builderId: BuilderId) {
  const connection = await findConnectionOfBuilder(app.db, builderId);
  invariant(connection !== null, "the builder is connected");
  return connection;
}

/** A fresh client presses Book. */
async function pressBook(sessionTypeId: SessionTypeId) {
  const client = await signUp(app);
  return { client, outcome: await client.api.booking.initiate.mutate({ sessionTypeId, timeZone: null }) };
}

/** From the button to the paid and confirmed session. */
async function sellOnce({ offer, token }: Awaited<ReturnType<typeof sellByConsent>>): Promise<void> {
  const { client, outcome } = await pressBook(offer.id);
  invariant(outcome.ok, "the booking was refused");
  const { bookingId } = outcome.value;
  const eventTypeUri = offer.calendlyEventTypeUri;
  const from = addMinutes(await app.sandbox.now(), 14 * 24 * 60);
  const times = await app.sandbox.listOpenTimes(eventTypeUri, from, addMinutes(from, 7 * 24 * 60), token);
  const { email, name } = client;
  const tracking = { utm_content: bookingId };
  await app.sandbox.bookTime({ eventTypeUri, startTime: times[0] ?? "", email, name, tracking });
  await untilState(app, bookingId, "SCHEDULED");
  await app.sandbox.pay(await openCheckout(client, bookingId));
  await untilState(app, bookingId, "CONFIRMED");
}

const TROUBLE_SUBJECTS = /^(Please connect Calendly again|\w+: A Calendly connection is down)/;

/** Who was told by mail that a connection has to be made anew. */
async function listTold(): Promise<string[]> {
  const response = await fetch(`${app.demo.sandboxUrls.inbox}/api/messages`);
  const mails = (await response.json()) as ReceivedMail[];
  const told = mails.filter(({ subject }) => TROUBLE_SUBJECTS.test(subject));
  return told.flatMap(({ to }) => to).sort();
}

test("killed after Calendly renewed a token and before it was stored, the app sells on with the old one until it ends, tells builder and operator once, and one button repairs it", async () => {
  const builder = await sellByConsent();
  const { browser, builderId } = builder;
  const before = await readConnection(builderId);

  // The worker's own look at the calendar renews the token, and dies with the answer on its way.
  await app.sandbox.addFault({
    provider: "calendly",
    on: "request",
    method: "POST",
    pattern: "^/oauth/token$",
    fault: { kind: "hold_response" },
  });
  await app.sandbox.advance({ minutes: HALF_LIFE_MINUTES });
  await until(async () => expect(await app.sandbox.countHeldAnswers("calendly")).toBe(1));
  await app.demo.killApp("SIGKILL");
  await app.sandbox.clearFaults();
  await app.sandbox.releaseAnswers();
  const left = await readConnection(builderId);
  expect(left).toMatchObject({ tokenVersion: before.tokenVersion, brokenReason: null });
  expect(left.refreshLease).not.toBeNull();

  await app.demo.startApp();
  await sellOnce(builder);
  await app.sandbox.advance({ minutes: LEASE_MINUTES });
  await until(async () => {
    expect(locationOf(await browser.send(PAGE, { intent: "check" }))).toBe(`${PAGE}?done=checked`);
    expect((await readConnection(builderId)).brokenReason).toBe("refresh_lost");
  });
  const toldOnce = [builder.email, "operator@example.com"].sort();
  await until(async () => {
    // Operators hear of what lasts: an alert waits from one look to the next.
    await app.sandbox.advance({ minutes: 1 });
    expect(await listTold()).toEqual(toldOnce);
  });

  const warned = await (await browser.send(PAGE)).text();
  expect(warned).toContain("its answer was lost on the way");
  expect(warned).toContain("Bookings keep working until");
  expect(warned.match(/<button[^>]*value="consent"[^>]*>(?:<span[^>]*>)?Connect again</g)).toHaveLength(1);
  await sellOnce(builder);

  await app.sandbox.advance({ minutes: REST_OF_LIFE_MINUTES });
  await until(async () =>
    expect(await (await browser.send(PAGE)).text()).toContain("you are not taking bookings just now"),
  );
  expect((await pressBook(builder.offer.id)).outcome.ok).toBe(false);

  await connectByConsent(browser, builder.slug);
  expect(await readConnection(builderId)).toMatchObject({ id: before.id, brokenReason: null });
  expect(await (await browser.send(PAGE)).text()).not.toContain("its answer was lost on the way");
  await sellOnce(builder);
  await app.untilQuiet();
  expect(await listTold()).toEqual(toldOnce);
});
