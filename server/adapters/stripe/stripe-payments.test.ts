import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  addMinutes,
  instantFromEpochMs,
  instantFromEpochSeconds,
  type Instant,
} from "../../domain/values/instant.ts";
import { money } from "../../domain/values/money.ts";
import { ProviderError } from "../../domain/providers/provider-error.ts";
import type { Checkout, NewCheckout, Payments } from "../../ports.ts";
import { startStripeBench, type StripeBench } from "../../sandbox/stripe/stripe-bench.ts";
import { allOfPages } from "../../test-pages.ts";
import { DELAYED_METHODS } from "./stripe-checkout.ts";
import { createStripePayments } from "./stripe-payments.ts";

const BOOKING = "bkg_00000000000000000000000001";
const DAY_MINUTES = 24 * 60;

let bench: StripeBench;
let payments: Payments;
let effects: number;
let start: Instant;

beforeEach(async () => {
  bench = await startStripeBench();
  payments = createStripePayments({ secretKey: "sk_test_sandbox", apiUrl: bench.url });
  effects = 0;
  start = addMinutes(now(), -1);
});
afterEach(() => bench.close());

const now = () => instantFromEpochMs(bench.kernel.clock.now().getTime());
const nextKey = () => `${BOOKING}:1:${String((effects += 1))}` as const;

function open(changes: Partial<NewCheckout> = {}): Promise<Checkout> {
  const effectKey = nextKey();
  const request = payments.describeCheckout({
    bookingId: BOOKING,
    effectKey,
    price: money(12_000, "EUR"),
    lineItemName: "Review with Ada",
    lineItemDescription: "Tomorrow · 60 minutes",
    clientEmail: "client@example.com",
    calendlyEventId: "evt",
    expiresAt: addMinutes(now(), 60),
    delayedMethods: "offered",
    successUrl: "https://app.example/done",
    cancelUrl: "https://app.example/back",
    callerMetadata: {},
    ...changes,
  });
  return payments.createCheckout(request, { effectKey, keySuffix: 0 });
}

async function read({ checkoutId }: Checkout): Promise<Checkout> {
  const checkout = await payments.getCheckout(checkoutId);
  if (checkout === null) throw new Error("The checkout is gone.");
  return checkout;
}

async function paid(how: object = {}): Promise<Checkout & { paymentIntentId: string }> {
  const checkout = await open();
  await bench.control("POST", `/checkout/${checkout.checkoutId}/pay`, how);
  const { paymentIntentId, ...rest } = await read(checkout);
  if (paymentIntentId === null) throw new Error("Nothing was paid.");
  return { ...rest, paymentIntentId };
}

function refund(paymentIntentId: string, amountMinor: number) {
  const order = newRefund(paymentIntentId, amountMinor);
  return payments.createRefund(order.request, order.amount, { effectKey: order.effectKey, keySuffix: 0 });
}

function newRefund(paymentIntentId: string, amountMinor: number) {
  const amount = money(amountMinor, "EUR");
  const effectKey = nextKey();
  const request = payments.describeRefund({ bookingId: BOOKING, effectKey, paymentIntentId, amount });
  return { request, amount, effectKey };
}

async function dispute(paymentIntentId: string, how: object = {}): Promise<string> {
  const charge = bench.sandbox.ledger.charges().find((one) => one.payment_intent === paymentIntentId);
  return (await bench.control<{ id: string }>("POST", `/charges/${charge?.id ?? ""}/dispute`, how)).id;
}

const undelivered = (...search: Parameters<Payments["listUndelivered"]>) =>
  allOfPages(payments.listUndelivered(...search));

async function refusalOf(call: Promise<unknown>): Promise<ProviderError> {
  const error: unknown = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof ProviderError) return error;
  throw new Error("Stripe did not refuse.", { cause: error });
}

