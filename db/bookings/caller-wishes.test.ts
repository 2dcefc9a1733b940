import { describe, expect, test } from "vitest";
import { forEachDialect } from "../core/test-databases.ts";
import { eraseClientOf } from "../accounts/personal-data.ts";
import { getBooking } from "./bookings.ts";
import { findCallerWishes, updateMetadata, updateReturnUrls } from "./caller-wishes.ts";
import { insertTestOffer, scheduled, testBooking } from "./test-bookings.ts";
import { insertBooking, saveBooking } from "./write-booking.ts";

const RETURN_URLS = { successUrl: "https://shop.example/thanks", cancelUrl: null };

describe("what a program attaches to a booking", () => {
  forEachDialect((openFresh) => {
    test("is kept through a transition that has read it before it changed", async () => {
      const { kysely: db } = await openFresh();
      await insertTestOffer(db);
      const booking = testBooking(1, { metadata: { order: "7" } });
      await insertBooking(db, booking);
      expect(await getBooking(db, booking.id)).toEqual(booking);

      await updateMetadata(db, booking.id, { order: "7", seat: "«2»" });
      await updateReturnUrls(db, booking.id, RETURN_URLS);
      await saveBooking(db, booking, scheduled(booking));
      expect(await findCallerWishes(db, booking.id)).toEqual({
        metadata: { order: "7", seat: "«2»" },
        returnUrls: RETURN_URLS,
      });
    });

    test("is nothing where nothing was attached, and in rows from before it could be", async () => {
      const { kysely: db } = await openFresh();
      await insertTestOffer(db);
      const booking = testBooking();
      await insertBooking(db, booking);
      const row = await db.selectFrom("booking").select("metadata_json").executeTakeFirstOrThrow();
      expect(row.metadata_json).toBeNull();
      expect((await getBooking(db, booking.id)).metadata).toEqual({});
      expect(await findCallerWishes(db, booking.id)).toEqual({ metadata: {}, returnUrls: null });
    });

    test("is erased with its client", async () => {
      const { kysely: db } = await openFresh();
      await insertTestOffer(db);
      const booking = testBooking(1, { metadata: { name: "Casey Client" } });
      await insertBooking(db, booking);
      await updateReturnUrls(db, booking.id, RETURN_URLS);
      await eraseClientOf(db, [booking.id], { name: "erased", email: "erased-1@invalid" });
      expect(await findCallerWishes(db, booking.id)).toEqual({ metadata: {}, returnUrls: null });
    });
  });
});
