import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { until } from "../../server/test-until.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import { type AppFixture, startApp } from "../kit/app.ts";
import { HALF_TIER_NOTICE_MINUTES, PRICE_MINOR } from "../kit/bookings.ts";
import type { TestBooking } from "../kit/test-booking.ts";

/** Whatever Stripe tells about money that went back. */
const REFUND_EVENT_TYPES = /^(refund\.|charge\.refunded$)/;

let app: AppFixture;

beforeAll(async () => {
  app = await startApp();
});
afterEach(() => app.clearFaults());
afterAll(() => app.stop());

async function untilEvents(booking: TestBooking, type: "REFUND_SETTLED", count: number): Promise<void> {
  await until(async () => invariant((await app.countEvents(booking, type)) >= count, `${count} of ${type}`));
}

const WHOLE = [{ amountMinor: PRICE_MINOR, status: "succeeded" }];

async function expectOneRefundInFull(booking: TestBooking): Promise<void> {
  await app.untilState(booking, "REFUNDED");
  await app.settled(booking);
  expect(app.moneyOf(booking).refunds).toEqual(WHOLE);
  expect(await app.countEvents(booking, "REFUND_SETTLED")).toBe(1);
  expect(app.mailsOf(booking, "Canceled: ").toClient).toHaveLength(1);
}

describe("a refund made in Stripe's dashboard", () => {
  test("is recorded once, however often Stripe tells of it", async () => {
    const booking = await app.reach("CONFIRMED");
    const refund = await app.refundInDashboard(booking, 4_000);
    await app.duplicateEvents(booking, REFUND_EVENT_TYPES);
    await untilEvents(booking, "REFUND_SETTLED", 1);
    const { state, context } = await app.settled(booking);
    expect(state).toBe("CONFIRMED");
    expect(context.refunds.map(({ refundId, due }) => ({ refundId, due }))).toEqual([
      { refundId: refund.id, due: null },
    ]);
    expect(await app.countEvents(booking, "REFUND_SETTLED")).toBe(1);
  });

  test("twice with the same amount is two refunds, each recorded once, though each webhook comes under two event ids", async () => {
    const booking = await app.reach("CONFIRMED");
    const refunds = [
      await app.refundInDashboard(booking, 4_000),
      await app.refundInDashboard(booking, 4_000),
    ];
    await app.duplicateEvents(booking, REFUND_EVENT_TYPES);
    await untilEvents(booking, "REFUND_SETTLED", 2);
    const { context } = await app.settled(booking);
    expect(context.refunds.map(({ refundId }) => refundId).sort()).toEqual(
      refunds.map(({ id }) => id).sort(),
    );
    expect(context.refunds.map(({ amount }) => amount.amountMinor)).toEqual([4_000, 4_000]);
    expect(await app.countEvents(booking, "REFUND_SETTLED")).toBe(2);
  });

  test("with every webhook of it lost is found when the booking is canceled, and the rest is returned", async () => {
    const booking = await app.reach("CONFIRMED");
    app.addDeliveryFault("stripe", { kind: "drop" });
    await app.refundInDashboard(booking, 4_000);
    expect((await app.cancelAsClient(booking)).ok).toBe(true);
    await app.untilState(booking, "REFUNDED");
    await app.settled(booking);
    expect(app.moneyOf(booking).refunds.map(({ amountMinor }) => amountMinor)).toEqual([4_000, 11_000]);
  });
});