describe("a checkout", () => {
  test("tells when it was opened, and that nothing is under way while it is open or paid by card", async () => {
    const opened = await open();
    expect(opened.createdAt >= start).toBe(true);
    expect(opened.asyncPayment).toBeNull();
    const card = await paid();
    expect(card).toMatchObject({ paymentStatus: "paid", asyncPayment: null });
    expect(card.paidAt).not.toBeNull();
  });

  test("carries a caller's metadata apart from ours, on the payment too, and is recognised by ours alone", async () => {
    const callerMetadata = { order: "7", booking_reference: "bkg_00000000000000000000000002" };
    const opened = await open({ callerMetadata });
    expect(opened).toMatchObject({ bookingId: BOOKING, effectKey: `${BOOKING}:1:1` });
    await bench.control("POST", `/checkout/${opened.checkoutId}/pay`, {});
    const { paymentIntentId } = await read(opened);
    const known = {
      x_order: "7",
      x_booking_reference: "bkg_00000000000000000000000002",
      booking_id: BOOKING,
    };
    const session = bench.sandbox.ledger.sessions().find(({ id }) => id === opened.checkoutId);
    expect(session?.metadata).toMatchObject(known);
    const intent = bench.sandbox.ledger.paymentIntents().find(({ id }) => id === paymentIntentId);
    expect(intent?.metadata).toMatchObject(known);
    expect(await payments.getPaymentIntent(paymentIntentId ?? "")).toMatchObject({ bookingId: BOOKING });
  });

  test("paid by bank debit is complete, unpaid and processing, wherever it is read from", async () => {
    const checkout = await paid({ method: "sepa_debit" });
    const expected = {
      status: "complete",
      paymentStatus: "unpaid",
      asyncPayment: "processing",
      paidAt: null,
    };
    expect(checkout).toMatchObject(expected);
    const { effectKey } = checkout;
    const found = await payments.findCheckoutByEffectKey(effectKey as `bkg_${string}:1:${string}`, start);
    expect(found).toMatchObject(expected);
    expect(await payments.expireCheckout(checkout.checkoutId)).toMatchObject(expected);
    expect(await allOfPages(payments.listCheckouts(start))).toMatchObject([expected]);
  });

  test("whose debit succeeds is paid, at an instant that Stripe does not tell", async () => {
    const checkout = await paid({ method: "sepa_debit" });
    await bench.control("POST", `/checkout/${checkout.checkoutId}/settle`, { outcome: "succeeded" });
    expect(await read(checkout)).toMatchObject({ paymentStatus: "paid", asyncPayment: null, paidAt: null });
  });

  test("whose debit fails has failed", async () => {
    const checkout = await paid({ method: "sepa_debit", iban: "AT861904300235473202" });
    await bench.kernel.clock.advance(3 * DAY_MINUTES * 60_000 + 60_000);
    expect(await read(checkout)).toMatchObject({
      status: "complete",
      paymentStatus: "unpaid",
      asyncPayment: "failed",
    });
  });

  test("leaves every delayed method out when it is to", async () => {
    const { checkoutId } = await open({ delayedMethods: "excluded" });
    const session = await bench.sdk.checkout.sessions.retrieve(checkoutId);
    expect(session.excluded_payment_method_types).toEqual([...DELAYED_METHODS]);
    expect(session.payment_method_types).toEqual(["card"]);
    const offering = await bench.sdk.checkout.sessions.retrieve((await open()).checkoutId);
    expect(offering.payment_method_types).toContain("sepa_debit");
  });
});

