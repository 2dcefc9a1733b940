import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DEMO_ACCOUNTS } from "../../db/seed/demo-data.ts";
import { minutesBetween } from "../../server/domain/values/instant.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import { findSessionTypeId, signUp } from "../kit/visitors.ts";
import { wordsIn } from "./read-page.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";
import { until } from "../../server/test-until.ts";

// Strangers with as many addresses as they like, at the forms that need no account.

let app: BuiltApp;

beforeAll(async () => {
  app = await startBuiltApp({
    TRUSTED_PROXY_HOPS: "1",
    SIGN_INS_PER_TEN_MINUTES_MAX: "30",
    BOOKINGS_PER_DAY_MAX: "1",
  });
});
afterAll(() => app.stop());

function accountOf(role: string) {
  const account = DEMO_ACCOUNTS.find((one) => one.role === role);
  invariant(account !== undefined, `the demo has a ${role}`);
  return account;
}

/** Sends one of our forms from this address, as our proxy writes it. */
function send(path: string, form: Readonly<Record<string, string>>, forwardedFor: string): Promise<Response> {
  return fetch(`${app.demo.appUrl}${path}`, {
    method: "POST",
    headers: { origin: app.demo.appUrl, "x-forwarded-for": forwardedFor },
    body: new URLSearchParams(form),
    redirect: "manual",
  });
}

async function signIn(email: string, password: string, forwardedFor: string): Promise<Response> {
  return send("/sign-in", { intent: "password", email, password }, forwardedFor);
}

function askForLink(email: string, forwardedFor: string): Promise<Response> {
  return send("/sign-in", { intent: "link", email, next: "/bookings" }, forwardedFor);
}

async function countMailsTo(address: string): Promise<number> {
  const mails = await app.sandbox.listMails();
  return mails.filter(({ to }) => to.includes(address)).length;
}

let addresses = 0;
/** An address that nobody has used yet. */
function freshAddress(): string {
  addresses += 1;
  return `198.51.${100 + Math.floor(addresses / 250)}.${addresses % 250}`;
}

describe("passwords", () => {
  test("of 108 wrong ones for an operator from 12 addresses ten are tried, and then one a minute; the right one works then, and clears the count, also after a restart", async () => {
    const { email, password } = accountOf("operator");
    const from = Array.from({ length: 12 }, freshAddress);
    const statuses: number[] = [];
    const begin = await app.sandbox.now();
    for (let n = 0; n < 108; n += 1) {
      statuses.push((await signIn(email, `wrong-password-${n}`, from[n % from.length] ?? "")).status);
    }
    expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 200));
    expect(new Set(statuses.slice(10))).toContain(429);
    const minutes = Math.floor(minutesBetween(begin, await app.sandbox.now()));
    expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(10 + minutes);

    await app.demo.killApp("SIGTERM");
    await app.demo.startApp();
    const page = await signIn(email, password, freshAddress());
    expect(page.status).toBe(429);
    expect(Number(page.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(Number(page.headers.get("retry-after"))).toBeLessThanOrEqual(60);
    const html = await page.text();
    expect(html).toContain(`value="${email}"`);
    expect(html).toContain("Please try again in a minute");

    await app.sandbox.advance({ minutes: 1 });
    await until(async () => expect((await signIn(email, password, freshAddress())).status).toBe(303));
    expect((await signIn(email, "wrong-password", freshAddress())).status).toBe(200);
    expect((await signIn(email, password, freshAddress())).status).toBe(303);
  });

  test("an address without an account is answered exactly as one with an account", async () => {
    const { email } = accountOf("builder");
    const answers = async (address: string) => {
      const seen: unknown[] = [];
      for (let n = 0; n < 12; n += 1) {
        const response = await signIn(address, "wrong-password", freshAddress());
        const page = wordsIn(await response.text()).replaceAll(address, "…");
        seen.push([response.status, response.headers.get("retry-after") !== null, page]);
      }
      return seen;
    };
    const known = await answers(email);
    expect(await answers("nobody-has-this@example.com")).toEqual(known);
    expect(known.at(-1)).toEqual([429, true, expect.stringContaining("Too many attempts")]);
  });
});

describe("mails", () => {
  test("one recipient gets five an hour and fifteen a day, from however many addresses they are asked for", async () => {
    const email = "victim@example.com";
    const ask = async (times: number) => {
      const statuses: number[] = [];
      for (let n = 0; n < times; n += 1) statuses.push((await askForLink(email, freshAddress())).status);
      return statuses;
    };
    expect(await ask(7)).toEqual([200, 200, 200, 200, 200, 429, 429]);
    // Another way to write the same mailbox.
    expect((await askForLink("Victim+more@example.com", freshAddress())).status).toBe(429);
    const refused = await askForLink(email, freshAddress());
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(3_000);
    expect(await refused.text()).toContain(`value="${email}"`);
    expect(await countMailsTo(email)).toBe(5);
    for (const hour of [1, 2]) {
      await app.sandbox.advance({ minutes: 61 });
      await until(async () => expect((await askForLink(email, freshAddress())).status).toBe(200));
      expect(await ask(5)).toEqual([200, 200, 200, 200, 429]);
      expect(await countMailsTo(email)).toBe(5 * (hour + 1));
    }
    await app.sandbox.advance({ minutes: 61 });
    await until(async () => {
      const { headers } = await askForLink(email, freshAddress());
      expect(Number(headers.get("retry-after"))).toBeGreaterThan(3_600);
    });
    expect(await countMailsTo(email)).toBe(15);
    // Nobody else is touched by it.
    expect((await askForLink("somebody-else@example.com", freshAddress())).status).toBe(200);
  });
});

describe("one client's address", () => {
  test.each([
    ["with a port of its own each time", (n: number) => `203.0.113.7:${51_000 + n}`],
    ["anywhere in its /64", (n: number) => `[2001:db8:1:2::${n + 1}]:443`],
  ])("%s, it may sign in thirty times in ten minutes and not once more", async (_how, written) => {
    const useLink = (n: number, forwardedFor: string) =>
      send("/sign-in/link", { token: `made-up-${n}`, next: "/bookings" }, forwardedFor);
    const statuses: number[] = [];
    for (let n = 0; n < 31; n += 1) statuses.push((await useLink(n, written(n))).status);
    expect(statuses.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 200));
    const refused = await useLink(32, written(32));
    expect([statuses[30], refused.status]).toEqual([429, 429]);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(60);
    expect(await refused.text()).toMatch(/try again in \d+ minutes/);
  });

  test("twenty people whose addresses are written with their ports each have a limit of their own", async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 20; n += 1) {
      for (const attempt of [1, 2])
        statuses.push(
          (await send("/sign-in/link", { token: `x${attempt}` }, `203.0.113.${100 + n}:51000`)).status,
        );
    }
    expect(new Set(statuses)).toEqual(new Set([200]));
  });
});

test("of bookings begun from one address by one account after the other, ten clients' are taken and not one more", async () => {
  const statuses: number[] = [];
  for (let n = 0; n < 11; n += 1) {
    const client = await signUp(app);
    const sessionTypeId = await findSessionTypeId(client, "ada-okafor/intro-call");
    statuses.push((await client.ask("booking.initiate", { sessionTypeId, timeZone: null })).status);
  }
  expect(statuses).toEqual([...Array.from({ length: 10 }, () => 200), 429]);
});
