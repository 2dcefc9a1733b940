import type { NotificationKind } from "../../domain/booking/booking-effect.ts";
import { ENGLISH } from "../../domain/text/language.ts";
import { cancellationRuleInWords } from "../../domain/text/policy-in-words.ts";
import { formatPrice } from "../../domain/values/money.ts";
import { howToChange, keptUntil, whoCanceled, whyRejected } from "./booking-in-words.ts";
import {
  isToClient,
  placeOf,
  reasonOf,
  sessionOf,
  whenOf,
  type BookingNotification,
} from "./booking-notification.ts";
import type { Paragraph } from "./mail-paragraphs.ts";
import { amountOf, evidenceOf, isInquiry, moneyBack, returnedOf, whatStands } from "./money-in-mails.ts";

/** What one kind of notification says. */
interface MailText {
  /** Before the session's name. */
  readonly subject: string | ((n: BookingNotification) => string);
  readonly paragraphs: (n: BookingNotification) => Paragraph[];
  /** The session stands in the client's calendar otherwise than before. */
  readonly changesCalendar?: true;
  /** It says where the session is held. */
  readonly namesPlace?: true;
}

/** The texts of all mails about a booking. */
export const MAIL_TEXTS: Readonly<Record<NotificationKind, MailText>> = {
  confirmed: {
    subject: "Confirmed",
    changesCalendar: true,
    namesPlace: true,
    paragraphs: (n) => [
      `${sessionOf(n)} is confirmed.`,
      whenOf(n),
      ...placeOf(n),
      `Price: ${formatPrice(n.booking.context.price)}`,
      ...(isToClient(n) && n.booking.context.price.amountMinor > 0
        ? [cancellationRuleInWords(n.booking.context, ENGLISH).join(" ")]
        : []),
      ...(isToClient(n) ? [howToChange(n.booking)] : []),
    ],
  },
  canceled: {
    subject: "Canceled",
    changesCalendar: true,
    paragraphs: (n) => [whoCanceled(n, sessionOf(n)), ...reasonOf(n), whenOf(n), moneyBack(n)],
  },
  moved: {
    subject: "Moved",
    changesCalendar: true,
    namesPlace: true,
    paragraphs: (n) => [
      `${sessionOf(n)} has a new time.`,
      whenOf(n),
      ...placeOf(n),
      "Nothing has to be paid again.",
      ...(isToClient(n) && n.booking.context.price.amountMinor > 0
        ? [cancellationRuleInWords(n.booking.context, ENGLISH).join(" ")]
        : []),
    ],
  },
  payment_returned: {
    subject: "Your payment goes back",
    paragraphs: (n) => [
      "A payment reached us that we cannot keep: the time was no longer held, the session was paid for already, or the amount was not its price.",
      moneyBack(n),
      { label: "Other times", url: `${n.appUrl}/profile/${n.builder.slug}` },
    ],
  },
  please_pay: {
    subject: "Please pay for your time",
    paragraphs: (n) => [
      `You booked ${sessionOf(n)} on Calendly. The session is paid for in advance, so it is not confirmed yet.`,
      whenOf(n),
      `Price: ${formatPrice(n.booking.context.price)}`,
      ...keptUntil(n.booking),
      { label: "Pay for your time, without signing in", url: n.bookingLink },
      cancellationRuleInWords(n.booking.context, ENGLISH).join(" "),
    ],
  },
  finish_paying: {
    subject: "Your time is held, and not paid yet",
    paragraphs: (n) => [
      `You picked a time for ${sessionOf(n)} and have not paid for it yet, so it is not booked.`,
      whenOf(n),
      `Price: ${formatPrice(n.booking.context.price)}`,
      ...keptUntil(n.booking),
      { label: "Finish the booking", url: n.bookingLink },
      "If you have changed your mind, do nothing: no money was taken.",
    ],
  },
  payment_processing: {
    subject: "Payment in progress",
    paragraphs: (n) => [
      `Your payment for ${sessionOf(n)} is on its way. Your bank needs up to a week for it, and we keep the time for you meanwhile.`,
      whenOf(n),
      "You need not do anything. We write as soon as the money is there, and also if it does not come.",
    ],
  },
  payment_failed: {
    subject: "Your payment did not go through",
    paragraphs: (n) => [
      `Your bank did not make the payment for ${sessionOf(n)}. Nothing was charged.`,
      whenOf(n),
      ...keptUntil(n.booking),
      { label: "Pay in another way", url: n.bookingLink },
    ],
  },
  payment_too_slow: {
    subject: "Your payment did not arrive in time",
    paragraphs: (n) => [
      `The payment for ${sessionOf(n)} did not arrive in time, so the time is free for others again.`,
      whenOf(n),
      "If the money still arrives, all of it goes back to you at once.",
      { label: "Other times", url: `${n.appUrl}/profile/${n.builder.slug}` },
    ],
  },
  rejected: {
    subject: "Canceled, because it is not what was booked",
    changesCalendar: true,
    paragraphs: (n) => [
      `${sessionOf(n)} is canceled: ${whyRejected(n.booking)}`,
      moneyBack(n),
      isToClient(n)
        ? { label: "Book again", url: `${n.appUrl}/profile/${n.builder.slug}` }
        : "The time is free in your calendar again.",
    ],
  },
  refund_granted: {
    subject: (n) => (n.isSentAgain ? "Your refund was sent again" : "Money goes back to you"),
    paragraphs: (n) =>
      n.isSentAgain
        ? [
            `The money that you are owed for ${sessionOf(n)} had not reached you. We have sent it once more.`,
            moneyBack(n),
            "We write to you again when it has arrived.",
          ]
        : [
            `${n.builder.displayName} gives you money back for ${sessionOf(n)}.`,
            ...reasonOf(n),
            moneyBack(n),
          ],
  },
  refund_failed: {
    subject: "A refund could not be made",
    paragraphs: (n) =>
      isToClient(n)
        ? [
            `We tried to return ${amountOf(n)} to you for ${sessionOf(n)}, and your bank did not take it.`,
            "The money is still owed to you. We see to it and write to you again; you can also answer this mail.",
          ]
        : [
            `${amountOf(n)} was to go back to the client for ${sessionOf(n)}, and the bank did not take it.`,
            "The operator can send it again, or settle it with the client in another way.",
          ],
  },
  refund_arrived: {
    subject: "Money has gone back to you",
    paragraphs: (n) => [
      `${returnedOf(n)} has gone back to where it came from. Your bank may show it a few days later.`,
      ...whatStands(n),
    ],
  },
  refunded_outside: {
    subject: "Is this session still on?",
    paragraphs: (n) => [
      `The whole price of ${sessionOf(n)} was returned in Stripe's dashboard, and the session is still booked.`,
      whenOf(n),
      "Please tell us on the booking's page: keep the session, or cancel it. Until then it stays as it is.",
    ],
  },
  session_kept: {
    subject: "Your session takes place",
    namesPlace: true,
    paragraphs: (n) => [
      `${sessionOf(n)} takes place as booked, although its price was returned to you. You need not pay again.`,
      whenOf(n),
      ...placeOf(n),
    ],
  },
  place_ready: {
    subject: "Where to join",
    changesCalendar: true,
    namesPlace: true,
    paragraphs: (n) => [
      `${sessionOf(n)} takes place as booked, and this is where.`,
      whenOf(n),
      ...placeOf(n),
    ],
  },
  place_changed: {
    subject: "Another place",
    changesCalendar: true,
    namesPlace: true,
    paragraphs: (n) => [`${sessionOf(n)} has another place. Its time stays.`, whenOf(n), ...placeOf(n)],
  },
  place_missing: {
    subject: "No place yet",
    changesCalendar: true,
    namesPlace: true,
    paragraphs: (n) => [
      isToClient(n)
        ? `${sessionOf(n)} stays booked, and it is not known yet where it takes place.`
        : `${sessionOf(n)} has no place that your client can come to.`,
      whenOf(n),
      ...placeOf(n),
    ],
  },
  dispute_opened: {
    subject: (n) => (isInquiry(n) ? "A bank asks about a payment" : "A payment is disputed"),
    paragraphs: (n) =>
      isInquiry(n)
        ? [
            `The client's bank asks about the payment of ${amountOf(n)} for ${sessionOf(n)}. It has taken nothing so far.`,
            `${evidenceOf(n)} A refund settles it as well; without an answer it may become a dispute.`,
          ]
        : [
            `The payment of ${amountOf(n)} for ${sessionOf(n)} is disputed: the client has asked their bank for it back.`,
            `Stripe has taken the amount for now. ${evidenceOf(n)} Without an answer the bank decides for the client. We refund nothing on top meanwhile.`,
          ],
  },
  dispute_won: {
    subject: (n) => (isInquiry(n) ? "The bank's question is settled" : "The dispute is won"),
    paragraphs: (n) =>
      isInquiry(n)
        ? [`The bank's question about ${amountOf(n)} for ${sessionOf(n)} is settled.`]
        : [
            `The bank has decided for you: ${amountOf(n)} for ${sessionOf(n)} is yours again.`,
            "If a refund was waiting for this, it goes out now.",
          ],
  },
  dispute_lost: {
    subject: "The dispute is lost",
    paragraphs: (n) => [
      `The bank has decided for the client: ${amountOf(n)} for ${sessionOf(n)} has gone back to them.`,
      "Nothing is refunded on top.",
    ],
  },
};