describe("lists", () => {
  test("hold everything since an instant, over several pages, newest first", async () => {
    const at = bench.kernel.clock.unixSeconds() - 3_600;
    const planted = await bench.control<{ checkout_id: string; refund_id: string }[]>(
      "POST",
      "/plant",
      Array.from({ length: 250 }, (_, index) => ({
        state: "paid_and_refunded",
        amount: 5_000,
        currency: "eur",
        metadata: { booking_id: BOOKING },
        created_at: at + index,
      })),
    );
    const newestFirst = planted.toReversed();
    const since = instantFromEpochSeconds(at + 100);
    const checkouts = await allOfPages(payments.listCheckouts(since));
    expect(checkouts.map(({ checkoutId }) => checkoutId)).toEqual(
      newestFirst.slice(0, 150).map((one) => one.checkout_id),
    );
    expect(checkouts[0]).toMatchObject({
      bookingId: BOOKING,
      paymentStatus: "paid",
      createdAt: instantFromEpochSeconds(at + 249),
      paidAt: instantFromEpochSeconds(at + 249),
    });
    const refunds = await allOfPages(payments.listRefundsSince(since));
    expect(refunds.map(({ refundId }) => refundId)).toEqual(
      newestFirst.slice(0, 150).map((one) => one.refund_id),
    );
  });

  test("are asked for their next page when the one before has been used", async () => {
    const state = ["paid_and_refunded", "paid_and_disputed"];
    const rows = Array.from({ length: 240 }, (_, index) => ({
      state: state[index % 2],
      amount: 5_000,
      currency: "eur",
    }));
    await bench.control("POST", "/plant", rows);
    for (const [list, pages] of [
      [payments.listCheckouts(start), [100, 100, 40]],
      [payments.listRefundsSince(start), [100, 20]],
      [payments.listDisputes(start), [100, 20]],
    ] as const) {
      bench.kernel.requests.clear();
      const calls: number[] = [];
      const lengths: number[] = [];
      for await (const page of list) {
        calls.push(bench.kernel.requests.list("stripe").length);
        lengths.push(page.length);
      }
      expect(lengths).toEqual(pages);
      expect(calls).toEqual(pages.map((_, index) => index + 1));
    }
  });

  test("that break off in the middle say so, after what they told", async () => {
    const rows = Array.from({ length: 101 }, () => ({ state: "expired", amount: 5_000, currency: "eur" }));
    await bench.control("POST", "/plant", rows);
    const told: number[] = [];
    async function readAll(): Promise<void> {
      for await (const page of payments.listCheckouts(start)) {
        told.push(page.length);
        const fault = { kind: "status", status: 500 } as const;
        bench.kernel.faults.add({ provider: "stripe", on: "request", fault, remaining: null });
      }
    }
    expect(await refusalOf(readAll())).toMatchObject({ provider: "stripe", operation: "list checkouts" });
    expect(told).toEqual([100]);
  });

  test("of undelivered events hold what no endpoint has taken, as a webhook would bring it", async () => {
    await bench.control("PUT", "/webhook_endpoints", {
      url: `${bench.receiverUrl}/hook`,
      secret: "whsec_adapter",
    });
    bench.kernel.faults.add({
      provider: "stripe",
      on: "delivery",
      fault: { kind: "drop" },
      pattern: "checkout.session.completed",
      remaining: 1,
    });
    const checkout = await paid();
    await refund(checkout.paymentIntentId, 1_000);
    await bench.kernel.postOffice.idle();
    const types = ["checkout.session.completed", "refund.created"];
    const missed = await undelivered(types, start, addMinutes(now(), 1));
    expect(missed).toMatchObject([{ eventType: "checkout.session.completed" }]);
    const body: unknown = JSON.parse(missed[0]?.body ?? "");
    expect(body).toMatchObject({
      id: missed[0]?.eventId,
      object: "event",
      type: "checkout.session.completed",
      data: { object: { id: checkout.checkoutId } },
    });
    expect(await undelivered(["refund.created"], start, addMinutes(now(), 1))).toEqual([]);
    expect(await undelivered(types, addMinutes(start, -60), start)).toEqual([]);
  });
});

describe("disputes", () => {
  test("are open until the bank has decided", async () => {
    const { paymentIntentId } = await paid();
    const disputeId = await dispute(paymentIntentId);
    const expected = { disputeId, paymentIntentId, amount: money(12_000, "EUR") };
    expect(await payments.getDispute(disputeId)).toMatchObject({ ...expected, status: "open" });
    const { evidence_details: evidence } = await bench.sdk.disputes.retrieve(disputeId);
    expect(await payments.getDispute(disputeId)).toMatchObject({
      answerDueAt: instantFromEpochSeconds(evidence.due_by ?? 0),
    });
    await bench.control("POST", `/disputes/${disputeId}/close`, { status: "lost" });
    expect(await allOfPages(payments.listDisputes(start))).toMatchObject([{ ...expected, status: "lost" }]);
    const other = await dispute((await paid()).paymentIntentId);
    await bench.control("POST", `/disputes/${other}/close`, { status: "won" });
    expect(await payments.getDispute(other)).toMatchObject({ status: "won" });
    expect(await allOfPages(payments.listDisputes(addMinutes(now(), 1)))).toEqual([]);
  });

  test("to which the bank takes no answer have no day to answer by", async () => {
    const { paymentIntentId } = await paid();
    const disputeId = await dispute(paymentIntentId, { answerable: false });
    expect(await payments.getDispute(disputeId)).toMatchObject({ status: "open", answerDueAt: null });
  });

  test("that Stripe does not know are null", async () => {
    expect(await payments.getDispute("du_none")).toBeNull();
  });
});

