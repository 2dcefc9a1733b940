import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { getBooking } from "../../db/bookings/bookings.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { addMinutes } from "../../server/domain/values/instant.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import {
  bookAndPay,
  bookTime,
  bookUntilCheckout,
  initiate,
  pickTime,
  signUp,
  untilClockReaches,
  untilState,
  type Visitor,
} from "../kit/visitors.ts";
import { readPage } from "./read-page.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";
import { until } from "../../server/test-until.ts";

const PRICED = "ada-okafor/architecture-review";
const ON_IT = "This is taking longer than usual. We are on it.";
/** Longer than any answer of Stripe or Calendly is waited for before the page. */
const TOO_LONG_MINUTES = 2;
/** Longer than the worker's longest pause between two tries. */
const PAST_ANY_PAUSE = { minutes: 16 };
const PAST_THE_HOLD = { minutes: 31 };

let app: BuiltApp;

beforeAll(async () => {
  app = await startBuiltApp();
});
afterEach(async () => {
  await app.sandbox.clearFaults();
  await app.sandbox.releaseDeliveries();
});
afterAll(() => app.stop());

interface Waiting {
  readonly client: Visitor;
  readonly bookingId: BookingId;
}

const stripeIsDown = () =>
  app.sandbox.addFault({ provider: "stripe", on: "request", fault: { kind: "down" } });

async function wait({ client, bookingId }: Waiting, minutes: number): Promise<void> {
  const at = addMinutes(await app.sandbox.now(), minutes);
  await app.sandbox.advance({ minutes });
  await untilClockReaches(client, bookingId, at);
}

/** The page waits by itself; after too long it says that we are on it, that the client can go, and stops loading itself. */
async function expectEndsByItself(waiting: Waiting, address: string, words: string): Promise<string> {
  const first = await readPage(waiting.client, address);
  expect(first.words).toContain(words);
  expect(first.words).not.toContain(ON_IT);
  expect(first.goesOn).toBe(true);
  await wait(waiting, TOO_LONG_MINUTES);
  const later = await until(async () => {
    const page = await readPage(waiting.client, first.path);
    expect(page.words).toContain(ON_IT);
    return page;
  });
  expect(later.words).toContain("you can close this page");
  expect(later.goesOn).toBe(false);
  return first.path;
}

async function expectLeadsTo({ client }: Waiting, address: string, words: string): Promise<void> {
  await until(async () => {
    const page = await readPage(client, address);
    expect(page.words).toContain(words);
    expect([page.words.includes(ON_IT), page.goesOn]).toEqual([false, false]);
  });
}

