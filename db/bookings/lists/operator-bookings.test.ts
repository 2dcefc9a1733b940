import { describe, expect, test } from "vitest";
import { addMinutes } from "../../../server/domain/values/instant.ts";
import { insertBooking } from "../write-booking.ts";
import { searchBookings } from "./operator-bookings.ts";
import { insertTestOffer, TEST_NOW, testBooking } from "../test-bookings.ts";
import { forEachDialect } from "../../core/test-databases.ts";

describe("bookings as an operator looks for them", () => {
  forEachDialect((openFresh) => {
    test("an id finds its booking alone, the beginning of an address its client's bookings, newest first", async () => {
      const { kysely: db } = await openFresh();
      await insertTestOffer(db);
      const later = { initiatedAt: addMinutes(TEST_NOW, 5) };
      const first = testBooking(1, { clientEmail: "casey_1@Example.com" });
      const second = testBooking(2, { clientEmail: "CASEY_1@example.com", context: later });
      const other = testBooking(3, { clientEmail: "caseyx1@example.com" });
      for (const booking of [first, second, other]) await insertBooking(db, booking);
      const idsOf = async (text: string, limit = 25) =>
        (await searchBookings(db, text, { after: null, limit })).values.map(({ id }) => id);
      expect(await idsOf(first.id)).toEqual([first.id]);
      // The underscore is a character of the address, and stands for no other.
      expect(await idsOf("casey_1@")).toEqual([second.id, first.id]);
      expect(await idsOf("nobody")).toEqual([]);
      expect(await idsOf("")).toEqual([second.id, other.id, first.id]);
      expect(await idsOf("", 1)).toEqual([second.id]);
    });
  });
});