describe("a refused refund tells why", () => {
  test("the charge is disputed", async () => {
    const { paymentIntentId } = await paid();
    await dispute(paymentIntentId);
    expect(await refusalOf(refund(paymentIntentId, 1_000))).toMatchObject({
      status: 400,
      retryable: false,
      code: "charge_disputed",
    });
  });

  test("everything was refunded before", async () => {
    const { paymentIntentId } = await paid();
    await refund(paymentIntentId, 12_000);
    expect(await refusalOf(refund(paymentIntentId, 1))).toMatchObject({
      status: 400,
      retryable: false,
      code: "charge_already_refunded",
    });
  });

  test("less is left than was asked for, which Stripe gives no code", async () => {
    const { paymentIntentId } = await paid();
    await refund(paymentIntentId, 8_000);
    expect(await refusalOf(refund(paymentIntentId, 5_000))).toMatchObject({
      status: 400,
      retryable: false,
      code: null,
    });
  });
});

test("a refusal counts for now when it is fresh, and is known as an old one when its key is asked again", async () => {
  const { paymentIntentId } = await paid();
  await bench.control("POST", "/payouts");
  const { request, amount, effectKey } = newRefund(paymentIntentId, 1_000);
  const create = (keySuffix: number) => payments.createRefund(request, amount, { effectKey, keySuffix });
  const fresh = { status: 400, retryable: false, stored: false, replayed: false };
  expect(await refusalOf(create(0))).toMatchObject(fresh);
  await bench.control("POST", "/topups", { currency: "EUR", amount: 1_000 });
  const old = { status: 400, retryable: false, stored: true, replayed: true };
  expect(await refusalOf(create(0))).toMatchObject(old);
  expect(await create(1)).toMatchObject({ status: "succeeded" });
});

test("Stripe's own words are told without the address that they quote", async () => {
  for (const clientEmail of ["renée@example.com", "paasonau＠example.com", "casey@localhost"]) {
    expect(await refusalOf(open({ clientEmail }))).toMatchObject({
      code: "email_invalid",
      providerMessage: "Invalid email address: (address)",
      retryable: false,
    });
  }
});

test("an account that Stripe has restricted refuses every checkout, in the words that say where to look", async () => {
  await bench.control("PUT", "/account", { charges: "disabled" });
  const { providerMessage } = await refusalOf(open());
  expect(providerMessage).toMatch(/^Your account cannot currently make live charges\./);
  await bench.control("PUT", "/account", { currenciesOff: ["EUR"] });
  expect((await refusalOf(open())).providerMessage).toMatch(/^No valid payment method types/);
  expect((await open({ price: money(12_000, "USD") })).status).toBe("open");
});

test("a key that was used with another request says so, and is no refusal", async () => {
  const { paymentIntentId } = await paid();
  const { request, amount, effectKey } = newRefund(paymentIntentId, 1_000);
  const key = { effectKey, keySuffix: 0 };
  await payments.createRefund(request, amount, key);
  const other = { ...request, metadata: { booking_id: BOOKING, effect_key: effectKey, more: "words" } };
  expect(await refusalOf(payments.createRefund(other, amount, key))).toMatchObject({
    status: 400,
    keyWasUsed: true,
    retryable: true,
  });
});

test("a refund that was canceled or has failed is read as it is", async () => {
  await bench.control("POST", "/refunds/next", { statuses: ["pending"] });
  const { paymentIntentId } = await paid();
  const waiting = await refund(paymentIntentId, 2_000);
  expect(waiting.status).toBe("pending");
  await bench.control("POST", `/refunds/${waiting.refundId}/cancel`);
  const failing = await refund(paymentIntentId, 3_000);
  await bench.control("POST", `/refunds/${failing.refundId}/fail`);
  expect(await payments.listRefunds(paymentIntentId)).toMatchObject([
    { refundId: failing.refundId, status: "failed" },
    { refundId: waiting.refundId, status: "canceled" },
  ]);
});
