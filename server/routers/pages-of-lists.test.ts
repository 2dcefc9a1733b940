import { afterAll, beforeAll, expect, test } from "vitest";
import { testAddress } from "../auth/test-accounts.ts";
import { insertTransition } from "../../db/history/booking-history.ts";
import { insertBooking } from "../../db/bookings/write-booking.ts";
import { findBuilderBySlug, insertBuilder } from "../../db/builders/builders.ts";
import { insertConnection, listConnections } from "../../db/calendly/calendly-connections.ts";
import { insertSessionType, listSessionTypes } from "../../db/builders/session-types.ts";
import { anotherOffer, TEST_DETAILS, TEST_NOW, testBooking } from "../../db/bookings/test-bookings.ts";
import type { BookingId } from "../domain/values/ids.ts";
import { invariant } from "../domain/values/invariant.ts";
import { keepListings } from "../search/keep-listings.ts";
import { NOT_ASKED, startTestApp, type TestApp } from "../test-app.ts";
import { type AppCaller } from "./root.ts";
import { callerOf } from "../../e2e/kit/people.ts";

const BOOKINGS = 60;

let app: TestApp;
let client: AppCaller;
let other: AppCaller;
let ada: AppCaller;
let operator: AppCaller;
let bookingId: BookingId;

async function clientCaller(email: string): Promise<[AppCaller, string]> {
  const { userId } = await app.services.auth.ofEmail(email, "Casey Client");
  return [
    callerOf(app, {
      kind: "client",
      userId,
      email,
      name: "Casey Client",
      confirmed: testAddress(email),
      builderId: null,
    }),
    userId,
  ];
}

beforeAll(async () => {
  app = await startTestApp();
  const builder = await findBuilderBySlug(app.db, "ada-okafor");
  invariant(builder !== null && builder.userId !== null, "the demo has Ada");
  const [offer] = await listSessionTypes(app.db, builder.id);
  invariant(offer !== undefined, "Ada has an offer");
  const [caller, clientUserId] = await clientCaller("casey@example.com");
  client = caller;
  [other] = await clientCaller("sam@example.com");
  const { id: builderId, userId, email, displayName: name } = builder;
  ada = callerOf(app, { kind: "builder", userId, email, name, confirmed: testAddress(email), builderId });
  operator = callerOf(app, {
    kind: "operator",
    userId,
    email,
    name,
    confirmed: testAddress(email),
    builderId: null,
    secondFactor: NOT_ASKED,
  });
  for (let n = 1; n <= BOOKINGS; n += 1) {
    await insertBooking(
      app.db,
      testBooking(n, { clientUserId, state: "CANCELED", builderId, sessionTypeId: offer.id }),
    );
  }
  bookingId = testBooking(BOOKINGS).id;
  for (let version = 1; version <= 120; version += 1) {
    const type = version === 2 ? "CANCEL_REQUESTED" : "TIME_MOVED";
    await insertTransition(
      app.db,
      {
        bookingId,
        version,
        fromState: version === 1 ? null : "CANCELED",
        toState: "CANCELED",
        event: { type, ...(version === 2 ? { note: "I am ill." } : {}) },
        cause: { kind: "client", reference: null, personId: null },
        recordedAt: TEST_NOW,
      },
      () => "signed",
    );
  }
});
afterAll(() => app.stop());

/** Every page of a list, by its cursors. */
async function walk<Item>(
  read: (after: string | null) => Promise<{ readonly items: readonly Item[]; readonly next: string | null }>,
): Promise<(readonly Item[])[]> {
  const pages: (readonly Item[])[] = [];
  for (let after: string | null = null; ;) {
    const page: { readonly items: readonly Item[]; readonly next: string | null } = await read(after);
    pages.push(page.items);
    if (page.next === null) return pages;
    after = page.next;
  }
}

const LISTS = {
  "a client’s bookings": (after: string | null) => client.booking.listMine({ after }),
  "a builder’s bookings": (after: string | null) =>
    ada.myBookings.list({ group: "all", from: null, until: null, search: "", after }),
  "a builder’s search": (after: string | null) =>
    ada.myBookings.list({ group: "over", from: null, until: null, search: "CLIENT", after }),
};

test.each(Object.entries(LISTS))("%s come 25 at a time, each once", async (_name, read) => {
  const pages = await walk<{ readonly id: string }>(read);
  expect(pages.map(({ length }) => length)).toEqual([25, 25, 10]);
  expect(new Set(pages.flat().map(({ id }) => id)).size).toBe(BOOKINGS);
});

