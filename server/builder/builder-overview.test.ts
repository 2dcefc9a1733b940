import { ENGLISH } from "../domain/text/language.ts";
import { describe, expect, test } from "vitest";
import { insertBooking, saveBooking } from "../../db/bookings/write-booking.ts";
import {
  confirmed,
  insertTestOffer,
  TEST_BUILDER,
  TEST_NOW,
  testBooking,
} from "../../db/bookings/test-bookings.ts";
import { forEachDialect } from "../../db/core/test-databases.ts";
import type { Booking, BookingContext } from "../domain/booking/booking.ts";
import { createSecretBox } from "../adapters/secret-box.ts";
import { viewOverview } from "./builder-overview.ts";

const TEST_SECRET_BOX = createSecretBox([{ id: "test", key: new Uint8Array(32).fill(1) }]);

describe("what needs a builder", () => {
  forEachDialect((openFresh) => {
    test("a price returned outside, an open dispute and a failed refund are asked about, in that order", async () => {
      const database = await openFresh();
      const db = database.kysely;
      await insertTestOffer(db);

      /** A confirmed booking, and what came after. */
      async function write(n: number, changesOf: (booking: Booking) => Partial<BookingContext>) {
        const begun = testBooking(n);
        await insertBooking(db, begun);
        const paid = confirmed(begun, String(n));
        await saveBooking(db, begun, paid);
        const context = { ...paid.context, ...changesOf(paid) };
        await saveBooking(db, paid, { ...paid, version: paid.version + 1, context });
        return paid.id;
      }
      const payment = ({ context }: Booking) => {
        const [first] = context.payments;
        if (first === undefined) throw new Error("nothing was paid");
        const { paymentIntentId, amount } = first;
        return { paymentIntentId, amount };
      };

      await write(1, () => ({}));
      const failed = await write(2, (booking) => ({
        refundObligations: [
          { ...payment(booking), number: 1, reason: "goodwill", requestId: "r".repeat(16), status: "failed" },
        ],
      }));
      const disputed = await write(3, (booking) => ({
        disputes: [
          { ...payment(booking), disputeId: "dp_3", status: "open", stage: "dispute", answerDueAt: null },
        ],
      }));
      const asked = await write(4, (booking) => ({
        refunds: [{ ...payment(booking), refundId: "re_4", due: null }],
      }));
      await write(5, (booking) => ({
        disputes: [
          { ...payment(booking), disputeId: "dp_5", status: "won", stage: "dispute", answerDueAt: null },
        ],
      }));

      const inquired = await write(6, (booking) => ({
        disputes: [
          { ...payment(booking), disputeId: "dp_6", status: "open", stage: "inquiry", answerDueAt: null },
        ],
      }));

      const overview = await viewOverview(
        { database, clock: { now: () => TEST_NOW }, secretBox: TEST_SECRET_BOX },
        TEST_BUILDER.id,
        ENGLISH,
      );
      expect(overview.moneyQuestions.map(({ id, question }) => [question, id])).toEqual([
        ["kept_or_canceled", asked],
        ["disputed", disputed],
        ["inquired", inquired],
        ["refund_failed", failed],
      ]);
    });
  });
});
