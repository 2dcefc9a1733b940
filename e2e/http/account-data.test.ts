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

const newAddress = () => `casey-${randomUUID().slice(0, 8)}@clients.example`;

async function openLink(browser: Browser, email: string, seen = 0): Promise<void> {
  const link = await mailedPath(app, email, "/sign-in/link", seen);
  await browser.send("/sign-in/link", { token: new URLSearchParams(link.split("?")[1]).get("token") ?? "" });
}

/** Signed in by a mailed link, with a booking of theirs that has just begun. */
async function clientWithBooking() {
  const email = newAddress();
  const browser = openBrowser(app);
  await browser.send("/sign-in", { intent: "link", email, next: "/account" });
  await openLink(browser, email);
  const other = await signUp(app);
  const sessionTypeId = await findSessionTypeId(other, "ada-okafor/intro-call");
  await other.ask("booking.initiate", { sessionTypeId, timeZone: null });
  const { id: userId } = await app.db
    .withTables<{ auth_user: { id: string; email: string } }>()
    .selectFrom("auth_user")
    .select("id")
    .where("email", "=", email)
    .executeTakeFirstOrThrow();
  await app.untilQuiet();
  const { id } = await app.db
    .selectFrom("booking")
    .select("id")
    .where("client_email", "=", other.email)
    .executeTakeFirstOrThrow();
  await app.db
    .updateTable("booking")
    .set({
      client_user_id: userId,
      client_email: email,
      client_name: "Casey Only Here",
      claimed_by: "address",
    })
    .where("id", "=", id)
    .execute();
  return { email, browser, bookingId: id };
}

async function setState(id: string, state: string): Promise<void> {
  await app.db.updateTable("booking").set({ state }).where("id", "=", id).execute();
}

async function ageSessions(): Promise<void> {
  await app.db
    .withTables<{ auth_session: { createdAt: string } }>()
    .updateTable("auth_session")
    .set({ createdAt: "2020-01-01T00:00:00.000Z" })
    .execute();
}

test("a client's data is one file: account, bookings with money and history, and nothing that is somebody else's or opens anything", async () => {
  const { email, browser, bookingId } = await clientWithBooking();
  const { bookingId: others } = await clientWithBooking();
  const answer = await browser.get("/account/export");
  expect(answer.headers.get("content-disposition")).toBe('attachment; filename="buildappswith-account.json"');
  expect(answer.headers.get("cache-control")).toBe("private, no-store");
  const text = await answer.text();
  const data = JSON.parse(text) as { bookings: { id: string }[] } & Record<string, unknown>;
  expect(data).toMatchObject({
    format: "buildappswith-account/1",
    account: { email, role: "client", hasPassword: false },
    builder: null,
    bookings: [
      {
        id: bookingId,
        client: { email, name: "Casey Only Here" },
        builder: { displayName: "Ada Okafor" },
        money: { payments: [], refunds: [] },
        history: [{ eventType: "BOOKING_INITIATED" }],
      },
    ],
    sold: [],
  });
  expect(text).not.toContain(others);
  expect(text).not.toMatch(/token|sealed|https?:/i);
  expect((await openBrowser(app).get("/account/export")).headers.get("location")).toContain("/sign-in");
  for (let n = 0; n < 4; n += 1) expect((await browser.get("/account/export")).status).toBe(200);
  expect((await browser.get("/account/export")).status).toBe(429);
});

test("a builder's data holds profile, offers and what was sold, and nobody of their clients, page after page", async () => {
  const browser = openBrowser(app);
  await signInByPassword(browser, demoAccount("builder"));
  const { email } = await clientWithBooking();
  const sold = await app.db.selectFrom("booking").select("id").orderBy("id").execute();
  const { id: first } = sold[0] ?? { id: "" };
  const row = await app.db
    .selectFrom("booking")
    .selectAll()
    .where("id", "=", first)
    .executeTakeFirstOrThrow();
  // More than a page.
  for (let n = 0; n < 30; n += 1)
    await app.db
      .insertInto("booking")
      .values({ ...row, id: `bkg_${String(n).padStart(26, "0")}`, state: "ABANDONED" })
      .execute();
  const text = await (await browser.get("/account/export")).text();
  const data = JSON.parse(text) as { sold: { id: string }[]; builder: { sessionTypes: unknown[] } };
  expect(data.builder).toMatchObject({ profile: { displayName: demoAccount("builder").name } });
  expect(data.builder.sessionTypes.length).toBeGreaterThan(0);
  expect(new Set(data.sold.map(({ id }) => id)).size).toBe(sold.length + 30);
  expect(text).not.toContain(email);
  expect(text).not.toContain("Casey Only Here");
  await app.db.deleteFrom("booking").where("id", "like", "bkg_000000000000000000000%").execute();
});