describe("every waiting page ends, and when the delivery comes it shows the right step:", () => {
  test("for Calendly's calendar", async () => {
    const client = await signUp(app);
    await app.sandbox.addFault({
      provider: "calendly",
      on: "request",
      method: "POST",
      fault: { kind: "down" },
    });
    const waiting = { client, bookingId: await initiate(client, PRICED) };
    const page = await expectEndsByItself(
      waiting,
      `/bookings/${waiting.bookingId}`,
      "Preparing the calendar",
    );
    await app.sandbox.clearFaults();
    await app.sandbox.advance(PAST_ANY_PAUSE);
    await expectLeadsTo(waiting, page, "Pick a time with Ada Okafor");
    expect((await getBooking(app.db, waiting.bookingId)).schedulingUrl).not.toBeNull();
  });

  test("for the time that was picked on Calendly", async () => {
    const client = await signUp(app);
    const waiting = { client, bookingId: await initiate(client, PRICED) };
    const query = new URLSearchParams({
      utm_content: waiting.bookingId,
      invitee_uuid: "00000000-0000-4000-8000-000000000000",
      invitee_email: client.email,
    });
    const page = await expectEndsByItself(
      waiting,
      `/bookings/calendly-return?${query.toString()}`,
      "We could not find that time yet",
    );
    await pickTime(app, client, waiting.bookingId);
    await expectLeadsTo(waiting, page, "Check the time, then pay");
  });

  test("for Stripe's payment page", async () => {
    const waiting = await bookTime(app, PRICED);
    await stripeIsDown();
    const address = `/bookings/${waiting.bookingId}`;
    await waiting.client.post(address, { intent: "pay" });
    const page = await expectEndsByItself(waiting, address, "Waiting for Stripe’s payment page");
    await app.sandbox.clearFaults();
    await app.sandbox.advance(PAST_ANY_PAUSE);
    await expectLeadsTo(waiting, page, "Continue to pay");
  });

  test("for Stripe's word on a payment", async () => {
    const waiting = await bookUntilCheckout(app, PRICED);
    await app.sandbox.addFault({ provider: "stripe", on: "delivery", fault: { kind: "hold" } });
    await app.sandbox.pay(waiting.checkoutId);
    await stripeIsDown();
    const page = await expectEndsByItself(
      waiting,
      `/bookings/${waiting.bookingId}?checkout=${waiting.checkoutId}`,
      "Asking Stripe about your payment",
    );
    await app.sandbox.clearFaults();
    // Longer than Stripe is left alone after an outage.
    await app.sandbox.advance({ minutes: 3 });
    await expectLeadsTo(waiting, page, "You are booked");
  });

  test("for the end of a hold", async () => {
    const waiting = await bookUntilCheckout(app, PRICED);
    await stripeIsDown();
    await wait(waiting, PAST_THE_HOLD.minutes);
    const page = await expectEndsByItself(
      waiting,
      `/bookings/${waiting.bookingId}`,
      "The hold on this time is over",
    );
    await app.sandbox.clearFaults();
    await app.sandbox.advance(PAST_ANY_PAUSE);
    await untilState(app, waiting.bookingId, "ABANDONED");
    await expectLeadsTo(waiting, page, "This booking has lapsed");
  });

  test("for a bank's delayed payment: it says until when, and ends with the hold", async () => {
    const waiting = await bookUntilCheckout(app, PRICED);
    const address = `/bookings/${waiting.bookingId}`;
    // 14 days: longer than any debit is waited for.
    await app.sandbox.payByDebit(waiting.checkoutId, 14);
    await until(async () =>
      expect((await readPage(waiting.client, address)).words).toContain("Your payment is in progress"),
    );
    await app.sandbox.advance({ days: 8 });
    await untilState(app, waiting.bookingId, "ABANDONED");
    await expectLeadsTo(waiting, address, "This booking has lapsed");
  });

  test("for a refund: days later it says that we are on it, and when it has arrived that it has", async () => {
    const waiting = await bookAndPay(app, PRICED);
    const { client, bookingId } = waiting;
    const address = `/bookings/${bookingId}`;
    await atStripe("/refunds/next", { statuses: ["pending"] });
    const { cancellationQuote } = await client.api.booking.get.query({ bookingId });
    const outcome = await client.api.booking.cancel.mutate({ bookingId, quote: cancellationQuote.token });
    expect(outcome.ok).toBe(true);
    await app.untilQuiet();
    const first = await readPage(client, address);
    expect(first.words).toContain("This booking is canceled");
    expect(first.words).not.toContain(ON_IT);
    expect(first.goesOn).toBe(false);

    await app.sandbox.advance({ days: 11 });
    await until(async () => expect((await readPage(client, address)).words).toContain(ON_IT));

    const { refunds } = await app.sandbox.stripeLedger();
    const [payment] = (await getBooking(app.db, bookingId)).context.payments;
    const refund = refunds.find(({ payment_intent: intent }) => intent === payment?.paymentIntentId);
    invariant(refund !== undefined, "Stripe has the refund");
    await atStripe(`/refunds/${refund.id}/succeed`);
    await untilState(app, bookingId, "REFUNDED");
    await expectLeadsTo(waiting, address, "Canceled, and your money returned");
  });
});

/** What people do at Stripe. */
async function atStripe(route: string, body: unknown = {}): Promise<void> {
  const response = await fetch(`${app.demo.sandboxUrls.control}/stripe${route}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  invariant(response.ok, `the sandbox answered ${response.status} to ${route}`);
}
