import { sql } from "kysely";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { findBuilderPicture } from "../../db/builders/builder-pictures.ts";
import { findBuilderBySlug } from "../../db/builders/builders.ts";
import { listSessionTypes } from "../../db/builders/session-types.ts";
import { testAddress, confirmedAccount } from "../auth/test-accounts.ts";
import { idFromBytes, type BuilderId, type SessionTypeId, type UserId } from "../domain/values/ids.ts";
import { timeZone } from "../domain/values/instant.ts";
import { invariant } from "../domain/values/invariant.ts";
import { erasePerson } from "../history/erase-person.ts";
import type { Actor } from "../routers/procedure-context.ts";
import { startTestApp, type TestApp } from "../test-app.ts";
import { callerOf } from "../../e2e/kit/people.ts";

// Requests that were under way when their sender was erased: they know a person who is gone.

let app: TestApp;
let offer: SessionTypeId;
let people = 0;
let email: string;
let userId: UserId;

beforeAll(async () => {
  app = await startTestApp();
  const ada = await findBuilderBySlug(app.db, "ada-okafor");
  invariant(ada !== null, "Ada is seeded");
  const review = (await listSessionTypes(app.db, ada.id)).find(({ slug }) => slug === "architecture-review");
  invariant(review !== undefined, "Ada has the review");
  offer = review.id;
});
afterAll(() => app.stop());

beforeEach(async () => {
  people += 1;
  email = `gone-${people}@example.com`;
  const { database, auth } = app.services;
  userId = await confirmedAccount({ database, auth }, email, "Gone Person");
});

/** As their session said when the request came. */
function actorOf(more: Partial<Actor> = {}): Actor {
  const signIn = { sessionId: "s", isFresh: true, isConfirmed: true, timeZone: null, language: null };
  const person = {
    userId,
    email,
    name: "Gone Person",
    confirmed: testAddress(email),
    builderId: null,
    signIn,
  };
  return { kind: "client", ...person, ...more };
}

async function erase(): Promise<void> {
  const { database, auth } = app.services;
  const { clock, randomBytes: random, secretBox } = app.deps;
  const disconnect = () => Promise.resolve();
  const noteErasure = () => Promise.resolve();
  const found = await erasePerson(
    { database, accounts: auth, clock, randomBytes: random, secretBox, disconnect, noteErasure },
    email,
  );
  expect(found.hindrances).toEqual([]);
}

async function countRows(table: "booking" | "builder" | "address_change", column: string): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*) as n from ${sql.table(table)} where lower(${sql.ref(column)}) = ${email}`.execute(app.db);
  return Number(found.rows[0]?.n);
}

test("a booking is not begun for somebody who was erased meanwhile", async () => {
  const { booking } = callerOf(app, actorOf());
  await erase();
  await expect(booking.initiate({ sessionTypeId: offer, timeZone: null })).rejects.toMatchObject({
    code: "UNAUTHORIZED",
  });
  expect(await countRows("booking", "client_email")).toBe(0);
});

test("nobody becomes a builder who was erased meanwhile", async () => {
  const { myBuilder } = callerOf(app, actorOf());
  await erase();
  await expect(myBuilder.start({ timeZone: null })).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  expect(await countRows("builder", "email")).toBe(0);
});

test("no key is made for a builder who was erased meanwhile", async () => {
  const builderId = idFromBytes("bld", new Uint8Array(16).fill(9));
  const { apiKeys } = callerOf(app, actorOf({ kind: "builder", builderId }));
  await erase();
  const asked = { name: "A key", scopes: ["bookings:read" as const], origins: [], days: null };
  await expect(apiKeys.create(asked)).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  const keys = await sql`select 1 from auth_api_key where "referenceId" = ${userId}`.execute(app.db);
  expect(keys.rows).toEqual([]);
});

test("no address is kept, and none written to, for somebody who was erased meanwhile", async () => {
  const { account } = callerOf(app, actorOf());
  await erase();
  await expect(account.beginAddressChange({ email: "next@example.com" })).rejects.toMatchObject({
    code: "UNAUTHORIZED",
  });
  expect(await countRows("address_change", "old_email")).toBe(0);
});

test("what a page of the account asks for somebody who was erased meanwhile is answered as a session that is over", async () => {
  const { account } = callerOf(app, actorOf());
  await erase();
  const asked = [
    () => account.get(),
    () => account.beginExport(),
    () => account.changePassword({ current: "", chosen: "correct-horse-42" }),
    () => account.erase({ typed: email, password: "" }),
  ];
  for (const ask of asked) await expect(ask()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
});

test("a builder's profile and picture that arrive after their erasure stay erased", async () => {
  await callerOf(app, actorOf()).myBuilder.start({ timeZone: null });
  const row = await app.db.selectFrom("builder").selectAll().where("user_id", "=", userId).executeTakeFirst();
  invariant(row !== undefined, "they are a builder");
  const { myBuilder } = callerOf(app, actorOf({ kind: "builder", builderId: row.id } as Partial<Actor>));
  await erase();
  const profile = {
    slug: "gone-person",
    displayName: "Gone Person",
    headline: "Still here",
    bio: "",
    timeZone: timeZone("UTC"),
    currency: "USD" as const,
    directBookings: "adopt" as const,
  };
  await expect(myBuilder.updateProfile(profile)).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  const picture = sharp({ create: { width: 8, height: 8, channels: 3, background: "red" } });
  const base64 = (await picture.png().toBuffer()).toString("base64");
  await expect(myBuilder.updatePicture({ base64 })).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  expect(await findBuilderPicture(app.db, row.id as BuilderId)).toBeNull();
  const after = await app.db.selectFrom("builder").selectAll().where("id", "=", row.id).executeTakeFirst();
  expect(after).toMatchObject({ display_name: "erased", headline: "", user_id: null });
});
