import type { BookingEvent } from "../booking-event.ts";
import type { BookedTime } from "../booking.ts";
import type { CheckoutId } from "../../values/ids.ts";
import { addMinutes, timeZone, type Instant } from "../../values/instant.ts";
import { money } from "../../values/money.ts";
import {
  ANSWER_DUE,
  HOLD_ENDS,
  PRICE,
  PROCESSING_ENDS,
  STARTED,
  STARTS,
  TIME,
} from "./test-booking-subjects.ts";

/** Every event, in each shape that a guard tells apart. For tests. */

const BOOKED = addMinutes(STARTED, 5);
const DURING = addMinutes(STARTED, 15);
/** The hold is over, and the session far ahead. */
const AFTER_HOLD = HOLD_ENDS;
const AFTER_START = addMinutes(STARTS, 1);
/** By when a client whose delayed payment failed may pay in another way. */
export const RETRY_UNTIL = addMinutes(PROCESSING_ENDS, -12 * 60);

const OTHER_TIME: BookedTime = {
  calendlyEventId: "event-2",
  calendlyEventUri: "https://api.calendly.example/scheduled_events/event-2",
  calendlyInviteeUri: "https://api.calendly.example/scheduled_events/event-2/invitees/invitee-2",
  startsAt: addMinutes(STARTS, 24 * 60),
  endsAt: addMinutes(STARTS, 25 * 60),
};

const THIRD_TIME: BookedTime = {
  calendlyEventId: "event-3",
  calendlyEventUri: "https://api.calendly.example/scheduled_events/event-3",
  calendlyInviteeUri: "https://api.calendly.example/scheduled_events/event-3/invitees/invitee-3",
  startsAt: addMinutes(STARTS, 48 * 60),
  endsAt: addMinutes(STARTS, 49 * 60),
};

type Of<Type extends BookingEvent["type"]> = Extract<BookingEvent, { type: Type }>;

const refund = (refundId: string, amountMinor: number, obligation: number | null) => ({
  refundId,
  paymentIntentId: "pi_one",
  amount: money(amountMinor, "USD"),
  due: obligation,
});
const settles = (
  refundId: string,
  amountMinor: number,
  obligation: number | null = null,
): Of<"REFUND_SETTLED"> => ({
  type: "REFUND_SETTLED",
  at: DURING,
  ...refund(refundId, amountMinor, obligation),
});
const fails = (refundId: string, obligation: number | null): Of<"REFUND_FAILED"> => ({
  type: "REFUND_FAILED",
  at: DURING,
  ...refund(refundId, PRICE.amountMinor, obligation),
});
const asksRefund = (requestId: string, amountMinor: number): Of<"REFUND_REQUESTED"> => ({
  type: "REFUND_REQUESTED",
  at: DURING,
  by: "builder",
  requestId,
  paymentIntentId: "pi_one",
  amount: money(amountMinor, "USD"),
  reason: "goodwill",
  note: "A gesture.",
});
const disputed = { paymentIntentId: "pi_one", amount: PRICE } as const;
const opensDispute = (answerDueAt: Instant): Of<"DISPUTE_OPENED"> => ({
  type: "DISPUTE_OPENED",
  at: DURING,
  disputeId: "du_one",
  ...disputed,
  stage: "dispute",
  answerDueAt,
});
const dropsEffect = (becomes: "settled_outside" | "waived"): Of<"LETTER_DROPPED"> => ({
  type: "LETTER_DROPPED",
  at: DURING,
  effectKey: "bkg_1:2:0",
  due: 1,
  becomes,
  restsOn: [],
  note: "Paid back by bank transfer.",
});
const pays = (checkoutId: CheckoutId, amountMinor: number): Of<"CHECKOUT_PAID"> => ({
  type: "CHECKOUT_PAID",
  at: DURING,
  checkoutId,
  paymentIntentId: `pi_${checkoutId}`,
  amount: money(amountMinor, "USD"),
});
const asksForCheckout = (at: Instant): Of<"CHECKOUT_REQUESTED"> => ({
  type: "CHECKOUT_REQUESTED",
  at,
  checkoutExpiresAt: addMinutes(at, 60),
  timeZone: timeZone("Asia/Kathmandu"),
});
const moves = (at: Instant, from: BookedTime, time: BookedTime): Of<"TIME_MOVED"> => ({
  type: "TIME_MOVED",
  at,
  by: "client",
  fromInviteeUri: from.calendlyInviteeUri,
  time,
});
const cancels = (by: "client" | "builder", at: Instant): Of<"CANCEL_REQUESTED"> => ({
  type: "CANCEL_REQUESTED",
  at,
  by,
  quotedAt: null,
});

const rejects = (at: Instant): Of<"TIME_REJECTED"> => ({
  type: "TIME_REJECTED",
  at,
  calendlyEventId: "event-2",
  calendlyInviteeUri: "https://api.calendly.com/scheduled_events/event-2/invitees/invitee-2",
  because: "other_duration",
});

