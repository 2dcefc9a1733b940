import { describe, expect, test } from "vitest";
import type { Booking } from "../../server/domain/booking/booking.ts";
import type { CheckoutId } from "../../server/domain/values/ids.ts";
import { addMinutes } from "../../server/domain/values/instant.ts";
import { money } from "../../server/domain/values/money.ts";
import { insertBooking, saveBooking } from "./write-booking.ts";
import { findCheckout, findOpenCheckout, updateCheckoutDetails, type StoredCheckout } from "./checkouts.ts";
import type { Database } from "../core/open-database.ts";
import {
  findBookingIdByPaymentIntent,
  listRefundsOfBooking,
  upsertRefund,
  type StoredRefund,
} from "./refunds.ts";
import { confirmed, insertTestOffer, TEST_NOW, testBooking } from "./test-bookings.ts";
import { forEachDialect, type OpenFresh } from "../core/test-databases.ts";

const BOOKING = testBooking();

const REFUND: StoredRefund = {
  refundId: "re_1",
  bookingId: BOOKING.id,
  paymentIntentId: "pi_1",
  effectKey: null,
  amount: money(7_500, "USD"),
  status: "pending",
  createdAt: TEST_NOW,
  settledAt: null,
  due: null,
};

const CHECKOUT: StoredCheckout = {
  checkoutId: "cs_test_00000001",
  bookingId: BOOKING.id,
  effectKey: `${BOOKING.id}:2:0`,
  status: "open",
  url: "https://checkout.example/1",
  expiresAt: addMinutes(TEST_NOW, 60),
  createdAt: TEST_NOW,
};

async function openWithBooking(openFresh: OpenFresh): Promise<Database> {
  const database = await openFresh();
  await insertTestOffer(database.kysely);
  await insertBooking(database.kysely, BOOKING);
  return database;
}

describe("refunds", () => {
  forEachDialect((openFresh) => {
    test("a late delivery never reverts a refund from its final status", async () => {
      const { kysely } = await openWithBooking(openFresh);
      const statusAfter = async (status: StoredRefund["status"]) => {
        await upsertRefund(kysely, { ...REFUND, status });
        return (await listRefundsOfBooking(kysely, BOOKING.id))[0]?.status;
      };
      expect(await statusAfter("requires_action")).toBe("requires_action");
      expect(await statusAfter("pending")).toBe("pending");
      expect(await statusAfter("succeeded")).toBe("succeeded");
      expect(await statusAfter("pending")).toBe("succeeded");
      expect(await statusAfter("requires_action")).toBe("succeeded");
      // A bank may return a refund that had arrived.
      expect(await statusAfter("failed")).toBe("failed");
      expect(await statusAfter("pending")).toBe("failed");
    });

    test("what is settled stays settled, and an effect once known is not forgotten", async () => {
      const { kysely } = await openWithBooking(openFresh);
      const known: StoredRefund = {
        ...REFUND,
        status: "succeeded",
        effectKey: `${BOOKING.id}:3:0`,
        settledAt: TEST_NOW,
      };
      await upsertRefund(kysely, known);
      await upsertRefund(kysely, { ...REFUND, status: "succeeded" });
      expect(await listRefundsOfBooking(kysely, BOOKING.id)).toEqual([known]);
    });

    test("one effect has one refund", async () => {
      const { kysely } = await openWithBooking(openFresh);
      await upsertRefund(kysely, { ...REFUND, effectKey: `${BOOKING.id}:3:0` });
      await expect(
        upsertRefund(kysely, { ...REFUND, refundId: "re_2", effectKey: `${BOOKING.id}:3:0` }),
      ).rejects.toThrow(/unique/i);
    });

    test("a payment leads to its booking", async () => {
      const { kysely } = await openWithBooking(openFresh);
      expect(await findBookingIdByPaymentIntent(kysely, "pi_1")).toBeNull();
      await saveBooking(kysely, BOOKING, confirmed(BOOKING));
      expect(await findBookingIdByPaymentIntent(kysely, "pi_1")).toBe(BOOKING.id);
    });
  });
});

describe("checkouts", () => {
  forEachDialect((openFresh) => {
    test("an open checkout is found until it is closed, and its page stays as it was first told", async () => {
      const { kysely } = await openWithBooking(openFresh);
      expect(await findOpenCheckout(kysely, BOOKING.id)).toBeNull();
      const open = withCheckout(BOOKING, CHECKOUT.checkoutId, "open");
      expect(await saveBooking(kysely, BOOKING, open)).toBe(true);
      await updateCheckoutDetails(kysely, CHECKOUT);
      await updateCheckoutDetails(kysely, { ...CHECKOUT, url: "https://checkout.example/other" });
      const stored = { ...CHECKOUT, createdAt: open.updatedAt };
      expect(await findCheckout(kysely, CHECKOUT.checkoutId)).toEqual(stored);
      expect(await findOpenCheckout(kysely, BOOKING.id)).toEqual(stored);
      await saveBooking(kysely, open, withCheckout(open, CHECKOUT.checkoutId, "expired"));
      expect(await findOpenCheckout(kysely, BOOKING.id)).toBeNull();
      expect(await findCheckout(kysely, CHECKOUT.checkoutId)).toEqual({ ...stored, status: "expired" });
      expect(await findCheckout(kysely, "cs_test_none")).toBeNull();
    });

    test("of two checkouts of one effect both are known, and the first one written down keeps the effect", async () => {
      const { kysely } = await openWithBooking(openFresh);
      const first = withCheckout(BOOKING, CHECKOUT.checkoutId, "open");
      await saveBooking(kysely, BOOKING, first);
      await saveBooking(kysely, first, withCheckout(first, "cs_test_00000002", "open"));
      for (const checkoutId of [CHECKOUT.checkoutId, "cs_test_00000002", CHECKOUT.checkoutId] as const) {
        await updateCheckoutDetails(kysely, { ...CHECKOUT, checkoutId });
      }
      expect(await findCheckout(kysely, CHECKOUT.checkoutId)).toMatchObject({
        effectKey: CHECKOUT.effectKey,
      });
      expect(await findCheckout(kysely, "cs_test_00000002")).toMatchObject({
        effectKey: null,
        url: CHECKOUT.url,
      });
    });
  });
});

/** The next version of a booking, with this checkout standing so. */
function withCheckout(booking: Booking, checkoutId: CheckoutId, status: StoredCheckout["status"]): Booking {
  const others = booking.context.checkouts.filter((known) => known.checkoutId !== checkoutId);
  return {
    ...booking,
    version: booking.version + 1,
    context: { ...booking.context, checkouts: [...others, { checkoutId, status }] },
  };
}
