import type { Effect, EffectType, NotificationKind } from "../booking/booking-effect.ts";
import { formatMoney } from "../values/money.ts";

/** What an operator reads of a dead letter, effect or delivery. */
export interface DeadLetterWords {
  /** What it was for, as the beginning of a line. */
  readonly title: string;
  /** What it means for whom that it was not done. */
  readonly meaning: string;
  /** What happens when it is dropped. */
  readonly dropped: string;
}

/** What a mail says. */
const NOTIFICATION_WORDS = {
  confirmed: "the session is booked",
  canceled: "the booking is canceled",
  moved: "the session has been moved",
  payment_returned: "a payment goes back",
  please_pay: "a time is held, and how to pay for it",
  finish_paying: "how to finish paying",
  payment_processing: "the payment is under way at the bank",
  payment_failed: "the payment has failed",
  payment_too_slow: "the payment came too late for the session",
  rejected: "Calendly had another session than the one bought",
  refund_granted: "money is given back",
  refund_failed: "a refund has failed",
  refund_arrived: "money was returned in Stripe’s dashboard",
  refunded_outside: "the price was returned in Stripe’s dashboard",
  session_kept: "the session takes place although its price was returned",
  place_ready: "where the session takes place",
  place_changed: "the session has another place",
  place_missing: "the session has no place yet",
  dispute_opened: "the payment is disputed",
  dispute_won: "the dispute was won",
  dispute_lost: "the dispute was lost",
} satisfies Record<NotificationKind, string>;

/** What an effect was for when its content cannot be read. */
const UNREADABLE_TITLES: Readonly<Record<EffectType, string>> = {
  createSchedulingLink: "Making the page on which the time is picked",
  openCheckout: "Opening a payment page",
  expireCheckout: "Closing a payment page",
  releaseTime: "Giving a time back at Calendly",
  declineInvitee: "Canceling a second time that was booked at Calendly",
  requestRefund: "Refund",
  remindToPay: "Reminding the client to finish paying",
  tell: "Mail",
};

/** An effect that is a dead letter, in an operator's words; one too that cannot be read (`effect` null). */
export function failedEffectInWords({
  type,
  effect,
}: {
  readonly type: string;
  readonly effect: Effect | null;
}): DeadLetterWords {
  if (effect !== null) return effectInWords(effect);
  const title = Object.hasOwn(UNREADABLE_TITLES, type) ? UNREADABLE_TITLES[type as EffectType] : type;
  return {
    title: `${title} that cannot be read`,
    meaning:
      "The stored request is damaged, or was written by a newer version. It has not been carried out, and trying it again does not help until that is repaired.",
    dropped:
      type === "requestRefund"
        ? "The request is dropped, and nothing is sent. The money stays owed: the next comparison finds it, and offers to request the refund anew."
        : "The request is dropped, and nothing is sent. Look at the booking: what it was for is still to be done.",
  };
}
const STAYS_TAKEN =
  "The time stays taken until somebody frees it in Calendly itself. Look first who else is in the event: canceling it there cancels it for everybody.";

/** An effect that is a dead letter, in an operator's words. */
function effectInWords(effect: Effect): DeadLetterWords {
  switch (effect.type) {
    case "createSchedulingLink":
      return {
        title: "Making the page on which the time is picked",
        meaning:
          "The client waits for a page to pick a time on. Nothing is booked at Calendly and nothing is charged.",
        dropped:
          "The client cannot pick a time; the booking lapses by itself a day after it was begun. They can start a new one.",
      };
    case "openCheckout":
      return {
        title: `Opening the payment page over ${formatMoney(effect.params.price)}`,
        meaning:
          "The client cannot pay, and the time stays held: it is not given back while nobody knows whether Stripe has opened the page.",
        dropped:
          "Nothing was charged by it. The time is given back when the hold ends, and the client can begin anew.",
      };
    case "expireCheckout":
      return {
        title: "Closing the payment page",
        meaning:
          "Until Stripe has said whether the page is closed or was paid, the time stays held and the client may still pay.",
        dropped:
          "A held time makes the system ask Stripe again, under a new key. The page of a booking that is over stays open until it expires by itself; if it is paid, the money goes back.",
      };
    case "releaseTime":
      return {
        title: "Giving the time back at Calendly",
        meaning:
          "The booking is over, and its time is still taken in the builder’s calendar: nobody else can book it.",
        dropped: STAYS_TAKEN,
      };
    case "declineInvitee":
      return {
        title: "Canceling a second time that was booked at Calendly",
        meaning:
          "Somebody holds a time in the builder’s calendar that belongs to no booking, and may expect the session.",
        dropped: STAYS_TAKEN,
      };
    case "requestRefund":
      return {
        title: `Refund of ${formatMoney(effect.params.amount)}`,
        meaning: "The client is owed this money and has not got it back.",
        dropped:
          "Nothing more is sent. What you have returned outside Stripe counts as returned from then on; what was returned in Stripe’s dashboard is counted by itself.",
      };
    case "remindToPay":
      return {
        title: "Reminding the client to finish paying",
        meaning: "The client was not reminded. The time is held and given back as always.",
        dropped: "Nobody is reminded. Nothing else changes.",
      };
    case "tell": {
      const { audience, news: notification } = effect.params;
      return {
        title: `Mail to the ${audience}: ${NOTIFICATION_WORDS[notification]}`,
        meaning: `The ${audience} has not been told by mail. The booking’s page says it all the same.`,
        dropped: `The mail is never sent. If the ${audience} must know, tell them in another way.`,
      };
    }
  }
}

const DELIVERY_TITLES: Readonly<Record<string, string>> = {
  "checkout.session.completed": "Stripe: a payment page was completed",
  "checkout.session.async_payment_succeeded": "Stripe: a delayed payment has arrived",
  "checkout.session.async_payment_failed": "Stripe: a delayed payment has failed",
  "checkout.session.expired": "Stripe: a payment page was closed unpaid",
  "payment_intent.payment_failed": "Stripe: a card was declined",
  "refund.created": "Stripe: a refund was made",
  "refund.updated": "Stripe: a refund has changed",
  "refund.failed": "Stripe: a refund has failed",
  "charge.refunded": "Stripe: a payment was returned",
  "charge.dispute.created": "Stripe: a payment is disputed",
  "charge.dispute.updated": "Stripe: a dispute has changed",
  "charge.dispute.closed": "Stripe: a dispute was decided",
  "invitee.created": "Calendly: somebody booked a time",
  "invitee.canceled": "Calendly: a time was canceled",
  "invitee_no_show.created": "Calendly: somebody did not come",
  "invitee_no_show.deleted": "Calendly: somebody came after all",
  "event_type.created": "Calendly: a session type was made",
  "event_type.updated": "Calendly: a session type has changed",
  "event_type.deleted": "Calendly: a session type was deleted",
};

/** A provider's delivery that is a dead letter, in an operator's words. */
export function deliveryInWords(source: "calendly" | "stripe", eventType: string): DeadLetterWords {
  const provider = source === "stripe" ? "Stripe" : "Calendly";
  const isMoney = source === "stripe";
  return {
    title: DELIVERY_TITLES[eventType] ?? `${provider}: ${eventType}`,
    meaning: isMoney
      ? "What Stripe reported is not recorded: a booking may look unpaid, or a refund not made, although it was. No money has moved by this."
      : "What Calendly reported is not recorded: a booking may show another time than the calendar has.",
    dropped: `The delivery is dropped. Whatever it was about is still found when bookings are compared with ${provider}.`,
  };
}
