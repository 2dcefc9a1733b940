import { isSameMoney } from "../../server/domain/values/money.ts";
import type { Booking, BookingContext } from "../../server/domain/booking/booking.ts";
import { storedStageOf } from "./dispute-stage.ts";
import type { Queryable } from "../core/open-database.ts";
import { writeRestsOn } from "./rests-on-column.ts";

/**
 * Writes what a transition changed in a booking's money: checkouts, payments, refunds, refund obligations and disputes that are new or no longer what
 * they were in `before` (null for a new booking). Part of the transition's transaction.
 */
export async function saveBookingMoney(
  tx: Queryable,
  before: BookingContext | null,
  after: Booking,
): Promise<void> {
  await saveCheckouts(tx, before, after);
  await savePayments(tx, before, after);
  await saveRefunds(tx, before, after);
  await saveRefundObligations(tx, before, after);
  await saveDisputes(tx, before, after);
}

async function saveCheckouts(tx: Queryable, before: BookingContext | null, after: Booking): Promise<void> {
  for (const { checkoutId, status } of after.context.checkouts) {
    const known = before?.checkouts.find((checkout) => checkout.checkoutId === checkoutId);
    if (known?.status === status) continue;
    await tx
      .insertInto("checkout")
      .values({
        id: checkoutId,
        booking_id: after.id,
        effect_key: null,
        status,
        url: null,
        expires_at: null,
        created_at: after.updatedAt,
      })
      .onConflict((conflict) => conflict.column("id").doUpdateSet({ status }))
      .execute();
  }
}

async function savePayments(tx: Queryable, before: BookingContext | null, after: Booking): Promise<void> {
  for (const payment of after.context.payments) {
    if (before?.payments.some((known) => known.paymentIntentId === payment.paymentIntentId)) continue;
    await tx
      .insertInto("payment")
      .values({
        id: payment.paymentIntentId,
        checkout_id: payment.checkoutId,
        booking_id: after.id,
        amount_minor: payment.amount.amountMinor,
        currency: payment.amount.currency,
        stripe_account_id: null,
        paid_at: payment.paidAt,
      })
      .execute();
  }
}

async function saveRefunds(tx: Queryable, before: BookingContext | null, after: Booking): Promise<void> {
  const known = before?.refunds ?? [];
  for (const refund of after.context.refunds) {
    if (known.some(({ refundId }) => refundId === refund.refundId)) continue;
    const settled = {
      amount_minor: refund.amount.amountMinor,
      currency: refund.amount.currency,
      status: "succeeded",
      settled_at: after.updatedAt,
      due_number: refund.due,
    };
    await tx
      .insertInto("refund")
      .values({
        id: refund.refundId,
        booking_id: after.id,
        payment_intent_id: refund.paymentIntentId,
        effect_key: null,
        created_at: after.updatedAt,
        ...settled,
      })
      .onConflict((conflict) => conflict.column("id").doUpdateSet(settled))
      .execute();
  }
  // The money is not back after all; Stripe's own word on the refund stands in its row already.
  const gone = known.filter(({ refundId }) =>
    after.context.refunds.every((one) => one.refundId !== refundId),
  );
  for (const { refundId } of gone) {
    await tx.updateTable("refund").set({ settled_at: null }).where("id", "=", refundId).execute();
  }
}

async function saveRefundObligations(
  tx: Queryable,
  before: BookingContext | null,
  after: Booking,
): Promise<void> {
  for (const obligation of after.context.refundObligations) {
    const known = before?.refundObligations.find(({ number }) => number === obligation.number);
    const { status } = obligation;
    const rests_on_json = writeRestsOn(obligation.restsOn);
    if (
      known?.status === status &&
      isSameMoney(known.amount, obligation.amount) &&
      writeRestsOn(known.restsOn) === rests_on_json
    )
      continue;
    // What arrived is what was returned: it may be another amount than was ordered.
    const { amountMinor: amount_minor, currency } = obligation.amount;
    await tx
      .insertInto("refund_due")
      .values({
        booking_id: after.id,
        number: obligation.number,
        payment_intent_id: obligation.paymentIntentId,
        amount_minor,
        currency,
        reason: obligation.reason,
        request_id: obligation.requestId,
        status,
        rests_on_json,
      })
      .onConflict((conflict) =>
        conflict
          .columns(["booking_id", "number"])
          .doUpdateSet({ status, amount_minor, currency, rests_on_json }),
      )
      .execute();
  }
}

async function saveDisputes(tx: Queryable, before: BookingContext | null, after: Booking): Promise<void> {
  for (const dispute of after.context.disputes) {
    const known = before?.disputes.find(({ disputeId }) => disputeId === dispute.disputeId);
    const { status, answerDueAt: answer_due_at } = dispute;
    const stage = storedStageOf(dispute.stage);
    if (
      known?.status === status &&
      known.stage === dispute.stage &&
      known.answerDueAt === answer_due_at &&
      isSameMoney(known.amount, dispute.amount)
    )
      continue;
    const { amountMinor: amount_minor, currency } = dispute.amount;
    await tx
      .insertInto("dispute")
      .values({
        id: dispute.disputeId,
        booking_id: after.id,
        payment_intent_id: dispute.paymentIntentId,
        amount_minor,
        currency,
        status,
        opened_at: after.updatedAt,
        answer_due_at,
        stage,
      })
      .onConflict((conflict) =>
        conflict.column("id").doUpdateSet({ status, stage, amount_minor, currency, answer_due_at }),
      )
      .execute();
  }
}