export const EVENTS = {
  "a time is booked": { type: "TIME_BOOKED", at: BOOKED, time: TIME, holdEndsAt: HOLD_ENDS },
  "the deadline passes": { type: "DEADLINE_PASSED", at: addMinutes(STARTED, 24 * 60) },
  "the deadline is still ahead": { type: "DEADLINE_PASSED", at: addMinutes(STARTED, 24 * 60 - 1) },
  "a checkout is asked for": asksForCheckout(DURING),
  "a checkout is asked for after the hold": asksForCheckout(AFTER_HOLD),
  "a free session is confirmed": { type: "FREE_CONFIRMED", at: DURING },
  "the hold ends": { type: "HOLD_ENDED", at: AFTER_HOLD },
  "the hold has not ended": { type: "HOLD_ENDED", at: DURING },
  "the time for a delayed payment ends": { type: "HOLD_ENDED", at: PROCESSING_ENDS },
  "the first checkout is opened": { type: "CHECKOUT_OPENED", at: DURING, checkoutId: "cs_test_one" },
  "a second checkout is opened": { type: "CHECKOUT_OPENED", at: DURING, checkoutId: "cs_test_two" },
  "the first checkout is paid": pays("cs_test_one", 15_000),
  "the first checkout is paid with another amount": pays("cs_test_one", 14_999),
  "a second checkout is paid": pays("cs_test_two", 15_000),
  "the card is declined": {
    type: "PAYMENT_DECLINED",
    at: DURING,
    checkoutId: "cs_test_one",
    retryUntil: null,
  },
  "the payment is processing": {
    type: "PAYMENT_PROCESSING",
    at: DURING,
    checkoutId: "cs_test_one",
    processingUntil: PROCESSING_ENDS,
  },
  "the delayed payment fails": {
    type: "PAYMENT_DECLINED",
    at: addMinutes(STARTED, 24 * 60),
    checkoutId: "cs_test_one",
    retryUntil: RETRY_UNTIL,
  },
  "the checkout could not be opened": { type: "CHECKOUT_NOT_OPENED", at: DURING },
  "the checkout expires": { type: "CHECKOUT_EXPIRED", at: AFTER_HOLD, checkoutId: "cs_test_one" },
  "another checkout expires": { type: "CHECKOUT_EXPIRED", at: AFTER_HOLD, checkoutId: "cs_test_two" },
  "the time is moved": moves(DURING, TIME, OTHER_TIME),
  "the same time is told again": moves(DURING, OTHER_TIME, TIME),
  "a time that it does not hold is moved": moves(DURING, OTHER_TIME, THIRD_TIME),
  "the time is moved after the start": moves(AFTER_START, TIME, OTHER_TIME),
  "the time is canceled at Calendly": { type: "TIME_CANCELED", at: DURING, by: "client" },
  "the time is canceled after the hold": { type: "TIME_CANCELED", at: AFTER_HOLD, by: "client" },
  "the time is canceled after the start": { type: "TIME_CANCELED", at: AFTER_START, by: "client" },
  "the client cancels": cancels("client", DURING),
  "the client cancels too late for a refund": cancels("client", addMinutes(STARTS, -60)),
  "the builder cancels at the last minute": cancels("builder", addMinutes(STARTS, -1)),
  "the builder cancels after the start": cancels("builder", AFTER_START),
  "another session was booked": rejects(DURING),
  "another session was booked after the start": rejects(AFTER_START),
  "the session ends": { type: "SESSION_ENDED", at: addMinutes(STARTS, 60) },
  "the session has not ended": { type: "SESSION_ENDED", at: addMinutes(STARTS, 59) },
  "everything is refunded": settles("re_two", 15_000),
  "a part is refunded": settles("re_two", 5_000),
  "a known refund is told again": settles("re_one", 15_000),
  "the first obligation's refund arrives": settles("re_two", 15_000, 1),
  "the first obligation's refund fails on its way": fails("re_two", 1),
  "the known refund fails after all": fails("re_one", 1),
  "a refund made outside fails": fails("re_three", null),
  "the bank holds the first obligation's refund": { type: "REFUND_WITHHELD", at: DURING, due: 1 },
  "nothing is left of the first obligation": {
    type: "REFUND_WAIVED",
    at: DURING,
    due: 1,
    leaves: null,
    restsOn: [],
  },
  "the builder returns a part": asksRefund("form-2", 5_000),
  "the first form is sent again": asksRefund("form-1", 5_000),
  "the builder returns more than was paid": asksRefund("form-2", 15_001),
  "a dispute is opened": opensDispute(ANSWER_DUE),
  "the dispute is to be answered by another day": opensDispute(addMinutes(ANSWER_DUE, 7 * 24 * 60)),
  "the dispute is won": {
    type: "DISPUTE_CLOSED",
    at: DURING,
    disputeId: "du_one",
    ...disputed,
    outcome: "won",
  },
  "the dispute is lost": {
    type: "DISPUTE_CLOSED",
    at: DURING,
    disputeId: "du_one",
    ...disputed,
    outcome: "lost",
  },
  "the builder keeps the session": { type: "SESSION_KEPT", at: DURING, by: "builder" },
  "a no-show is marked": { type: "NO_SHOW_MARKED", at: addMinutes(STARTS, 20) },
  "a no-show is cleared": { type: "NO_SHOW_CLEARED", at: addMinutes(STARTS, 30) },
  "an operator has returned the first obligation outside Stripe": dropsEffect("settled_outside"),
  "an operator drops the first obligation's effect": dropsEffect("waived"),
} as const satisfies Record<string, BookingEvent>;
export type EventName = keyof typeof EVENTS;