test("the front page comes 24 builders at a time, and those with nothing for sale take up no room", async () => {
  for (let n = 1; n <= 70; n += 1) {
    const { builder, sessionType } = anotherOffer(n);
    await insertBuilder(
      app.db,
      { ...builder, email: `b${n}@example.com`, position: 10 + Math.floor(n / 3) },
      TEST_NOW,
    );
    const publishedAt = n % 2 === 0 ? TEST_NOW : null;
    await insertSessionType(app.db, { ...sessionType, publishedAt, calendlyDetails: TEST_DETAILS }, TEST_NOW);
  }
  await keepListings({ database: app.services.database, clock: app.services.clock });
  const before = (await callerOf(app, { kind: "nobody" }).builder.list()).items.length;
  expect(before).toBe(24);
  const pages = await walk((after) => callerOf(app, { kind: "nobody" }).builder.list({ after }));
  expect(pages.map(({ length }) => length)).toEqual([24, 14]);
  expect(new Set(pages.flat().map(({ slug }) => slug)).size).toBe(38);
});

test("the operator’s connections come 50 at a time, and one that is broken on the last page is named on the first", async () => {
  const [connection] = await firstBatch(listConnections(app.db));
  invariant(connection !== undefined, "the demo is connected");
  for (let n = 101; n <= 160; n += 1) {
    const { builder } = anotherOffer(n);
    await insertBuilder(app.db, { ...builder, email: `b${n}@example.com`, position: 100 + n }, TEST_NOW);
    await insertConnection(app.db, {
      ...connection,
      id: `cal_${n}`,
      builderId: builder.id,
      calendlyUserUri: `https://api.calendly.com/users/${n}`,
      ...(n === 160 ? { brokenSince: TEST_NOW, brokenReason: "unauthorized" } : {}),
    });
  }
  const pages = await walk(async (after) => (await operator.operations.overview({ after })).connections);
  expect(pages.map(({ length }) => length)).toEqual([50, 13]);
  expect(new Set(pages.flat().map(({ id }) => id)).size).toBe(63);
  const { connectionsInTrouble, connections } = await operator.operations.overview({});
  expect(connectionsInTrouble.map(({ id }) => id)).toEqual(["cal_160"]);
  expect(connections.items.map(({ id }) => id)).not.toContain("cal_160");
});

async function firstBatch<Row>(batches: AsyncIterable<readonly Row[]>): Promise<readonly Row[]> {
  for await (const batch of batches) return batch;
  return [];
}

test("a booking shows fifty lines of its history at a time to each of its readers, and the reason of its cancellation on every page", async () => {
  for (const read of [
    (earlier: string | null) => client.booking.get({ bookingId, earlier }),
    (earlier: string | null) => ada.myBookings.get({ bookingId, earlier }),
    (earlier: string | null) => operator.operatorBookings.get({ bookingId, earlier }),
  ]) {
    const reasons: (string | null)[] = [];
    const pages = await walk(async (earlier) => {
      const { history, cancellationReason } = await read(earlier);
      reasons.push(cancellationReason);
      return history;
    });
    expect(pages.map(({ length }) => length)).toEqual([50, 50, 20]);
    const versions = pages.toReversed().flatMap((page) => page.map(({ version }) => version));
    expect(versions).toEqual(Array.from({ length: 120 }, (_, at) => at + 1));
    expect(reasons).toEqual(["I am ill.", "I am ill.", "I am ill."]);
  }
});

test("a cursor shows nobody anybody else’s rows", async () => {
  const { next } = await client.booking.listMine();
  expect(await other.booking.listMine({ after: next })).toMatchObject({
    items: [],
    unreadable: 0,
    next: null,
  });
  await expect(other.booking.get({ bookingId, earlier: null })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("what is no cursor of the list is refused as input: malformed, another list’s, forged or huge", async () => {
  const { next: foreign } = await ada.myBookings.list({
    group: "all",
    from: null,
    until: null,
    search: "",
    after: null,
  });
  const forged = (value: unknown) => Buffer.from(JSON.stringify(value), "utf8").toString("base64url");
  const row = { group: "open", at: "2026", id: "x" };
  for (const after of [
    "",
    "nonsense",
    "%00",
    foreign,
    forged(null),
    forged(["mine"]),
    forged(["mine", { ...row, group: "all" }]),
    forged(["mine", { ...row, id: { $gt: "" } }]),
    forged(["mine", { ...row, id: "\u0000" }]),
    forged(["mine", { ...row, id: "x".repeat(200) }]),
    "A".repeat(100_000),
  ]) {
    await expect(client.booking.listMine({ after })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  }
  for (const earlier of [forged(["history", { version: 1e12 }]), forged(["history", { version: -1 }]), "x"]) {
    await expect(client.booking.get({ bookingId, earlier })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  }
  const position = forged(["front", { position: 1.5, id: "bld_1" }]);
  await expect(client.builder.list({ after: position })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  // Well-formed and of no row: the list goes on from there.
  expect(
    await client.booking.listMine({ after: forged(["mine", { ...row, id: "'; drop table booking" }]) }),
  ).toMatchObject({
    next: expect.any(String) as string,
  });
});