describe.each([
  ["as it is requested now", false],
  ["as the release before requested it, without what was known then", true],
])(
  "a part returned in Stripe's dashboard, then a cancellation at Calendly for half, and the news of the first comes last, %s",
  (_name, isOfOldRelease) => {
    beforeAll(async () => {
      if (isOfOldRelease) {
        await sql`create trigger old_release after insert on outbox when new.type = 'requestRefund' begin
          update outbox set params_json = json_remove(params_json, '$.basis') where key = new.key; end`.execute(
          app.db,
        );
      }
    });
    afterAll(() => sql`drop trigger if exists old_release`.execute(app.db));

    async function cancelForHalf(returnedMinor: number) {
      const booking = await app.reach("CONFIRMED");
      await app.advanceToNotice(booking, HALF_TIER_NOTICE_MINUTES);
      app.addDeliveryFault("stripe", { kind: "hold" });
      await app.refundInDashboard(booking, returnedMinor);
      await app.advance(1);
      expect(await app.cancelOnCalendlysPage(booking)).toBe(200);
      await app.untilState(booking, "CANCELED");
      await app.settled(booking);
      await app.clearFaults();
      const { state } = await app.settled(booking);
      const effect = await app.db
        .selectFrom("outbox")
        .select("params_json")
        .where("booking_id", "=", booking.bookingId)
        .where("type", "=", "requestRefund")
        .executeTakeFirstOrThrow();
      expect(effect.params_json.includes("knownRefundIds")).toBe(!isOfOldRelease);
      return { state, returned: app.moneyOf(booking).refunds.map(({ amountMinor }) => amountMinor) };
    }

    test("less than was due: the rest of the half goes back", async () => {
      expect(await cancelForHalf(4_000)).toEqual({
        state: "CANCELED",
        returned: [4_000, PRICE_MINOR / 2 - 4_000],
      });
    });

    test("more than was due: nothing is returned on top", async () => {
      expect(await cancelForHalf(8_000)).toEqual({ state: "CANCELED", returned: [8_000] });
    });
  },
);

describe("a charge that was refunded already", () => {
  test("in full: canceling still succeeds, and nothing is returned on top", async () => {
    const booking = await app.reach("CONFIRMED");
    await app.refundInDashboard(booking);
    await untilEvents(booking, "REFUND_SETTLED", 1);
    expect((await app.cancelAsClient(booking)).ok).toBe(true);
    const { state, context } = await app.settled(booking);
    expect([state, context.canceledBy]).toEqual(["REFUNDED", "client"]);
    expect(app.moneyOf(booking).refunds).toEqual(WHOLE);
    expect(app.eventStatusOf(booking)).toBe("canceled");
  });

  test("in full, and we do not know of it: canceling still succeeds, and nothing is returned on top", async () => {
    const booking = await app.reach("CONFIRMED");
    app.addDeliveryFault("stripe", { kind: "hold" });
    await app.refundInDashboard(booking);
    expect((await app.cancelAsClient(booking)).ok).toBe(true);
    await app.untilState(booking, "REFUNDED");
    await app.settled(booking);
    await app.clearFaults();
    await app.settled(booking);
    expect(app.moneyOf(booking).refunds).toEqual(WHOLE);
    expect(app.eventStatusOf(booking)).toBe("canceled");
    expect((await app.operator.deadLetters.list()).effects.map(({ booking: about }) => about)).toEqual([]);
  });

  test("in part: canceling returns only what is left", async () => {
    const booking = await app.reach("CONFIRMED");
    await app.refundInDashboard(booking, 4_000);
    await untilEvents(booking, "REFUND_SETTLED", 1);
    expect((await app.cancelAsClient(booking)).ok).toBe(true);
    await app.untilState(booking, "REFUNDED");
    await app.settled(booking);
    expect(app.moneyOf(booking).refunds.map(({ amountMinor }) => amountMinor)).toEqual([4_000, 11_000]);
  });

  test("in part, and more than the policy gives back: canceling returns nothing more", async () => {
    const booking = await app.reach("CONFIRMED");
    await app.refundInDashboard(booking, 9_000);
    await untilEvents(booking, "REFUND_SETTLED", 1);
    await app.advanceToNotice(booking, 18 * 60);
    expect((await app.cancelAsClient(booking)).ok).toBe(true);
    expect((await app.settled(booking)).state).toBe("CANCELED");
    expect(app.moneyOf(booking).refunds.map(({ amountMinor }) => amountMinor)).toEqual([9_000]);
  });
});

