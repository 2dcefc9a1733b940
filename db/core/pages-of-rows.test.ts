import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { addMinutes } from "../../server/domain/values/instant.ts";
import {
  insertTransition,
  listTransitions,
  listTransitionsBefore,
  type HistoryKey,
} from "../history/booking-history.ts";
import { listUnfinishedCheckoutIds } from "../bookings/booking-snapshots.ts";
import { listBookingsOfClient, type ClientBookingKey } from "../bookings/lists/bookings-of-client.ts";
import { insertBooking } from "../bookings/write-booking.ts";
import { listBookingsOfBuilder } from "../bookings/lists/builder-bookings.ts";
import { insertBuilder, listBuilders, listBuildersAfter, type BuilderKey } from "../builders/builders.ts";
import type { Queryable } from "./open-database.ts";
import type { BookingKey } from "./pages-of-rows.ts";
import {
  anotherOffer,
  insertTestOffer,
  TEST_BUILDER,
  TEST_NOW,
  testBooking,
} from "../bookings/test-bookings.ts";
import { forEachDialect } from "./test-databases.ts";

const LIMIT = 25;
const ALL = { states: null, from: null, until: null, search: null };

/** So many bookings of one client, seven of each minute, one in five of them confirmed. */
async function plantBookings(db: Queryable, count: number): Promise<BookingId[]> {
  await insertTestOffer(db);
  const bookings = Array.from({ length: count }, (_, index) =>
    testBooking(index + 1, {
      clientUserId: "user-1",
      state: index % 5 === 0 ? "CONFIRMED" : "CANCELED",
      context: { initiatedAt: addMinutes(TEST_NOW, Math.floor(index / 7)) },
    }),
  );
  for (const booking of bookings) await insertBooking(db, booking);
  return bookings.map(({ id }) => id);
}

/** One booked while somebody reads on: newer than all that are there. */
function bookMeanwhile(db: Queryable, n: number): Promise<void> {
  const initiatedAt = addMinutes(TEST_NOW, 10_000 + n);
  return insertBooking(
    db,
    testBooking(100_000 + n, { clientUserId: "user-1", state: "CANCELED", context: { initiatedAt } }),
  );
}

