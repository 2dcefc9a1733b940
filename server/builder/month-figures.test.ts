import { describe, expect, test } from "vitest";
import { confirmed, insertTestOffer, TEST_BUILDER, testBooking } from "../../db/bookings/test-bookings.ts";
import { insertBooking, saveBooking } from "../../db/bookings/write-booking.ts";
import type { Queryable } from "../../db/core/open-database.ts";
import { forEachDialect } from "../../db/core/test-databases.ts";
import { addMinutes, instant, type Instant } from "../domain/values/instant.ts";
import { money } from "../domain/values/money.ts";
import { viewMonth } from "./month-figures.ts";

/** Half past nine in the evening of the tenth, in New York, where it is the eleventh already in UTC. */
const NOW = instant("2026-04-11T01:30:00.000Z");

async function pay(db: Queryable, n: number, at: Instant): Promise<void> {
  const begun = testBooking(n, { context: { initiatedAt: at } });
  await insertBooking(db, begun);
  await saveBooking(db, begun, confirmed(begun, String(n)));
  await db.updateTable("payment").set({ paid_at: at }).where("booking_id", "=", begun.id).execute();
}

describe("a builder’s month", () => {
  forEachDialect((openFresh) => {
    test("is their own zone’s, against the same days of last month, with a curve of thirty days", async () => {
      const database = await openFresh();
      const db = database.kysely;
      await insertTestOffer(db);
      const price = money(15_000, "USD");
      const nothing = money(0, "USD");
      expect(await viewMonth(db, TEST_BUILDER, NOW)).toEqual({
        hasBookings: false,
        booked: { now: 0, before: 0 },
        money: [],
      });

      // The first minutes of April in New York, and the last of March, in one UTC day.
      await pay(db, 1, instant("2026-04-01T04:05:00.000Z"));
      await pay(db, 2, instant("2026-04-01T03:55:00.000Z"));
      // By the tenth of March, and after it.
      await pay(db, 3, instant("2026-03-05T12:00:00.000Z"));
      await pay(db, 4, instant("2026-03-20T12:00:00.000Z"));
      await pay(db, 5, addMinutes(NOW, -5));
      // Not booked yet: it counts nowhere.
      await insertBooking(db, testBooking(6, { context: { initiatedAt: addMinutes(NOW, -60) } }));

      const { booked, money: sums, hasBookings } = await viewMonth(db, TEST_BUILDER, NOW);
      expect(hasBookings).toBe(true);
      expect(booked).toEqual({ now: 2, before: 1 });
      const [dollars] = sums;
      expect(dollars?.paid).toEqual({ now: money(30_000, "USD"), before: price });
      expect(dollars?.refunded).toEqual({ now: nothing, before: nothing });
      // From the twelfth of March to the tenth of April: the 20th and the 31st of March, the 1st and the 10th of April.
      const paid = dollars?.paidByDay.flatMap((sum, day) => (sum === 0 ? [] : [[day, sum]]));
      expect(dollars?.paidByDay).toHaveLength(30);
      expect(paid).toEqual([
        [8, 15_000],
        [19, 15_000],
        [20, 15_000],
        [29, 15_000],
      ]);
    });

    test("of a long month is compared with a shorter one to its end", async () => {
      const database = await openFresh();
      const db = database.kysely;
      await insertTestOffer(db);
      await pay(db, 1, instant("2026-02-28T12:00:00.000Z"));
      await pay(db, 2, instant("2026-03-01T12:00:00.000Z"));
      const { booked } = await viewMonth(db, TEST_BUILDER, instant("2026-03-31T12:00:00.000Z"));
      expect(booked).toEqual({ now: 1, before: 1 });
    });
  });
});
