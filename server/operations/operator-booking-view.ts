import type { Language } from "../domain/text/language.ts";
import type { HistoryKey } from "../../db/history/booking-history.ts";
import { listDeadEffects } from "../../db/queue/outbox.ts";
import { listRefundsOfBooking } from "../../db/bookings/refunds.ts";
import type { BookingDeps } from "../booking/booking-deps.ts";
import { viewOfBooking } from "../booking/view/booking-view.ts";
import { historyLinesOf } from "../booking/view/history-line.ts";
import { readHistoryPage } from "../booking/view/history-page.ts";
import {
  isRefundedOutside,
  moneyTroublesOf,
  refundableOf,
  refundAmountAt,
} from "../domain/booking/booking-money.ts";
import { personOf } from "../domain/booking/booking-event.ts";
import type { Booking } from "../domain/booking/booking.ts";
import { deadEffectOf } from "../domain/booking/dead-letter.ts";

/**
 * What an operator sees of a booking: its status, every movement of its money, and its history with the reasons.
 * @param before where the history goes on; null for what happened last.
 */
export async function viewForOperator(
  deps: BookingDeps,
  booking: Booking,
  before: HistoryKey | null,
  language: Language,
) {
  const db = deps.database.kysely;
  const { state, context } = booking;
  const view = await viewOfBooking(deps, booking, { reader: "operator", language }, before);
  const { transitions, unreadable, next } = await readHistoryPage(db, booking.id, before, "operator");
  const refunds = await listRefundsOfBooking(db, booking.id);
  const dead = await listDeadEffects(db, { bookingId: booking.id });
  const personAt = (at: number) => {
    const cause = transitions[at]?.cause;
    return cause === undefined ? null : personOf(cause);
  };
  const persons = transitions.map((_, at) => personAt(at)).filter((person) => person !== null);
  const addresses = await deps.accounts.addressesOf([...new Set(persons)]);
  return {
    ...view,
    /** What can still be returned of each payment. */
    refundable: context.payments.map((payment) => ({
      paymentIntentId: payment.paymentIntentId,
      left: refundableOf(context, payment),
    })),
    /** Stripe's status of each refund. */
    refundsAtStripe: refunds.map(({ refundId, amount, status, due: obligation, createdAt }) => ({
      refundId,
      amount,
      status,
      due: obligation,
      createdAt,
    })),
    troubles: moneyTroublesOf(state, context),
    isRefundedOutside: isRefundedOutside(state, context),
    /** What goes back when an operator cancels now; null when nothing was paid. */
    returnedOnCancellation: refundAmountAt(context, "operator", view.now),
    /** Its dead letters. */
    deadLetters: dead.map((deadLetter) => ({
      key: deadLetter.key,
      was: deadEffectOf(deadLetter),
    })),
    /** With the request, delivery or effect that caused each line, and the address of the person. */
    history: {
      items: historyLinesOf(transitions, "operator").map((line, at) => ({
        ...line,
        causeReference: transitions[at]?.cause.reference ?? null,
        person: addresses.get(personAt(at) ?? "") ?? null,
      })),
      unreadable: unreadable.map(({ version, reason }) => ({ version, reason })),
      earlier: next,
    },
  };
}
