import type { NotificationKind } from "../../domain/booking/booking-effect.ts";
import { refundMailText } from "../../domain/text/en/mails/refund-mails.ts";
import { textIn } from "../../domain/text/place.ts";
import {
  isToClient,
  reasonOf,
  sessionOf,
  whenOf,
  type BookingNotification,
  type MailText,
} from "./booking-notification.ts";
import { receiptOf } from "./money-blocks.ts";
import { amountOf, moneyBack, returnedOf, whatStands } from "./money-in-mails.ts";

type RefundNotification = Extract<
  NotificationKind,
  "refund_granted" | "refund_failed" | "refund_arrived" | "refunded_outside"
>;

const inWords = ({ language }: BookingNotification) => textIn(refundMailText, language);

/** The session and the money, for a sentence. */
function of(n: BookingNotification): { readonly session: string; readonly amount: string } {
  return { session: sessionOf(n), amount: amountOf(n) };
}

/** The mails about money that goes back. */
export const REFUND_MAILS: Readonly<Record<RefundNotification, MailText>> = {
  refund_granted: {
    heading: (n) => inWords(n)(n.isSentAgain ? "againHeading" : "grantedHeading"),
    paragraphs: (n) =>
      n.isSentAgain
        ? [inWords(n)("again", of(n)), moneyBack(n), ...receiptOf(n), inWords(n)("againWait")]
        : [
            inWords(n)("granted", { ...of(n), person: n.builder.displayName }),
            ...reasonOf(n),
            moneyBack(n),
            ...receiptOf(n),
          ],
  },
  refund_failed: {
    heading: (n) => inWords(n)("failedHeading"),
    paragraphs: (n) =>
      isToClient(n)
        ? [inWords(n)("failed", of(n)), ...receiptOf(n), inWords(n)("failedHelp")]
        : [inWords(n)("failedBuilder", of(n)), ...receiptOf(n), inWords(n)("failedOperator")],
  },
  refund_arrived: {
    heading: (n) => inWords(n)("arrivedHeading"),
    paragraphs: (n) => [returnedOf(n), ...whatStands(n), ...receiptOf(n)],
  },
  refunded_outside: {
    heading: (n) => inWords(n)("outsideHeading"),
    subject: (n) => inWords(n)("outsideSubject", of(n)),
    paragraphs: (n) => [
      inWords(n)("outside", of(n)),
      whenOf(n),
      ...receiptOf(n),
      inWords(n)("outsideDecide"),
    ],
  },
};
