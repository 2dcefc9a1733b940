import { describe, expect, test } from "vitest";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { addMinutes } from "../../server/domain/values/instant.ts";
import type { Queryable } from "../core/open-database.ts";
import { forEachDialect } from "../core/test-databases.ts";
import { listNewestCheckouts } from "./checkouts.ts";
import { insertTestOffer, TEST_NOW, testBooking } from "./test-bookings.ts";
import { insertBooking } from "./write-booking.ts";

describe("the newest checkouts", () => {
  forEachDialect((openFresh) => {
    test("are that of the newest booking that has one and that of the newest paid one, and none of a copied booking", async () => {
      const { kysely: db } = await openFresh();
      await insertTestOffer(db);
      expect(await listNewestCheckouts(db)).toEqual([]);
      await sell(db, 1, "paid");
      expect(await listNewestCheckouts(db)).toEqual(["cs_1"]);
      await sell(db, 2, "paid");
      await sell(db, 3, "opened");
      await sell(db, 4, "nothing");
      expect(await listNewestCheckouts(db)).toEqual(["cs_3", "cs_2"]);
      await db.updateTable("booking").set({ copied_at: TEST_NOW }).execute();
      expect(await listNewestCheckouts(db)).toEqual([]);
    });
  });
});

async function sell(db: Queryable, n: number, what: "nothing" | "opened" | "paid"): Promise<void> {
  const at = addMinutes(TEST_NOW, n);
  const booking = testBooking(n, { context: { initiatedAt: at } });
  await insertBooking(db, booking);
  if (what !== "nothing") await insertCheckout(db, `cs_${n}`, booking.id, at);
  if (what !== "paid") return;
  await db
    .insertInto("payment")
    .values({
      id: `pi_${n}`,
      checkout_id: `cs_${n}`,
      booking_id: booking.id,
      amount_minor: 15_000,
      currency: "USD",
      stripe_account_id: null,
      paid_at: at,
    })
    .execute();
}

async function insertCheckout(db: Queryable, id: string, bookingId: BookingId, at: string): Promise<void> {
  const rest = { effect_key: null, status: "open", url: null, expires_at: null };
  await db
    .insertInto("checkout")
    .values({ id, booking_id: bookingId, created_at: at, ...rest })
    .execute();
}
