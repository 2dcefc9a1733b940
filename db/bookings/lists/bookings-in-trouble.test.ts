import { describe, expect, test } from "vitest";
import type { BookingContext } from "../../../server/domain/booking/booking.ts";
import type { BookingId, BuilderId } from "../../../server/domain/values/ids.ts";
import { clearPastTroubles, listBookingsInTrouble } from "./bookings-in-trouble.ts";
import { insertBooking, saveBooking } from "../write-booking.ts";
import type { Queryable } from "../../core/open-database.ts";
import { confirmed, insertTestOffer, TEST_BUILDER, TEST_NOW, testBooking } from "../test-bookings.ts";
import { forEachDialect } from "../../core/test-databases.ts";

const AMOUNT = testBooking().context.price;
const FAILED = { number: 1, amount: AMOUNT, reason: "goodwill", requestId: null, status: "failed" } as const;

/** Saves the n-th booking, confirmed, with these events. */
function savingTo(db: Queryable) {
  return async (n: number, changes: Partial<BookingContext>): Promise<BookingId> => {
    const begun = testBooking(n);
    await insertBooking(db, begun);
    const booked = confirmed(begun, String(n));
    await saveBooking(db, begun, { ...booked, context: { ...booked.context, ...changes } });
    return begun.id;
  };
}

describe("bookings whose money asks for a person", () => {
  forEachDialect((openFresh) => {
    test("a failed refund, an open dispute and a price returned outside ask for a person; healthy bookings do not", async () => {
      const { kysely: db } = await openFresh();
      await insertTestOffer(db);
      const save = savingTo(db);
      await save(1, {});
      const troubled = [
        await save(2, { refundObligations: [{ ...FAILED, paymentIntentId: "pi_2" }] }),
        await save(3, {
          disputes: [
            {
              disputeId: "dp_1",
              paymentIntentId: "pi_3",
              amount: AMOUNT,
              status: "open",
              stage: "dispute",
              answerDueAt: null,
            },
          ],
        }),
        await save(4, {
          refunds: [{ refundId: "re_1", paymentIntentId: "pi_4", amount: AMOUNT, due: null }],
        }),
      ];
      // Somebody has said that the session is on.
      await save(5, {
        refunds: [{ refundId: "re_2", paymentIntentId: "pi_5", amount: AMOUNT, due: null }],
        keptAt: TEST_NOW,
      });
      const idsOf = async (...of: [BuilderId | null, number]) =>
        (await listBookingsInTrouble(db, ...of)).map(({ id }) => id).sort();
      expect(await idsOf(null, 25)).toEqual(troubled);
      expect(await idsOf(TEST_BUILDER.id, 25)).toEqual(troubled);
      expect(await idsOf("bld_00000000000000000000000009", 25)).toEqual([]);
      expect(await idsOf(null, 2)).toHaveLength(2);
    });

    test("refunds that were sent again crowd out no booking that still waits", async () => {
      const { kysely: db } = await openFresh();
      await insertTestOffer(db);
      const save = savingTo(db);
      const waiting = await save(9, { refundObligations: [{ ...FAILED, paymentIntentId: "pi_9" }] });
      for (const n of [1, 2, 3]) {
        const paymentIntentId = `pi_${n}`;
        const again = { ...FAILED, paymentIntentId, number: 2, reason: "again", status: "settled" } as const;
        await save(n, {
          refundObligations: [{ ...FAILED, paymentIntentId }, again],
          refunds: [{ refundId: `re_${n}`, paymentIntentId, amount: AMOUNT, due: 2 }],
        });
      }
      const found = await listBookingsInTrouble(db, null, 1);
      expect(found.map(({ id }) => id)).toEqual([waiting]);
    });

    test("a mark from before it was kept goes from a booking that asks for nobody, and stays with one that does", async () => {
      const { kysely: db } = await openFresh();
      await insertTestOffer(db);
      const save = savingTo(db);
      const healthy = await save(1, {});
      const waiting = await save(2, { refundObligations: [{ ...FAILED, paymentIntentId: "pi_2" }] });
      await db.updateTable("booking").set({ trouble_at: TEST_NOW }).where("id", "=", healthy).execute();
      for (let run = 1; run <= 2; run += 1) {
        await clearPastTroubles(db);
        const marked = await db
          .selectFrom("booking")
          .select("id")
          .where("trouble_at", "is not", null)
          .execute();
        expect(marked).toEqual([{ id: waiting }]);
      }
    });
  });
});