describe("pages of rows", () => {
  forEachDialect((openFresh, dialect) => {
    test("a thousand bookings of one client are walked page by page, each exactly once, while others come in; what is to come first", async () => {
      const db = (await openFresh()).kysely;
      const planted = await plantBookings(db, 1_000);
      const seen: BookingId[] = [];
      const states: string[] = [];
      let pages = 0;
      for (let after: ClientBookingKey | null = null; ;) {
        const page: Awaited<ReturnType<typeof listBookingsOfClient>> & { next: ClientBookingKey | null } =
          await listBookingsOfClient(db, { userId: "user-1", confirmed: null }, { after, limit: LIMIT });
        expect(page.values.length).toBeLessThanOrEqual(LIMIT);
        seen.push(...page.values.map(({ id }) => id));
        states.push(...page.values.map(({ state }) => state));
        await bookMeanwhile(db, (pages += 1));
        if (page.next === null) break;
        after = page.next;
      }
      const old = seen.filter((id) => planted.includes(id));
      expect(old).toHaveLength(1_000);
      expect(new Set(seen).size).toBe(seen.length);
      expect(states.lastIndexOf("CONFIRMED")).toBe(199);
      // What was canceled before the walk had reached what is canceled is the latest of that, and in it.
      expect(seen.length).toBe(1_008);
    });

    test("a builder’s bookings are walked likewise, and what is booked meanwhile is on the first page", async () => {
      const db = (await openFresh()).kysely;
      const planted = await plantBookings(db, 130);
      const seen: BookingId[] = [];
      for (let after: BookingKey | null = null; ;) {
        const page: Awaited<ReturnType<typeof listBookingsOfBuilder>> = await listBookingsOfBuilder(
          db,
          TEST_BUILDER.id,
          ALL,
          { after, limit: LIMIT },
        );
        seen.push(...page.values.map(({ id }) => id));
        await bookMeanwhile(db, seen.length);
        if (page.next === null) break;
        after = page.next;
      }
      expect(seen.toSorted()).toEqual(planted.toSorted());
      const [newest] = (await listBookingsOfBuilder(db, TEST_BUILDER.id, ALL, { after: null, limit: 1 }))
        .values;
      expect(planted).not.toContain(newest?.id);
    });

    test("a key of somebody else’s leads to nobody’s rows but one’s own", async () => {
      const db = (await openFresh()).kysely;
      await plantBookings(db, 40);
      const { next } = await listBookingsOfClient(
        db,
        { userId: "user-1", confirmed: null },
        { after: null, limit: 10 },
      );
      expect(next).not.toBeNull();
      const foreign = await listBookingsOfClient(
        db,
        { userId: "user-2", confirmed: null },
        { after: next, limit: 10 },
      );
      expect(foreign).toEqual({ values: [], unreadable: [], next: null });
    });

    test("a row that cannot be read is counted on its page, and the pages behind it are there", async () => {
      const db = (await openFresh()).kysely;
      await plantBookings(db, 60);
      await db
        .updateTable("booking")
        .set({ client_time_zone: "Atlantis", created_at: "whenever" })
        .where("id", "like", "%5")
        .execute();
      let values = 0;
      let unreadable = 0;
      for (let after: ClientBookingKey | null = null; ;) {
        const page: Awaited<ReturnType<typeof listBookingsOfClient>> = await listBookingsOfClient(
          db,
          { userId: "user-1", confirmed: null },
          {
            after,
            limit: 7,
          },
        );
        values += page.values.length;
        unreadable += page.unreadable.length;
        if (page.next === null) break;
        after = page.next;
      }
      expect([values, unreadable]).toEqual([54, 6]);
    });

    test("a history of five hundred lines is read backwards in stretches that read forwards, and whole by whoever computes", async () => {
      const db = (await openFresh()).kysely;
      await insertTestOffer(db);
      const { id: bookingId } = testBooking(1);
      await insertBooking(db, testBooking(1));
      for (let version = 1; version <= 500; version += 1) {
        const type = version % 10 === 0 ? "LETTER_RETRIED" : "TIME_MOVED";
        await insertTransition(
          db,
          {
            bookingId,
            version,
            fromState: version === 1 ? null : "CONFIRMED",
            toState: "CONFIRMED",
            event: { type },
            cause: { kind: "stripe", reference: null },
            recordedAt: TEST_NOW,
          },
          () => "signed",
        );
      }
      let seen: number[] = [];
      for (let after: HistoryKey | null = null; ;) {
        const page: Awaited<ReturnType<typeof listTransitionsBefore>> = await listTransitionsBefore(
          db,
          bookingId,
          { after, limit: 50 },
          ["LETTER_RETRIED"],
        );
        expect(page.transitions.length).toBe(50);
        seen = [...page.transitions.map(({ version }) => version), ...seen];
        if (page.next === null) break;
        after = page.next;
      }
      expect(seen).toEqual(Array.from({ length: 500 }, (_, at) => at + 1).filter((n) => n % 10 !== 0));
      expect(await listTransitions(db, bookingId)).toHaveLength(500);
    });

    test("builders come in the order of their positions, ties and all, in pages and in batches", async () => {
      const db = (await openFresh()).kysely;
      for (let n = 1; n <= 55; n += 1) {
        await insertBuilder(db, { ...anotherOffer(n).builder, position: Math.floor(n / 4) }, TEST_NOW);
      }
      await db.updateTable("builder").set({ time_zone: "Atlantis" }).where("id", "=", "bld_24").execute();
      const seen: string[] = [];
      for (let after: BuilderKey | null = null; ;) {
        const page: Awaited<ReturnType<typeof listBuildersAfter>> = await listBuildersAfter(db, {
          after,
          limit: 24,
        });
        seen.push(...page.builders.map(({ id }) => id));
        if (page.next === null) break;
        after = page.next;
      }
      expect(seen).toHaveLength(54);
      expect(new Set(seen).size).toBe(54);
      const batched: string[] = [];
      for await (const builders of listBuilders(db)) batched.push(...builders.map(({ id }) => id));
      expect(batched).toEqual(seen);
    });

    test("what is listed in batches holds each row once, over several batches", async () => {
      const db = (await openFresh()).kysely;
      await insertTestOffer(db);
      await insertBooking(db, testBooking(1));
      const rows = Array.from({ length: 1_100 }, (_, n) => ({
        id: `cs_${String(n).padStart(6, "0")}`,
        booking_id: testBooking(1).id,
        status: n % 11 === 0 ? "expired" : "open",
        expires_at: TEST_NOW,
        created_at: TEST_NOW,
        url: null,
      }));
      for (let at = 0; at < rows.length; at += 100) {
        await db
          .insertInto("checkout")
          .values(rows.slice(at, at + 100))
          .execute();
      }
      const batches: (readonly string[])[] = [];
      for await (const ids of listUnfinishedCheckoutIds(db)) batches.push(ids);
      expect(batches.map(({ length }) => length)).toEqual([500, 500]);
      expect(new Set(batches.flat()).size).toBe(1_000);
    });

    if (dialect === "sqlite") {
      test("a page of a builder’s bookings, and of a history, is found by an index", async () => {
        const db = (await openFresh()).kysely;
        const plan = async (query: string) =>
          (await sql<{ detail: string }>`explain query plan ${sql.raw(query)}`.execute(db)).rows
            .map(({ detail }) => detail)
            .join("; ");
        const bookings = await plan(
          "select * from booking where builder_id = 'b' and (created_at, id) < ('2026', 'x') order by created_at desc, id desc limit 26",
        );
        expect(bookings).toMatch(
          /SEARCH booking USING INDEX \w+ \(builder_id=\? AND \(created_at,id\)<\(\?,\?\)\)/,
        );
        const history = await plan(
          "select * from booking_transition where booking_id = 'b' and version < 9 order by version desc limit 51",
        );
        expect(history).toMatch(/SEARCH booking_transition USING INDEX .*booking_id=\? AND version<\?/);
        expect(history).not.toContain("TEMP B-TREE");
      });
    }
  });
});
