import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  demoAccount,
  htmlOf,
  mailedPath,
  openBrowser,
  signInByPassword,
  type Browser,
} from "./account-kit.ts";
import { findSessionTypeId, signUp } from "../kit/visitors.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";
import { until } from "../../server/test-until.ts";

let app: BuiltApp;

beforeAll(async () => {
  app = await startBuiltApp();
});
afterAll(() => app.stop());

const newAddress = () => `new-${randomUUID().slice(0, 8)}@clients.example`;
const PASSWORD = "a-password-of-mine";

/** Signed in by a mailed link, with a password. */
async function newcomer(): Promise<{ readonly email: string; readonly browser: Browser }> {
  const email = newAddress();
  const browser = openBrowser(app);
  await browser.send("/sign-in", { intent: "link", email, next: "/account" });
  const link = await mailedPath(app, email, "/sign-in/link");
  await browser.send("/sign-in/link", { token: new URLSearchParams(link.split("?")[1]).get("token") ?? "" });
  await browser.send("/account", { intent: "password", chosen: PASSWORD });
  return { email, browser };
}

async function mayEnter(email: string): Promise<boolean> {
  return (await signInByPassword(openBrowser(app), { email, password: PASSWORD })).status === 303;
}

/** Opens the link in the mail to this address, in a browser of its own, and presses the button. */
async function confirm(email: string, seen = 0): Promise<string> {
  const link = await mailedPath(app, email, "/account/address", seen);
  const browser = openBrowser(app);
  // A mail scanner follows links.
  for (let n = 0; n < 2; n += 1) expect((await browser.get(link)).status).toBe(200);
  return press(link);
}

function press(link: string): Promise<string> {
  const key = new URLSearchParams(link.split("?")[1]).get("key") ?? "";
  return htmlOf(openBrowser(app).send("/account/address", { key }));
}

test("an address changes when both, the old and the new one, have used their links, in either order, each once; bookings go along", async () => {
  for (const effect of ["old first", "new first"]) {
    const { email, browser } = await newcomer();
    const { userId } = await accountOf(email);
    const bookingId = await plantBooking(userId, email);
    const next = newAddress();
    const asked = await browser.send("/account", { intent: "address", email: next.toUpperCase() });
    expect(asked.headers.get("location")).toBe("/account?done=address#address");
    const [first, second] = effect === "old first" ? [email, next] : [next, email];
    expect(await confirm(first)).toContain("Confirmed.");
    expect([await mayEnter(email), await mayEnter(next)]).toEqual([true, false]);
    expect(await press(await mailedPath(app, first, "/account/address"))).toContain("has already been used");
    expect(await mayEnter(next)).toBe(false);
    expect(await htmlOf(browser.get("/account"))).toMatch(
      new RegExp(`${first}: confirmed[^]*not yet|not yet[^]*${first}: confirmed`),
    );
    expect(await emailOfBooking(bookingId)).toBe(email);

    expect(await confirm(second)).toContain(`is ${next} from now on`);
    expect([await mayEnter(email), await mayEnter(next)]).toEqual([false, true]);
    expect(await emailOfBooking(bookingId)).toBe(next);
    expect(await htmlOf(browser.get("/account"))).toContain(`Signed in as ${next}`);
    for (const address of [email, next])
      await until(async () =>
        expect(
          (await app.sandbox.listMails()).some(
            ({ to, subject }) => to.includes(address) && subject === "Your account has a new address",
          ),
        ).toBe(true),
      );
  }
});

test("the two links used at the same moment move the account once", async () => {
  const { email, browser } = await newcomer();
  const next = newAddress();
  await browser.send("/account", { intent: "address", email: next });
  const links = await Promise.all(
    [email, next].map((address) => mailedPath(app, address, "/account/address")),
  );
  const answers = await Promise.all(links.map(press));
  expect(answers.filter((html) => html.includes("from now on"))).toHaveLength(1);
  expect([await mayEnter(email), await mayEnter(next)]).toEqual([false, true]);
});

test("a link ends after a day, with another wish, and when the change is taken back", async () => {
  const { email, browser } = await newcomer();
  const [first, second] = [newAddress(), newAddress()];
  await browser.send("/account", { intent: "address", email: first });
  await confirm(email);
  await browser.send("/account", { intent: "address", email: second });
  expect(await press(await mailedPath(app, first, "/account/address"))).toContain("has already been used");
  await browser.send("/account", { intent: "keep-address" });
  expect(await press(await mailedPath(app, second, "/account/address"))).toContain("has already been used");
  await browser.send("/account", { intent: "address", email: second });
  await confirm(second, 1);
  await app.sandbox.advance({ minutes: 24 * 60 + 1 });
  await until(async () => {
    const link = await mailedPath(app, email, "/account/address", 2);
    expect(await htmlOf(openBrowser(app).get(link))).toContain("is older than a day");
  });
  expect(await press(await mailedPath(app, email, "/account/address", 2))).toContain("is older than a day");
  expect([await mayEnter(email), await mayEnter(second)]).toEqual([true, false]);
});

