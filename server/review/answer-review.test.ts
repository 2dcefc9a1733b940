import { expect, test } from "vitest";
import { insertTestOffer, TEST_BUILDER, TEST_NOW, testBooking } from "../../db/bookings/test-bookings.ts";
import { insertBooking } from "../../db/bookings/write-booking.ts";
import { forEachDialect } from "../../db/core/test-databases.ts";
import { listPickedReviews } from "../../db/reviews/review-lists.ts";
import { findReview, hideReview, insertReview, showReview } from "../../db/reviews/reviews.ts";
import { PICKED_MAX } from "../domain/review/review.ts";
import { addMinutes } from "../domain/values/instant.ts";
import { pickReview } from "./answer-review.ts";

const bookingIdOf = (n: number) => testBooking(n).id;

forEachDialect((openFresh) => {
  test("a review that is hidden takes none of the builder's places on the profile, and can be taken off it", async () => {
    const database = await openFresh();
    const db = database.kysely;
    await insertTestOffer(db);
    let now = TEST_NOW;
    const deps = { database, clock: { now: () => (now = addMinutes(now, 1)) } };
    const choose = (n: number, choice: "pick" | "unpick") =>
      pickReview(deps, { bookingId: bookingIdOf(n), builderId: TEST_BUILDER.id }, choice);
    for (let n = 1; n <= PICKED_MAX + 2; n += 1) {
      await insertBooking(db, testBooking(n));
      await insertReview(db, {
        ...{ bookingId: bookingIdOf(n), builderId: TEST_BUILDER.id, writtenAt: TEST_NOW },
        ...{ rating: 5, wentWell: "All of it.", toImprove: "", shownAs: "full_name" },
        ...{ proof: { version: 4, digest: "d" }, uncountedBecause: null },
      });
    }
    for (let n = 1; n <= PICKED_MAX; n += 1) expect(await choose(n, "pick")).toEqual({ ok: true });
    expect(await choose(PICKED_MAX + 1, "pick")).toEqual({ ok: false, because: "enough_picked" });

    const hidden = { because: "insult", at: TEST_NOW } as const;
    for (const n of [1, 2]) expect(await hideReview(db, bookingIdOf(n), hidden)).toBe(true);
    expect(await choose(PICKED_MAX + 1, "pick")).toEqual({ ok: true });
    expect(await choose(1, "unpick")).toEqual({ ok: true });
    expect((await findReview(db, bookingIdOf(1)))?.pickedAt).toBeNull();

    // The other hidden one is still picked, and takes its place when it is shown again.
    const shown = async () => (await listPickedReviews(db, TEST_BUILDER.id)).map((one) => one.bookingId);
    expect(await shown()).toHaveLength(PICKED_MAX - 1);
    expect(await showReview(db, bookingIdOf(2))).toBe(true);
    expect(await shown()).toContain(bookingIdOf(2));
    expect(await choose(PICKED_MAX + 2, "pick")).toEqual({ ok: false, because: "enough_picked" });
  });
});
