import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { bookAndPay, signInAs, type Visitor } from "../kit/visitors.ts";
import { readPage } from "./read-page.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";

let app: BuiltApp;
let operator: Visitor;
let ada: Visitor;
let client: Visitor;
let bookingId: BookingId;
let page: string;

beforeAll(async () => {
  app = await startBuiltApp();
  operator = await signInAs(app, "operator@example.com");
  ada = await signInAs(app, "ada@builders.example");
  ({ client, bookingId } = await bookAndPay(app, "ada-okafor/architecture-review"));
  await app.untilQuiet();
  page = `/operator/bookings/${bookingId}`;
});
afterAll(() => app.stop());

/** Looks while a column of the booking holds what no version ever wrote. */
async function withBooking(damage: Readonly<Record<string, string>>, look: () => Promise<void>) {
  const row = await app.db
    .selectFrom("booking")
    .selectAll()
    .where("id", "=", bookingId)
    .executeTakeFirstOrThrow();
  const before = Object.fromEntries(
    Object.keys(damage).map((column) => [column, row[column as keyof typeof row]]),
  );
  await app.db.updateTable("booking").set(damage).where("id", "=", bookingId).execute();
  try {
    await look();
  } finally {
    await app.db.updateTable("booking").set(before).where("id", "=", bookingId).execute();
  }
}

/** Looks while the line of this version cannot be read. */
async function withLine(version: number, event_json: string, look: () => Promise<void>) {
  const line = () =>
    app.db
      .updateTable("booking_transition")
      .where("booking_id", "=", bookingId)
      .where("version", "=", version);
  const before = await app.db
    .selectFrom("booking_transition")
    .select("event_json")
    .where("booking_id", "=", bookingId)
    .where("version", "=", version)
    .executeTakeFirstOrThrow();
  await line().set({ event_json }).execute();
  try {
    await look();
  } finally {
    await line().set(before).execute();
  }
}

describe("a booking that cannot be read", () => {
  test.each([
    ["its policy", { cancellation_policy_json: '{"rules": "none of ours"}' }],
    ["its time", { starts_at: "half past nine" }],
    ["its client's zone", { client_time_zone: "Atlantis/Lost" }],
  ])(
    "by %s is a page of what can be read, which part not, and what to do; without the client",
    async (_part, damage) => {
      await withBooking(damage, async () => {
        const { words } = await readPage(operator, page);
        expect(words).toContain("This booking cannot be read");
        expect(words).toContain(bookingId);
        expect(words).toContain("CONFIRMED");
        expect(words).toContain("Ada Okafor");
        expect(words).toContain("$150.00");
        expect(words).toMatch(/pi_\w+/);
        expect(words).toContain("npm run rebuild-bookings");
        expect(words).toContain("Paid");
        expect(words).not.toContain(client.name);
        expect(words).not.toContain(client.email);
      });
      expect((await readPage(operator, page)).words).not.toContain("This booking cannot be read");
    },
  );

  test("by a payment is that page too, and one that is not there is none", async () => {
    const payment = () => app.db.updateTable("payment").where("booking_id", "=", bookingId);
    await payment().set({ currency: "us$" }).execute();
    const { words } = await readPage(operator, page);
    await payment().set({ currency: "USD" }).execute();
    expect(words).toContain("This booking cannot be read");
    expect(words).toContain("15000 (us$)");
    expect((await operator.get("/operator/bookings/bkg_00000000000000000000000000")).status).toBe(404);
  });

  test("is nobody else's to see raw", async () => {
    await withBooking({ starts_at: "half past nine" }, async () => {
      for (const other of [client, ada])
        expect(await other.call("query", "operatorBookings.whatCanBeRead", { bookingId })).toBe(403);
    });
  });
});

describe("a line of the history that cannot be read", () => {
  test.each([
    ["no JSON", "{"],
    ["no type", '{"at":"2026-01-01T00:00:00.000Z"}'],
  ])("(%s) takes no other line away, from nobody who reads the history", async (_what, event_json) => {
    await withLine(2, event_json, async () => {
      const { words } = await readPage(operator, page);
      expect(words).toContain("Booking started");
      expect(words).toContain("Paid");
      expect(words).toContain("Line 2 cannot be read");
      expect(words).toContain("npm run verify-history");
      for (const [reader, path] of [
        [client, `/bookings/${bookingId}`],
        [ada, `/builder/bookings/${bookingId}`],
      ] as const) {
        const seen = (await readPage(reader, path)).words;
        expect(seen).toContain("Booking started");
        expect(seen).toContain("One line of this history cannot be shown");
      }
    });
  });

  test("of an amount that is none is shown without it", async () => {
    await withLine(
      2,
      '{"type":"TIME_BOOKED","amount":{"amountMinor":-1,"currency":"doubloons"}}',
      async () => {
        expect((await readPage(operator, page)).words).toContain("Time picked and held");
      },
    );
  });
});

describe("an operator's lists", () => {
  test("show all other decisions when one of them cannot be read, and name that one", async () => {
    const at = await app.sandbox.now();
    const action = { operator_user_id: "nobody", action: "drop_delivery" };
    await app.db
      .insertInto("operator_action")
      .values([
        { ...action, id: "act_good", at, subject: "inbox:17", note: "It was a test." },
        { ...action, id: "act_bad", at: "yesterday", subject: "inbox:18", note: "Unseen." },
      ])
      .execute();
    const { words } = await readPage(operator, "/operator/failed-jobs");
    expect(words).toContain("It was a test.");
    expect(words).toContain("act_bad cannot be read");
  });

  test("show the checkpoint of the last day, whatever stands there about when it was made", async () => {
    await app.db
      .insertInto("history_head")
      .values({
        day: "2999-01-01",
        bookings: 1,
        transitions: 1,
        digest: "d",
        signature: "s",
        made_at: "never",
      })
      .execute();
    const { words } = await readPage(operator, "/operator").finally(() =>
      app.db.deleteFrom("history_head").where("day", "=", "2999-01-01").execute(),
    );
    expect(words).toContain("Calendly connections");
    expect(words).toContain("At the end of 2999-01-01 (UTC)");
  });
});
