import { expect, test } from "vitest";
import {
  confirmed,
  insertTestOffer,
  scheduled,
  TEST_NOW,
  testBooking,
} from "../../db/bookings/test-bookings.ts";
import { insertBooking, saveBooking } from "../../db/bookings/write-booking.ts";
import { forEachDialect } from "../../db/core/test-databases.ts";
import { findReview, insertReview, updateUncounted } from "../../db/reviews/reviews.ts";
import type { Booking } from "../domain/booking/booking.ts";
import type { UncountedReason } from "../domain/review/review.ts";
import { rebuildKept } from "./rebuild-kept.ts";

forEachDialect((openFresh) => {
  test("a rebuild counts a review as its booking says, whatever was kept of it, and finds nothing afterwards", async () => {
    const database = await openFresh();
    const db = database.kysely;
    await insertTestOffer(db);
    const write = async (n: number, state: "COMPLETED" | "REFUNDED", kept: UncountedReason | null) => {
      const begun = testBooking(n);
      const held = scheduled(begun, n);
      const paid = confirmed(held, String(n));
      const over: Booking = { ...paid, version: paid.version + 1, state };
      await insertBooking(db, begun);
      for (const [before, after] of [
        [begun, held],
        [held, paid],
        [paid, over],
      ] as const)
        expect(await database.transact((tx) => saveBooking(tx, before, after))).toBe(true);
      await insertReview(db, {
        ...{ bookingId: begun.id, builderId: begun.builderId, writtenAt: TEST_NOW, uncountedBecause: null },
        ...{ rating: 5, wentWell: "All of it.", toImprove: "", shownAs: "nobody" },
        proof: { version: 4, digest: "d" },
      });
      await updateUncounted(db, begun.id, kept);
      return begun.id;
    };
    const ids = [
      await write(1, "REFUNDED", null),
      await write(2, "COMPLETED", "disputed"),
      await write(3, "COMPLETED", null),
    ];
    const kept = () => Promise.all(ids.map(async (id) => (await findReview(db, id))?.uncountedBecause));
    expect(await rebuildKept({ database }, { write: false })).toMatchObject({ reviews: 2, isRight: false });
    expect(await kept()).toEqual([null, "disputed", null]);
    expect(await rebuildKept({ database }, { write: true })).toMatchObject({ reviews: 2, isRight: true });
    expect(await kept()).toEqual(["refunded", null, null]);
    expect(await rebuildKept({ database }, { write: true })).toMatchObject({ reviews: 0, isRight: true });
  });
});