test("another password takes back a change of the address that waits, whoever began it", async () => {
  const { email, browser } = await newcomer();
  const next = newAddress();
  await browser.send("/account", { intent: "address", email: next });
  expect(await confirm(next)).toContain("Confirmed.");
  await browser.send("/account", {
    intent: "password",
    current: PASSWORD,
    chosen: "another-password-of-mine",
  });
  expect(await press(await mailedPath(app, email, "/account/address"))).toContain("has already been used");
  expect(await htmlOf(browser.get("/account"))).toContain(`Signed in as ${email}`);
});

test("an address that has an account is answered alike, never moved to, and told by mail; one that gets an account meanwhile is not either", async () => {
  const taken = demoAccount("builder").email;
  const { email, browser } = await newcomer();
  const asked = await browser.send("/account", { intent: "address", email: taken });
  expect(asked.headers.get("location")).toBe("/account?done=address#address");
  await until(async () =>
    expect(
      (await app.sandbox.listMails()).filter(
        ({ to, subject }) => to.includes(taken) && subject === "This address already has an account",
      ),
    ).toHaveLength(1),
  );
  expect(await confirm(email)).toContain("Confirmed.");
  expect(await mayEnter(email)).toBe(true);

  const meanwhile = newAddress();
  await browser.send("/account", { intent: "address", email: meanwhile });
  const link = await mailedPath(app, meanwhile, "/account/address");
  await confirm(email, 1);
  const other = openBrowser(app);
  await other.send("/sign-in", { intent: "link", email: meanwhile, next: "/account" });
  const signIn = await mailedPath(app, meanwhile, "/sign-in/link");
  await other.send("/sign-in/link", { token: new URLSearchParams(signIn.split("?")[1]).get("token") ?? "" });
  expect(await press(link)).toContain("Another account has taken this address in the meantime");
  expect(await mayEnter(email)).toBe(true);
});

test("a builder's mails go to the new address, and a link to sign in that was mailed to the old one ends", async () => {
  const { email, password } = demoAccount("builder");
  const browser = openBrowser(app);
  await signInByPassword(browser, { email, password });
  const next = newAddress();
  await browser.send("/account", { intent: "address", email: next });
  await openBrowser(app).send("/sign-in", { intent: "link", email, next: "/account" });
  const signIn = await mailedPath(app, email, "/sign-in/link");
  await confirm(email);
  await confirm(next);
  const row = await app.db.selectFrom("builder").select("email").where("email", "=", next).executeTakeFirst();
  expect(row?.email).toBe(next);
  const token = new URLSearchParams(signIn.split("?")[1]).get("token") ?? "";
  expect((await openBrowser(app).send("/sign-in/link", { token })).status).toBe(200);
});

test("five addresses a day may be asked for by one account, and no recipient is written to more often than five times an hour", async () => {
  const { browser } = await newcomer();
  const statuses: number[] = [];
  for (let n = 0; n < 6; n += 1)
    statuses.push((await browser.send("/account", { intent: "address", email: newAddress() })).status);
  // One of the mails to the old address was the link to sign in.
  expect(statuses.slice(0, 4)).toEqual([303, 303, 303, 303]);
  expect(statuses.slice(4)).toEqual([429, 429]);
});

async function accountOf(email: string): Promise<{ readonly userId: string }> {
  const row = await app.db
    .withTables<{ auth_user: { id: string; email: string } }>()
    .selectFrom("auth_user")
    .select("id")
    .where("email", "=", email)
    .executeTakeFirstOrThrow();
  return { userId: row.id };
}

/** A booking that somebody else's sign-up began, given to this account: as one found by its address. */
async function plantBooking(userId: string, email: string): Promise<string> {
  const client = await signUp(app);
  const sessionTypeId = await findSessionTypeId(client, "ada-okafor/intro-call");
  await client.ask("booking.initiate", { sessionTypeId, timeZone: null });
  const { id } = await app.db
    .selectFrom("booking")
    .select("id")
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirstOrThrow();
  await app.db
    .updateTable("booking")
    .set({ client_user_id: userId, client_email: email, claimed_by: "address" })
    .where("id", "=", id)
    .execute();
  return id;
}

async function emailOfBooking(id: string): Promise<string> {
  const row = await app.db
    .selectFrom("booking")
    .select("client_email")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return row.client_email;
}
