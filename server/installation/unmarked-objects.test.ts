import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isCheckoutId, type BookingId } from "../domain/values/ids.ts";
import { invariant } from "../domain/values/invariant.ts";
import {
  kindsOf,
  startReconciliationFixture,
  type ReconciliationFixture,
} from "../reconciliation/test-reconciliation.ts";

const PRICE_MINOR = 15_000;

let fixture: ReconciliationFixture;
let bookingId: BookingId;
let own: string;
let others: string;

beforeAll(async () => {
  fixture = await startReconciliationFixture();
  const first = await fixture.paying();
  bookingId = first.bookingId;
  own = await effectThatOpened(bookingId);
  others = await effectThatOpened((await fixture.paying()).bookingId);
});
afterAll(() => fixture.stop());

async function effectThatOpened(id: BookingId): Promise<string> {
  const { key } = await fixture.app.db
    .selectFrom("outbox")
    .select("key")
    .where("booking_id", "=", id)
    .where("type", "=", "openCheckout")
    .executeTakeFirstOrThrow();
  return key;
}

/** As every version before there were installations has made them: without an id. */
async function plant(
  metadata: Readonly<Record<string, string>>,
  more: Readonly<Record<string, unknown>> = {},
) {
  const [planted] = await fixture.app.control<
    { checkout_id: string; payment_intent_id: string; refund_id: string | null }[]
  >("stripe", "POST", "/plant", [{ state: "paid", amount: PRICE_MINOR, currency: "usd", metadata, ...more }]);
  invariant(planted !== undefined && isCheckoutId(planted.checkout_id), "it is planted");
  return {
    checkoutId: planted.checkout_id,
    intentId: planted.payment_intent_id,
    refundId: planted.refund_id,
  };
}

describe("what bears no installation's id is ours only when its booking and its effect are", () => {
  test.each([
    ["with no order", () => ({ booking_id: bookingId })],
    [
      "with an effect that nobody here has given",
      () => ({ booking_id: bookingId, effect_key: `${bookingId}:99:0` }),
    ],
    ["with the order of another booking", () => ({ booking_id: bookingId, effect_key: others })],
  ])("a payment %s is nobody's: not taken in, not returned, no finding", async (_case, metadata) => {
    const { checkoutId, intentId } = await plant(metadata());
    expect(await fixture.app.deps.payments.getCheckout(checkoutId)).toMatchObject({
      bookingId: null,
      effectKey: null,
    });
    expect(await fixture.app.deps.payments.getPaymentIntent(intentId)).toMatchObject({ bookingId: null });
    expect(await fixture.findingsOf(bookingId)).toEqual([]);
    expect((await fixture.booking(bookingId)).state).toBe("PAYMENT_PENDING");
    expect(await fixture.app.deps.payments.listRefunds(intentId)).toEqual([]);
  });

  test("a refund with another's effect settles no obligation of ours by name", async () => {
    const { refundId } = await plant(
      {},
      { state: "paid_and_refunded", refund_metadata: { booking_id: bookingId, effect_key: others } },
    );
    expect(await fixture.app.deps.payments.getRefund(refundId ?? "")).toMatchObject({
      bookingId: null,
      effectKey: null,
    });
  });

  test("a payment with our own effect is recorded: it was made before there were ids", async () => {
    const { checkoutId } = await plant({ booking_id: bookingId, effect_key: own });
    expect(await fixture.app.deps.payments.getCheckout(checkoutId)).toMatchObject({
      bookingId,
      effectKey: own,
    });
    expect(kindsOf(await fixture.findingsOf(bookingId))).toEqual(["payment_missed repaired"]);
    expect((await fixture.booking(bookingId)).state).toBe("CONFIRMED");
  });
});
