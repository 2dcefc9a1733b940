import { afterAll, beforeAll, expect, test } from "vitest";
import { listOperatorActions } from "../../db/operations/operator-actions.ts";
import { money } from "../domain/values/money.ts";
import type { BookingId } from "../domain/values/ids.ts";
import {
  startReconciliationFixture,
  type ReconciliationFixture,
} from "../reconciliation/test-reconciliation.ts";
import type { AppCaller } from "../routers/root.ts";
import { operatorCaller } from "../../e2e/kit/people.ts";

let fixture: ReconciliationFixture;
let operator: AppCaller;

beforeAll(async () => {
  fixture = await startReconciliationFixture();
  operator = operatorCaller(fixture.app);
});
afterAll(() => fixture.stop());

/** A paid booking, canceled while Stripe refuses its refund for good. */
async function refundThatIsDead(): Promise<BookingId> {
  const bookingId = await fixture.confirmed();
  fixture.app.sandbox.kernel.faults.add({
    provider: "stripe",
    on: "request",
    method: "POST",
    pattern: "^/v1/refunds",
    fault: { kind: "status", status: 400 },
    remaining: 1,
  });
  await operator.operatorBookings.cancel({ bookingId });
  await fixture.app.untilQuiet();
  return bookingId;
}

async function refundsAtStripe(bookingId: BookingId) {
  const [payment] = (await fixture.booking(bookingId)).context.payments;
  const refunds = await fixture.app.deps.payments.listRefunds(payment?.paymentIntentId ?? "");
  return refunds.map(({ amount, status }) => ({ amountMinor: amount.amountMinor, status }));
}

test("a dead refund is explained with its booking, and is not on the list once it is made", async () => {
  const bookingId = await refundThatIsDead();
  const { effects } = await operator.deadLetters.list();
  const deadLetter = effects.find(({ booking }) => booking?.id === bookingId);
  expect(deadLetter).toMatchObject({
    was: { kind: "requestRefund", amount: money(15_000, "USD") },
    booking: { clientName: "Casey Client", builderName: "Ada Okafor", state: "CANCELED" },
    attempts: 1,
  });
  expect(JSON.stringify(deadLetter)).not.toContain("@");
  expect((await operator.operatorBookings.get({ bookingId })).deadLetters).toEqual([
    { key: deadLetter?.key, was: deadLetter?.was },
  ]);

  const effectKey = deadLetter?.key ?? "bkg_none:0:0";
  expect(await operator.deadLetters.effect({ effectKey })).toMatchObject({ status: "dead", bookingId });
  expect(await operator.deadLetters.retryEffect({ effectKey, note: "Stripe is back." })).toMatchObject({
    ok: true,
  });
  await fixture.app.untilQuiet();
  expect(await operator.deadLetters.effect({ effectKey })).toMatchObject({ status: "done" });
  expect(await refundsAtStripe(bookingId)).toEqual([{ amountMinor: 15_000, status: "succeeded" }]);
  expect((await operator.deadLetters.list()).effects.map(({ key }) => key)).not.toContain(effectKey);
  // A second click on a page that was left open.
  expect(await operator.deadLetters.retryEffect({ effectKey, note: "Once more." })).toEqual({
    ok: false,
    refusal: { code: "dead_letter_not_found" },
  });
  const { decided } = await operator.deadLetters.list();
  expect(decided.filter(({ subject }) => subject === effectKey)).toMatchObject([{ note: "Stripe is back." }]);
});

test("a refund dropped sends nothing, and its obligation is settled by the operator's word", async () => {
  const bookingId = await refundThatIsDead();
  const [deadLetter] = (await operator.operatorBookings.get({ bookingId })).deadLetters;
  const effectKey = deadLetter?.key ?? "bkg_none:0:0";
  await operator.deadLetters.dropEffect({ effectKey, note: "By bank transfer." });
  await fixture.app.untilQuiet();
  expect(await operator.deadLetters.effect({ effectKey })).toMatchObject({ status: "dropped" });
  expect(await refundsAtStripe(bookingId)).toEqual([]);
  const view = await operator.operatorBookings.get({ bookingId });
  expect(view.context.refundObligations).toMatchObject([{ status: "settled_outside" }]);
  expect(view.troubles).toEqual([]);
});

test("a form sent twice gives money back once", async () => {
  const bookingId = await fixture.confirmed();
  const form = {
    bookingId,
    requestId: "a-form-that-is-sent-twice",
    amountMinor: 4_950,
    paymentIntentId: null,
    reason: "goodwill",
    note: "The call was short.",
  } as const;
  const answers = await Promise.all([
    operator.operatorBookings.refund(form),
    operator.operatorBookings.refund(form),
  ]);
  expect(answers).toEqual([
    { ok: true, value: { bookingId } },
    { ok: true, value: { bookingId } },
  ]);
  await fixture.app.untilQuiet();
  expect(await refundsAtStripe(bookingId)).toEqual([{ amountMinor: 4_950, status: "succeeded" }]);
  const { refundable } = await operator.operatorBookings.get({ bookingId });
  expect(refundable).toMatchObject([{ left: { amountMinor: 10_050 } }]);
});

test("a delivery that nobody understands is explained, and what was decided about it stays with its reason", async () => {
  const now = fixture.app.services.clock.now();
  const { id } = await fixture.app.db
    .insertInto("inbox")
    .values({
      source: "stripe",
      dedupe_key: "evt_given_up",
      connection_id: null,
      event_type: "refund.failed",
      body: '{"of":"somebody@example.com"}',
      received_at: now,
      next_attempt_at: now,
      dead_at: now,
      attempts: 100,
      last_error: "Error: no",
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const listed = await operator.deadLetters.list();
  expect(listed.deliveries).toMatchObject([
    { id, was: { kind: "delivery", source: "stripe", eventType: "refund.failed" } },
  ]);
  expect(JSON.stringify(listed)).not.toContain("somebody@example.com");
  await operator.deadLetters.dropDelivery({ inboxId: id, note: "It was a test of ours." });
  expect(await operator.deadLetters.delivery({ inboxId: id })).toMatchObject({ status: "dropped" });
  expect((await operator.deadLetters.list()).deliveries).toEqual([]);
  expect((await listOperatorActions(fixture.app.db, 1)).values).toMatchObject([
    { action: "drop_delivery", subject: `inbox:${id}`, note: "It was a test of ours." },
  ]);
});
