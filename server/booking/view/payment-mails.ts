import type { NotificationKind } from "../../domain/booking/booking-effect.ts";
import { bookingMailText } from "../../domain/text/en/mails/booking-mail.ts";
import { paymentMailText } from "../../domain/text/en/mails/payment-mails.ts";
import { formatDayAndTime, formatPrice } from "../../domain/text/formats.ts";
import { textIn } from "../../domain/text/place.ts";
import {
  profileOf,
  sessionOf,
  whenOf,
  type BookingNotification,
  type MailText,
} from "./booking-notification.ts";
import type { Paragraph } from "../../mails/mail-paragraphs.ts";
import { onItsWayOf, priceOf, receiptOf, ruleOf } from "./money-blocks.ts";
import { moneyBack } from "./money-in-mails.ts";

type PaymentNotification = Extract<
  NotificationKind,
  | "payment_returned"
  | "please_pay"
  | "finish_paying"
  | "payment_processing"
  | "payment_failed"
  | "payment_too_slow"
>;

const inWords = ({ language }: BookingNotification) => textIn(paymentMailText, language);

/** The session and what it costs, for a sentence. */
function of(n: BookingNotification): { readonly session: string; readonly price: string } {
  return { session: sessionOf(n), price: formatPrice(n.booking.context.price, n.language) };
}

/** The mails to a client about a payment that is to come, is under way or did not arrive. */
export const PAYMENT_MAILS: Readonly<Record<PaymentNotification, MailText>> = {
  payment_returned: {
    heading: (n) => inWords(n)("returnedHeading"),
    paragraphs: (n) => [inWords(n)("returned"), moneyBack(n), ...receiptOf(n), otherTimes(n)],
  },
  please_pay: {
    heading: (n) => inWords(n)("pleasePayHeading"),
    paragraphs: (n) => [
      inWords(n)("pleasePay", of(n)),
      whenOf(n),
      priceOf(n),
      ...heldUntil(n),
      { label: inWords(n)("pay", of(n)), url: n.bookingLink },
      ...ruleOf(n),
    ],
  },
  finish_paying: {
    heading: (n) => inWords(n)("finishHeading"),
    paragraphs: (n) => [
      inWords(n)("finish", of(n)),
      whenOf(n),
      priceOf(n),
      ...heldUntil(n),
      { label: inWords(n)("finishBooking"), url: n.bookingLink },
      inWords(n)("changedMind"),
    ],
  },
  payment_processing: {
    heading: (n) => inWords(n)("processingHeading"),
    paragraphs: (n) => [
      inWords(n)("processing", of(n)),
      whenOf(n),
      onItsWayOf(n),
      inWords(n)("processingWait"),
    ],
  },
  payment_failed: {
    heading: (n) => inWords(n)("failedHeading"),
    paragraphs: (n) => [
      inWords(n)("failed", of(n)),
      whenOf(n),
      priceOf(n),
      ...heldUntil(n),
      { label: inWords(n)("payAnotherWay", of(n)), url: n.bookingLink },
    ],
  },
  payment_too_slow: {
    heading: (n) => inWords(n)("tooSlowHeading"),
    paragraphs: (n) => [
      inWords(n)("tooSlow", of(n)),
      whenOf(n),
      inWords(n)("tooSlowReturned"),
      otherTimes(n),
    ],
  },
};

/** Until when the time is held for the client, and what follows; nothing when it is not held. */
function heldUntil({ booking: { context, clientTimeZone }, language }: BookingNotification): string[] {
  if (context.holdEndsAt === null) return [];
  const until = formatDayAndTime(context.holdEndsAt, clientTimeZone, language);
  return [textIn(bookingMailText, language)("holdEnds", { until })];
}

function otherTimes(n: BookingNotification): Paragraph {
  return { label: textIn(bookingMailText, n.language)("otherTimes"), url: profileOf(n) };
}
