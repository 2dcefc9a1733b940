import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { getBooking } from "../../db/bookings/bookings.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { dieAt } from "./die-at.ts";
import {
  bookAndPay,
  bookUntilCheckout,
  countTransitions,
  findSessionTypeId,
  initiate,
  signUp,
  untilState,
} from "../kit/visitors.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";

const PRICED = "ada-okafor/architecture-review";

let app: BuiltApp;

beforeAll(async () => {
  app = await startBuiltApp();
});
afterEach(() => app.sandbox.clearFaults());
afterAll(() => app.stop());

async function chargesAndRefundsOf(bookingId: BookingId) {
  const { sessions, charges, refunds } = await app.sandbox.stripeLedger();
  const intents = sessions
    .filter(({ metadata }) => metadata?.["booking_id"] === bookingId)
    .map(({ payment_intent: intent }) => intent);
  return {
    charged: charges
      .filter(({ payment_intent: intent, paid }) => paid && intents.includes(intent))
      .map(({ amount }) => amount),
    refunded: refunds
      .filter(({ payment_intent: intent }) => intents.includes(intent))
      .map(({ amount }) => amount),
  };
}

test("killed after Book was pressed and before anything was committed: there is no booking, and Book again makes the one", async () => {
  const client = await signUp(app);
  const sessionTypeId = await findSessionTypeId(client, PRICED);
  const asking = {
    provider: "calendly",
    method: "GET",
    pattern: "^/event_type",
    moment: "time_out",
  } as const;
  await dieAt(app, asking, () => client.api.booking.initiate.mutate({ sessionTypeId, timeZone: null }));
  expect((await client.api.booking.listMine.query()).items).toEqual([]);
  const bookingId = await initiate(client, PRICED);
  expect((await client.api.booking.listMine.query()).items.map(({ id }) => id)).toEqual([bookingId]);
});

describe("killed while the client comes back from Stripe", () => {
  test("the webhook confirms the booking, once", async () => {
    const { client, bookingId, checkoutId } = await bookUntilCheckout(app, PRICED);
    await app.sandbox.addFault({ provider: "stripe", on: "delivery", fault: { kind: "hold" } });
    await app.sandbox.pay(checkoutId);
    const reading = {
      provider: "stripe",
      method: "GET",
      pattern: `/${checkoutId}$`,
      moment: "time_out",
    } as const;
    await dieAt(app, reading, () => client.api.booking.confirmPayment.mutate({ bookingId, checkoutId }));
    expect((await getBooking(app.db, bookingId)).state).toBe("PAYMENT_PENDING");
    await app.sandbox.releaseDeliveries();
    await untilState(app, bookingId, "CONFIRMED");
    await app.untilQuiet();
    expect(await countTransitions(app, bookingId, "CHECKOUT_PAID")).toBe(1);
    expect((await chargesAndRefundsOf(bookingId)).charged).toEqual([15_000]);
  });

  test("and the webhook is lost as well: opening the page again confirms the booking", async () => {
    const { client, bookingId, checkoutId } = await bookUntilCheckout(app, PRICED);
    await app.sandbox.addFault({ provider: "stripe", on: "delivery", fault: { kind: "drop" } });
    await app.sandbox.pay(checkoutId);
    const reading = {
      provider: "stripe",
      method: "GET",
      pattern: `/${checkoutId}$`,
      moment: "hold_response",
    } as const;
    const back = `/bookings/${bookingId}?checkout=${checkoutId}`;
    await dieAt(app, reading, () => client.get(back));
    await client.get(back);
    await untilState(app, bookingId, "CONFIRMED");
    expect(await countTransitions(app, bookingId, "CHECKOUT_PAID")).toBe(1);
  });
});

describe.each(["time_out", "hold_response"] as const)(
  "killed in the middle of a quoted cancellation (%s)",
  (moment) => {
    test("what was quoted comes back once, the time is free, and pressing again changes nothing", async () => {
      const { client, bookingId, event } = await bookAndPay(app, PRICED);
      await app.untilQuiet();
      const { cancellationQuote } = await client.api.booking.get.query({ bookingId });
      const press = () => client.api.booking.cancel.mutate({ bookingId, quote: cancellationQuote.token });
      const refunding = { provider: "stripe", method: "POST", pattern: "^/v1/refunds$", moment } as const;
      await dieAt(app, refunding, press);
      await press();
      await untilState(app, bookingId, "REFUNDED");
      await app.untilQuiet();
      expect((await chargesAndRefundsOf(bookingId)).refunded).toEqual([
        cancellationQuote.refund?.amountMinor,
      ]);
      expect(await countTransitions(app, bookingId, "CANCEL_REQUESTED")).toBe(1);
      const { scheduledEvents } = await app.sandbox.calendlyLedger();
      expect(scheduledEvents.find(({ uri }) => uri === event.uri)?.status).toBe("canceled");
    });
  },
);