test("a client erases themselves once nothing goes on, after typing the address and showing who they are; the booking stays, as nobody's", async () => {
  const { email, browser, bookingId } = await clientWithBooking();
  const page = await htmlOf(browser.get("/account/erase"));
  expect(page).toContain("You have a booking that is not over");
  expect(page).toContain(`href="/bookings/${bookingId}"`);
  await browser.send("/account/erase", { intent: "erase", typed: email });
  expect(await browser.isSignedIn()).toBe(true);

  await setState(bookingId, "ABANDONED");
  const wrong = await htmlOf(
    browser.send("/account/erase", { intent: "erase", typed: "somebody@example.com" }),
  );
  expect(wrong).toContain("This is not the address of the account.");
  await ageSessions();
  const stale = await htmlOf(browser.send("/account/erase", { intent: "erase", typed: email }));
  expect(stale).toContain("Please show that it is you");
  expect(await browser.isSignedIn()).toBe(true);
  await browser.send("/account/erase", { intent: "mail-link" });
  await openLink(browser, email, 1);
  const erased = await browser.send("/account/erase", { intent: "erase", typed: email.toUpperCase() });
  expect([erased.status, erased.headers.get("location")]).toEqual([303, "/account/erase?done"]);
  expect(await htmlOf(browser.get("/account/erase?done"))).toContain("Your account is erased");
  expect(await browser.isSignedIn()).toBe(false);
  const booking = await app.db
    .selectFrom("booking")
    .selectAll()
    .where("id", "=", bookingId)
    .executeTakeFirstOrThrow();
  expect(JSON.stringify(booking)).not.toMatch(/casey/i);
  expect(booking).toMatchObject({ state: "ABANDONED", client_name: "erased" });
});

test("a wrong password erases nothing, however fresh the sign-in is", async () => {
  const account = demoAccount("client");
  const browser = openBrowser(app);
  await signInByPassword(browser, account);
  const form = { intent: "erase", typed: account.email, password: "not-the-password" };
  expect(await htmlOf(browser.send("/account/erase", form))).toContain("This is not your password.");
  expect(await browser.isSignedIn()).toBe(true);
});

test("an operator's account is not erased: somebody else takes the role away first", async () => {
  const account = demoAccount("operator");
  const browser = openBrowser(app);
  await signInByPassword(browser, account);
  expect(await htmlOf(browser.get("/account/erase"))).toContain("You are an operator of this site");
  await browser.send("/account/erase", { intent: "erase", typed: account.email });
  expect(await browser.isSignedIn()).toBe(true);
});

test("a builder erases themselves when no client waits for them: offers, profile, picture and Calendly's tokens are gone, and money history stays", async () => {
  const account = demoAccount("builder");
  const browser = openBrowser(app);
  await signInByPassword(browser, account);
  const { bookingId } = await clientWithBooking();
  const page = await htmlOf(browser.get("/account/erase"));
  expect(page).toContain("A client has booked a session with you");
  expect(page).toContain(`href="/builder/bookings/${bookingId}"`);
  await browser.send("/account/erase", { intent: "erase", typed: account.email });
  expect(await browser.isSignedIn()).toBe(true);

  const { builder_id: builderId } = await app.db
    .selectFrom("booking")
    .select("builder_id")
    .where("id", "=", bookingId)
    .executeTakeFirstOrThrow();
  const ofBuilder = (table: "calendly_connection" | "session_type" | "builder_picture") =>
    app.db.selectFrom(table).selectAll().where("builder_id", "=", builderId).execute();
  expect(await ofBuilder("calendly_connection")).toHaveLength(1);
  await app.db
    .updateTable("booking")
    .set({ state: "ABANDONED" })
    .where("builder_id", "=", builderId)
    .execute();
  await app.untilQuiet();
  const before = await app.db.selectFrom("booking_transition").select("booking_id").execute();
  const erased = await browser.send("/account/erase", {
    intent: "erase",
    typed: account.email,
    password: account.password,
  });
  expect(erased.headers.get("location")).toBe("/account/erase?done");

  expect(await browser.isSignedIn()).toBe(false);
  expect(await ofBuilder("calendly_connection")).toEqual([]);
  expect(await ofBuilder("builder_picture")).toEqual([]);
  expect(
    (await ofBuilder("session_type")).every((row) => "archived_at" in row && row.archived_at !== null),
  ).toBe(true);
  const builder = await app.db
    .selectFrom("builder")
    .selectAll()
    .where("id", "=", builderId)
    .executeTakeFirstOrThrow();
  expect(builder).toMatchObject({ display_name: "erased", bio: "", user_id: null });
  expect(JSON.stringify(builder)).not.toMatch(/\bada\b|okafor/i);
  await until(async () => expect((await openBrowser(app).get("/profile/ada-okafor")).status).toBe(404));
  expect(await app.db.selectFrom("booking_transition").select("booking_id").execute()).toEqual(before);
  expect((await signInByPassword(openBrowser(app), account)).status).toBe(200);
});
