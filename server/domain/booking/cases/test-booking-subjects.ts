import {
  NOTHING_YET,
  type BookedTime,
  type BookingContext,
  type BookingState,
  type BookingDispute,
  type BookingPayment,
  type RefundObligation,
  type BookingRefund,
} from "../booking.ts";
import { DEFAULT_CANCELLATION_POLICY } from "../../offer/cancellation-policy.ts";
import { addMinutes, instant } from "../../values/instant.ts";
import { money } from "../../values/money.ts";

/** Bookings in every state and in each shape that a guard tells apart. For tests. */

export const STARTED = instant("2026-03-02T10:00:00.000Z");
export const HOLD_ENDS = addMinutes(STARTED, 35);
export const STARTS = addMinutes(STARTED, 3 * 24 * 60);
/** How long a delayed payment may take here: until a day before the session. */
export const PROCESSING_ENDS = addMinutes(STARTS, -24 * 60);

export const TIME: BookedTime = {
  calendlyEventId: "event-1",
  calendlyEventUri: "https://api.calendly.example/scheduled_events/event-1",
  calendlyInviteeUri: "https://api.calendly.example/scheduled_events/event-1/invitees/invitee-1",
  startsAt: STARTS,
  endsAt: addMinutes(STARTS, 60),
};
export const PRICE = money(15_000, "USD");
const HALF = money(7_500, "USD");
/** Until when a dispute can be answered. */
export const ANSWER_DUE = addMinutes(STARTED, 8 * 24 * 60);

const initiated: BookingContext = {
  ...NOTHING_YET,
  price: PRICE,
  cancellationPolicy: DEFAULT_CANCELLATION_POLICY,
  calendlyEventKind: "solo",
  initiatedAt: STARTED,
};
const scheduled: BookingContext = { ...initiated, time: TIME, holdEndsAt: HOLD_ENDS };
const paying: BookingContext = { ...scheduled, checkouts: [{ checkoutId: "cs_test_one", status: "open" }] };
const payingTwice: BookingContext = {
  ...scheduled,
  checkouts: [
    { checkoutId: "cs_test_one", status: "open" },
    { checkoutId: "cs_test_two", status: "open" },
  ],
};
const processing: BookingContext = {
  ...scheduled,
  checkouts: [{ checkoutId: "cs_test_one", status: "complete" }],
  holdEndsAt: PROCESSING_ENDS,
};
const payment: BookingPayment = {
  checkoutId: "cs_test_one",
  paymentIntentId: "pi_one",
  amount: PRICE,
  paidAt: addMinutes(STARTED, 10),
};
const paid: BookingContext = {
  ...scheduled,
  checkouts: [{ checkoutId: "cs_test_one", status: "complete" }],
  payments: [payment],
  confirmedCheckoutId: "cs_test_one",
};
const expired: BookingContext = {
  ...scheduled,
  checkouts: [{ checkoutId: "cs_test_one", status: "expired" }],
};

/** The first obligation of the booking: all of the first payment. */
const obligation = (
  status: RefundObligation["status"],
  reason: RefundObligation["reason"] = "canceled",
): RefundObligation => ({
  number: 1,
  paymentIntentId: "pi_one",
  amount: PRICE,
  reason,
  requestId: reason === "goodwill" || reason === "builder_no_show" ? "form-1" : null,
  status,
});
const refund = (obligationNumber: number | null, amountMinor = PRICE.amountMinor): BookingRefund => ({
  refundId: "re_one",
  paymentIntentId: "pi_one",
  amount: money(amountMinor, "USD"),
  due: obligationNumber,
});
const dispute = (status: BookingDispute["status"]): BookingDispute => ({
  disputeId: "du_one",
  paymentIntentId: "pi_one",
  amount: PRICE,
  status,
  stage: "dispute",
  answerDueAt: status === "open" ? ANSWER_DUE : null,
});

const canceledUnpaid: BookingContext = { ...expired, canceledAt: STARTED, canceledBy: "client" };
const canceledPaid: BookingContext = {
  ...paid,
  canceledAt: addMinutes(STARTED, 60),
  canceledBy: "client",
  refundObligations: [obligation("ordered")],
};
const abandonedPaid: BookingContext = {
  ...paid,
  confirmedCheckoutId: null,
  refundObligations: [obligation("ordered", "late_payment")],
};
const freeOf = (context: BookingContext): BookingContext => ({ ...context, price: money(0, "USD") });
const groupOf = (context: BookingContext): BookingContext => ({ ...context, calendlyEventKind: "group" });

interface Snapshot {
  readonly state: BookingState;
  readonly context: BookingContext;
}
const at = (state: BookingState, context: BookingContext): Snapshot => ({ state, context });