describe("one cancellation is one refund", () => {
  test("when the webhook of our refund overtakes Stripe's answer to us", async () => {
    const booking = await app.reach("CONFIRMED");
    app.addRequestFault("POST", "^/v1/refunds$", { kind: "hold_response" }, 1);
    expect((await app.cancelAsClient(booking)).ok).toBe(true);
    await app.untilState(booking, "REFUNDED");
    const [event] = (await app.read(booking.bookingId)).context.refunds;
    expect(event?.due).toBe(1);
    expect(app.sandbox.kernel.faults.heldCount("stripe")).toBe(1);
    await app.clearFaults();
    await expectOneRefundInFull(booking);
  });

  test("when the answer to us comes before its webhooks, and these come doubled", async () => {
    const booking = await app.reach("CONFIRMED");
    app.addDeliveryFault("stripe", { kind: "hold" });
    expect((await app.cancelAsClient(booking)).ok).toBe(true);
    await app.untilState(booking, "REFUNDED");
    await app.duplicateEvents(booking, REFUND_EVENT_TYPES);
    await app.clearFaults();
    await expectOneRefundInFull(booking);
  });

  test("when the button is pressed twice at once", async () => {
    const booking = await app.reach("CONFIRMED");
    const { client, bookingId } = booking;
    const quote = await app.quoteOf(booking);
    const outcomes = await Promise.all([1, 2, 3].map(() => client.api.booking.cancel({ bookingId, quote })));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    await expectOneRefundInFull(booking);
  });

  test("when client, builder and Calendly's page cancel at the same moment", async () => {
    const booking = await app.reach("CONFIRMED");
    const { client, bookingId } = booking;
    const quote = await app.quoteOf(booking);
    await Promise.all([
      client.api.booking.cancel({ bookingId, quote }),
      app.builders.ada.myBookings.cancel({ bookingId }),
      app.cancelOnCalendlysPage(booking),
    ]);
    await expectOneRefundInFull(booking);
  });

  test.each(["lose_response", "down"] as const)("when the call for it breaks (%s)", async (kind) => {
    const booking = await app.reach("CONFIRMED");
    app.addRequestFault("POST", "^/v1/refunds$", { kind }, 2);
    expect((await app.cancelAsClient(booking)).ok).toBe(true);
    await expectOneRefundInFull(booking);
  });

  test("when its answer is lost, and every webhook of it too", async () => {
    const booking = await app.reach("CONFIRMED");
    app.addDeliveryFault("stripe", { kind: "drop" });
    app.addRequestFault("POST", "^/v1/refunds$", { kind: "lose_response" }, 1);
    expect((await app.cancelAsClient(booking)).ok).toBe(true);
    await expectOneRefundInFull(booking);
  });
});

test("refunding a duplicate payment leaves the booking confirmed, and the session's own payment where it is", async () => {
  const booking = await app.reach("CONFIRMED");
  const { bookingId } = booking;
  const second = await app.payAgain(bookingId, PRICE_MINOR);
  await untilEvents(booking, "REFUND_SETTLED", 1);
  const { state, context } = await app.settled(booking);
  expect(state).toBe("CONFIRMED");
  expect(app.moneyOf(booking)).toMatchObject({ charged: [PRICE_MINOR, PRICE_MINOR], refunds: WHOLE });
  expect(context.confirmedCheckoutId).toBe(booking.checkoutId);
  const returned = context.payments.find(
    ({ paymentIntentId }) => paymentIntentId === context.refunds[0]?.paymentIntentId,
  );
  expect(returned?.checkoutId).toBe(second);
  expect(app.eventStatusOf(booking)).toBe("active");
  expect(app.mailsOf(booking, "Your payment goes back").toClient).toHaveLength(1);
  expect(app.mailsOf(booking, "Canceled: ").toClient).toEqual([]);
  // And what comes back for the session itself is not taken for returned already.
  expect((await app.viewOf(booking)).cancellationQuote.refund?.amountMinor).toBe(PRICE_MINOR);
});
