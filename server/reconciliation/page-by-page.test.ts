import { afterAll, beforeAll, expect, test } from "vitest";
import { startReconciliationFixture, type ReconciliationFixture } from "./test-reconciliation.ts";

/** As many as Stripe and Calendly tell at once. */
const PAGE = 100;

let fixture: ReconciliationFixture;

beforeAll(async () => {
  fixture = await startReconciliationFixture();
});
afterAll(() => fixture.stop());

/** Older than all that the fixture makes, and of no booking: two pages more of checkouts, refunds and disputes. */
async function plantOthers(): Promise<void> {
  const dayAgo = Math.floor(Date.parse(fixture.app.services.clock.now()) / 1000) - 24 * 60 * 60;
  const rows = Array.from({ length: 2 * PAGE }, (_, index) => ({
    state: index % 2 === 0 ? "paid_and_refunded" : "paid_and_disputed",
    amount: 5_000,
    currency: "usd",
    created_at: dayAgo + index,
  }));
  await fixture.app.control("stripe", "POST", "/plant", [...rows, ...rows]);
}

/** What one run asks Stripe for: `list` of this kind of object, and `read` of one of them, in their order. */
async function callsOfOneRun(path: string): Promise<string[]> {
  const { requests } = fixture.app.sandbox.kernel;
  requests.clear();
  await fixture.reconcile();
  const calls = requests.list("stripe").filter(({ method }) => method === "GET");
  return calls.flatMap((call) => {
    if (call.path === path) return ["list"];
    return call.path.startsWith(`${path}/`) ? ["read"] : [];
  });
}

test("what a page of checkouts tells is taken in before the next page is asked for", async () => {
  await plantOthers();
  const { bookingId, checkoutId } = await fixture.paying();
  await fixture.unheard(() => fixture.pay(checkoutId));
  const calls = await callsOfOneRun("/v1/checkout/sessions");
  expect(calls.slice(0, 3)).toEqual(["list", "read", "list"]);
  expect(calls.filter((call) => call === "list").length).toBeGreaterThanOrEqual(4);
  expect((await fixture.booking(bookingId)).state).toBe("CONFIRMED");
  await fixture.app.untilQuiet();
});

test("what a page of refunds tells is taken in before the next page is asked for", async () => {
  const bookingId = await fixture.confirmed();
  const { paymentIntentId } = await fixture.paymentOf(bookingId);
  await fixture.unheard(() =>
    fixture.app.control("stripe", "POST", "/refunds", { payment_intent: paymentIntentId, amount: 1_000 }),
  );
  const calls = await callsOfOneRun("/v1/refunds");
  expect(calls.slice(0, 3)).toEqual(["list", "read", "list"]);
  expect((await fixture.booking(bookingId)).context.refunds).toMatchObject([
    { amount: { amountMinor: 1_000 } },
  ]);
});