export const SUBJECTS = {
  initiated: at("INITIATED", initiated),
  scheduled: at("SCHEDULED", scheduled),
  "scheduled, free": at("SCHEDULED", freeOf(scheduled)),
  "scheduled, a seat in a group": at("SCHEDULED", groupOf(scheduled)),
  "scheduled, a late checkout open": at("SCHEDULED", paying),
  "payment pending, checkout open": at("PAYMENT_PENDING", paying),
  "payment pending, two checkouts open": at("PAYMENT_PENDING", payingTwice),
  "payment pending, checkout not open yet": at("PAYMENT_PENDING", scheduled),
  "payment pending, payment processing": at("PAYMENT_PENDING", processing),
  "payment failed, checkout open": at("PAYMENT_FAILED", paying),
  "payment failed, checkout closed": at("PAYMENT_FAILED", expired),
  "payment failed, paid wrongly": at("PAYMENT_FAILED", {
    ...paid,
    confirmedCheckoutId: null,
    refundObligations: [obligation("ordered", "wrong_amount")],
  }),
  confirmed: at("CONFIRMED", paid),
  "confirmed, free": at("CONFIRMED", freeOf(scheduled)),
  "confirmed, a free seat in a group": at("CONFIRMED", groupOf(freeOf(scheduled))),
  "confirmed, refund ordered": at("CONFIRMED", {
    ...paid,
    refundObligations: [obligation("ordered", "goodwill")],
  }),
  "confirmed, disputed": at("CONFIRMED", { ...paid, disputes: [dispute("open")] }),
  "confirmed, refund withheld": at("CONFIRMED", {
    ...paid,
    disputes: [dispute("open")],
    refundObligations: [obligation("withheld", "goodwill")],
  }),
  "confirmed, refunded outside": at("CONFIRMED", { ...paid, refunds: [refund(null)] }),
  "confirmed, refunded outside and kept": at("CONFIRMED", {
    ...paid,
    refunds: [refund(null)],
    keptAt: addMinutes(STARTED, 90),
  }),
  "confirmed, marked a no-show": at("CONFIRMED", { ...paid, noShowAt: addMinutes(STARTS, 15) }),
  completed: at("COMPLETED", paid),
  "completed, refund ordered": at("COMPLETED", {
    ...paid,
    refundObligations: [obligation("ordered", "builder_no_show")],
  }),
  "completed, a part returned": at("COMPLETED", { ...paid, refunds: [refund(null, 5_000)] }),
  "completed, dispute lost": at("COMPLETED", { ...paid, disputes: [dispute("lost")] }),
  "completed, marked a no-show": at("COMPLETED", { ...paid, noShowAt: addMinutes(STARTS, 15) }),
  abandoned: at("ABANDONED", expired),
  "abandoned, no time picked": at("ABANDONED", initiated),
  "abandoned, payment processing": at("ABANDONED", processing),
  "abandoned, paid late": at("ABANDONED", abandonedPaid),
  "canceled, never paid": at("CANCELED", canceledUnpaid),
  "canceled, its payment not heard of": at("CANCELED", {
    ...paying,
    canceledAt: addMinutes(STARTED, 60),
    canceledBy: "client",
  }),
  "canceled, paid": at("CANCELED", canceledPaid),
  "canceled late, half of it returned": at("CANCELED", {
    ...paid,
    canceledAt: addMinutes(STARTS, -13 * 60),
    canceledBy: "client",
    refundObligations: [{ ...obligation("settled"), amount: HALF }],
    refunds: [refund(1, HALF.amountMinor)],
  }),
  "canceled, refund failed": at("CANCELED", { ...canceledPaid, refundObligations: [obligation("failed")] }),
  "canceled, dispute won": at("CANCELED", { ...canceledPaid, disputes: [dispute("won")] }),
  "canceled, dispute lost": at("CANCELED", { ...canceledPaid, disputes: [dispute("lost")] }),
  refunded: at("REFUNDED", {
    ...canceledPaid,
    refundObligations: [obligation("settled")],
    refunds: [refund(1)],
  }),
  "refunded after the session": at("REFUNDED", {
    ...paid,
    refundObligations: [obligation("settled", "builder_no_show")],
    refunds: [refund(1)],
  }),
  "refunded after the session, marked a no-show": at("REFUNDED", {
    ...paid,
    refundObligations: [obligation("settled", "builder_no_show")],
    refunds: [refund(1)],
    noShowAt: addMinutes(STARTS, 15),
  }),
  "refunded after it was canceled late": at("REFUNDED", {
    ...paid,
    canceledAt: addMinutes(STARTS, -13 * 60),
    canceledBy: "client",
    refundObligations: [obligation("settled", "goodwill")],
    refunds: [refund(1)],
  }),
  "refunded, and once more outside": at("REFUNDED", {
    ...canceledPaid,
    refundObligations: [obligation("settled")],
    refunds: [refund(1), { ...refund(null), refundId: "re_four" }],
  }),
  "refunded, never confirmed": at("REFUNDED", {
    ...abandonedPaid,
    refundObligations: [obligation("settled", "late_payment")],
    refunds: [refund(1)],
  }),
} as const satisfies Record<string, Snapshot>;
export type Subject = keyof typeof SUBJECTS;
