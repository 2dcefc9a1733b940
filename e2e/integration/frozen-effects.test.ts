import { createHash } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { listTransitions } from "../../db/history/booking-history.ts";
import type { EffectType } from "../../server/domain/booking/booking-effect.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { checkoutIdOf } from "../kit/offers.ts";
import { until } from "../../server/test-until.ts";
import { type AppFixture, startApp } from "../kit/app.ts";
import { PRICE_MINOR } from "../kit/bookings.ts";
import type { Booked } from "../kit/test-booking.ts";
import { PAST_ANY_PAUSE_MINUTES } from "../kit/clock.ts";
import { returned } from "../kit/stripe.ts";

let app: AppFixture;

beforeAll(async () => {
  app = await startApp();
});
afterEach(() => app.clearFaults());
afterAll(() => app.stop());

/** Stripe does what it is asked, and its answer is lost on the way. Twice: over a closed connection its SDK asks again by itself. */
function loseTheAnswer(pattern: string): Promise<unknown> {
  return app.sandbox.addFault({
    provider: "stripe",
    on: "request",
    method: "POST",
    pattern,
    fault: { kind: "lose_response" },
    remaining: 2,
  });
}

/** A client who pressed Pay: Stripe has opened a checkout, and we have not heard of it. */
async function payUnheard(): Promise<Booked> {
  const booked = await app.bookTime();
  await loseTheAnswer("^/v1/checkout/sessions$");
  expect(await booked.client.api.booking.openCheckout({ bookingId: booked.bookingId })).toEqual({
    ok: true,
    value: { checkoutUrl: null },
  });
  expect(app.moneyOf(booked).checkouts).toEqual(["open"]);
  return booked;
}

async function eventsOf(bookingId: BookingId): Promise<string[]> {
  return (await listTransitions(app.db, bookingId)).map(({ event }) => event.type);
}

/** The order is tried again: the page knows its checkout, it is the only one, and it can be paid. */
async function expectTheOneCheckout({ client, bookingId }: Booked): Promise<void> {
  await app.advance(PAST_ANY_PAUSE_MINUTES);
  await app.untilQuiet();
  expect(await eventsOf(bookingId)).not.toContain("CHECKOUT_NOT_OPENED");
  const { checkoutUrl } = await until(async () => {
    const view = await client.api.booking.get({ bookingId });
    expect(view.checkoutUrl).not.toBeNull();
    return view;
  });
  expect(await app.openCheckout({ client, bookingId })).toBe(checkoutIdOf(checkoutUrl));
  expect(app.moneyOf({ bookingId }).checkouts).toEqual(["open"]);
  await app.sandbox.pay(checkoutIdOf(checkoutUrl));
  await app.untilSettled({ bookingId }, "CONFIRMED");
  expect(app.moneyOf({ bookingId })).toEqual({
    checkouts: ["complete"],
    charged: [PRICE_MINOR],
    refunds: [],
  });
}

describe("a checkout whose opening got no answer is the one that is found again, and paid,", () => {
  test("though the builder has another name by then", async () => {
    const booked = await payUnheard();
    await app.db.updateTable("builder").set({ display_name: "Ada Renamed" }).execute();
    await expectTheOneCheckout(booked);
  });

  test("though the booking has another address and another title by then", async () => {
    const booked = await payUnheard();
    await app.db
      .updateTable("booking")
      .set({ client_email: "other@example.com", session_type_name: "Renamed", duration_minutes: 59 })
      .where("id", "=", booked.bookingId)
      .execute();
    await expectTheOneCheckout(booked);
  });

  test("though its effect was given before requests were kept", async () => {
    const booked = await payUnheard();
    await rewriteRequest(booked.bookingId, "openCheckout", () => null);
    await app.db.updateTable("builder").set({ display_name: "Ada Once More" }).execute();
    await expectTheOneCheckout(booked);
  });

  test("though another version would ask for it in other words: the key says so, and it is looked up", async () => {
    const booked = await payUnheard();
    await rewriteRequest(booked.bookingId, "openCheckout", (text) => text.replace("Ada", "Somebody"));
    await expectTheOneCheckout(booked);
  });
});

/** Puts another text in the place of what was ordered, as an earlier version would have written it, or none. */
async function rewriteRequest(
  bookingId: BookingId,
  type: EffectType,
  rewrite: (text: string) => string | null,
): Promise<void> {
  const { key, request_json: text } = await app.db
    .selectFrom("outbox")
    .select(["key", "request_json"])
    .where("booking_id", "=", bookingId)
    .where("type", "=", type)
    .executeTakeFirstOrThrow();
  const other = rewrite(text ?? "");
  expect(other).not.toBe(text);
  const digest = other === null ? null : createHash("sha256").update(other).digest("hex");
  await app.db
    .updateTable("outbox")
    .set({ request_json: other, request_sha256: digest, attempts: 0 })
    .where("key", "=", key)
    .execute();
}

describe("a refund whose answer was lost is made once", () => {
  /** Canceled in time: all of it goes back, and Stripe's answer is lost. */
  async function cancelUnheard(): Promise<Booked> {
    const booked = await app.bookUntilCheckout();
    await app.sandbox.pay(booked.checkoutId);
    await app.untilSettled(booked, "CONFIRMED");
    app.addDeliveryFault("stripe", { kind: "hold" });
    await loseTheAnswer("^/v1/refunds$");
    const { client, bookingId } = booked;
    const { cancellationQuote } = await client.api.booking.get({ bookingId });
    expect((await client.api.booking.cancel({ bookingId, quote: cancellationQuote.token })).ok).toBe(true);
    await until(() => expect(app.moneyOf({ bookingId }).refunds).toEqual(returned(PRICE_MINOR)));
    await until(async () => expect(await lastErrorOf(bookingId)).not.toBeNull());
    return booked;
  }

  async function lastErrorOf(bookingId: BookingId): Promise<string | null> {
    const row = await app.db
      .selectFrom("outbox")
      .select("last_error")
      .where("booking_id", "=", bookingId)
      .where("type", "=", "requestRefund")
      .executeTakeFirstOrThrow();
    return row.last_error;
  }

  test.each([
    ["though its order was given before requests were kept", () => null],
    [
      "though another version would ask for it in other words",
      (text: string) => text.replace("requested_by_customer", "duplicate"),
    ],
  ])("%s", async (_, rewrite) => {
    const { bookingId } = await cancelUnheard();
    await rewriteRequest(bookingId, "requestRefund", rewrite);
    await app.advance(PAST_ANY_PAUSE_MINUTES);
    await app.untilSettled({ bookingId }, "REFUNDED");
    expect(app.moneyOf({ bookingId })).toEqual({
      checkouts: ["complete"],
      charged: [PRICE_MINOR],
      refunds: returned(PRICE_MINOR),
    });
  });
});
