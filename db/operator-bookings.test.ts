import { describe, expect, test } from "vitest";
import type { BookingContext } from "../server/domain/booking.ts";
import { addMinutes } from "../server/domain/instant.ts";
import { insertBooking, saveBooking } from "./bookings.ts";
import { listBookingsInTrouble, searchBookings } from "./operator-bookings.ts";
import { confirmed, insertTestOffer, TEST_NOW, testBooking } from "./test-bookings.ts";
import { forEachDialect } from "./test-databases.ts";

describe("bookings as an operator looks for them", () => {
  forEachDialect((openFresh) => {
    test("an id finds its booking alone, a part of an address its client's bookings, newest first", async () => {
      const { kysely: db } = await openFresh();
      await insertTestOffer(db);
      const later = { initiatedAt: addMinutes(TEST_NOW, 5) };
      const first = testBooking(1, { clientEmail: "casey_1@Example.com" });
      const second = testBooking(2, { clientEmail: "CASEY_1@example.com", context: later });
      const other = testBooking(3, { clientEmail: "caseyx1@example.com" });
      for (const booking of [first, second, other]) await insertBooking(db, booking);
      const idsOf = async (text: string, limit = 25) =>
        (await searchBookings(db, text, limit)).map(({ id }) => id);
      expect(await idsOf(first.id)).toEqual([first.id]);
      // The underscore is a character of the address, and stands for no other.
      expect(await idsOf("casey_1@")).toEqual([second.id, first.id]);
      expect(await idsOf("nobody")).toEqual([]);
      expect(await idsOf("")).toEqual([second.id, first.id, other.id]);
      expect(await idsOf("", 1)).toEqual([second.id]);
    });

    test("a failed refund, an open dispute and a price returned outside ask for a person; healthy bookings do not", async () => {
      const { kysely: db } = await openFresh();
      await insertTestOffer(db);
      const amount = testBooking().context.price;
      const due = { number: 1, amount, reason: "goodwill", requestId: null, status: "failed" } as const;
      const save = async (n: number, changes: Partial<BookingContext>) => {
        const begun = testBooking(n);
        await insertBooking(db, begun);
        const booked = confirmed(begun, String(n));
        await saveBooking(db, begun, { ...booked, context: { ...booked.context, ...changes } });
        return begun.id;
      };
      await save(1, {});
      const troubled = [
        await save(2, { refundsDue: [{ ...due, paymentIntentId: "pi_2" }] }),
        await save(3, {
          disputes: [
            { disputeId: "dp_1", paymentIntentId: "pi_3", amount, status: "open", answerDueAt: null },
          ],
        }),
        await save(4, { refunds: [{ refundId: "re_1", paymentIntentId: "pi_4", amount, due: null }] }),
      ];
      // Somebody has said that the session is on.
      await save(5, {
        refunds: [{ refundId: "re_2", paymentIntentId: "pi_5", amount, due: null }],
        keptAt: TEST_NOW,
      });
      const ids = (await listBookingsInTrouble(db, 25)).map(({ id }) => id);
      expect(ids.sort()).toEqual(troubled);
    });
  });
});
