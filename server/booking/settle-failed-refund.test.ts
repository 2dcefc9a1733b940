import { afterAll, beforeAll, expect, test } from "vitest";
import { readFailedRefunds } from "../../db/health/ongoing-troubles.ts";
import { moneyTroublesOf } from "../domain/booking/booking-money.ts";
import type { BookingId } from "../domain/values/ids.ts";
import { invariant } from "../domain/values/invariant.ts";
import {
  startReconciliationFixture,
  type ReconciliationFixture,
} from "../reconciliation/test-reconciliation.ts";
import { grantRefund } from "./grant-refund.ts";
import { settleFailedRefund } from "./settle-failed-refund.ts";

const NOTE = "Sent by bank transfer, as agreed.";
const CAUSE = { kind: "operator", reference: "test", personId: null } as const;

let fixture: ReconciliationFixture;

beforeAll(async () => {
  fixture = await startReconciliationFixture();
});
afterAll(() => fixture.stop());

/** A canceled booking whose refund had arrived, and was sent back by the bank. */
async function sentBack(): Promise<BookingId> {
  const bookingId = await fixture.confirmed();
  await fixture.cancelByBuilder(bookingId);
  await fixture.app.untilQuiet();
  const [refund] = (await fixture.booking(bookingId)).context.refunds;
  invariant(refund !== undefined, "it was refunded");
  await fixture.app.control("stripe", "POST", `/refunds/${refund.refundId}/fail`);
  await fixture.app.untilQuiet();
  expect(await troublesOf(bookingId)).toEqual(["refund_failed"]);
  return bookingId;
}

async function troublesOf(bookingId: BookingId): Promise<string[]> {
  const { state, context } = await fixture.booking(bookingId);
  return moneyTroublesOf(state, context).map(({ kind }) => kind);
}

const settle = (bookingId: BookingId) =>
  settleFailedRefund({ ...fixture.app.deps, cause: CAUSE }, bookingId, { due: 1, note: NOTE });

async function sendAgain(bookingId: BookingId, requestId: string): Promise<void> {
  const { paymentIntentId } = await fixture.paymentOf(bookingId);
  const grant = { by: "operator", requestId, reason: "again", note: NOTE, amountMinor: null } as const;
  const outcome = await grantRefund({ ...fixture.app.deps, cause: CAUSE }, bookingId, {
    ...grant,
    paymentIntentId,
  });
  expect(outcome.ok).toBe(true);
}

test("a refund that was sent back troubles nobody any more when it was sent again and has arrived", async () => {
  const bookingId = await sentBack();
  expect(await readFailedRefunds(fixture.app.db)).toMatchObject({ count: 1 });
  await sendAgain(bookingId, "again:1");
  await fixture.app.untilQuiet();
  expect(await troublesOf(bookingId)).toEqual([]);
  expect(await readFailedRefunds(fixture.app.db)).toBeNull();
});

test("a refund that was sent back and returned in another way troubles nobody any more, and nothing is sent for it", async () => {
  const bookingId = await sentBack();
  const refundsSoFar = async () =>
    (await fixture.app.control<{ refunds: readonly unknown[] }>("stripe", "GET", "/ledger")).refunds.length;
  const before = await refundsSoFar();
  expect(await settle(bookingId)).toMatchObject({ ok: true });
  expect(await settle(bookingId)).toMatchObject({ ok: true });
  await fixture.app.untilQuiet();
  expect((await fixture.booking(bookingId)).context.refundObligations).toMatchObject([
    { number: 1, status: "settled_outside" },
  ]);
  expect(await troublesOf(bookingId)).toEqual([]);
  expect(await readFailedRefunds(fixture.app.db)).toBeNull();
  expect(await refundsSoFar()).toBe(before);
});

test("a refund that was sent again is not settled in another way as well", async () => {
  const bookingId = await sentBack();
  await sendAgain(bookingId, "again:2");
  expect(await settle(bookingId)).toMatchObject({ ok: false, refusal: { code: "dead_letter_not_found" } });
});
