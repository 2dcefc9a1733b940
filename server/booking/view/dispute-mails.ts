import type { NotificationKind } from "../../domain/booking/booking-effect.ts";
import { disputeMailText } from "../../domain/text/en/mails/dispute-mails.ts";
import { formatDayAndTime } from "../../domain/text/formats.ts";
import { textIn } from "../../domain/text/place.ts";
import { isSameMoney } from "../../domain/values/money.ts";
import { sessionOf, whenOf, type BookingNotification, type MailText } from "./booking-notification.ts";
import { receiptOf } from "./money-blocks.ts";
import { amountOf } from "./money-in-mails.ts";

type DisputeNotification = Extract<NotificationKind, "dispute_opened" | "dispute_won" | "dispute_lost">;

const inWords = ({ language }: BookingNotification) => textIn(disputeMailText, language);

/** The session and the money, for a sentence. */
function of(n: BookingNotification): { readonly session: string; readonly amount: string } {
  return { session: sessionOf(n), amount: amountOf(n) };
}

/** The mails to a builder about what a client's bank does. */
export const DISPUTE_MAILS: Readonly<Record<DisputeNotification, MailText>> = {
  dispute_opened: {
    heading: (n) => inWords(n)(isInquiry(n) ? "inquiryHeading" : "disputeHeading"),
    paragraphs: (n) =>
      isInquiry(n)
        ? [
            inWords(n)("inquiry", of(n)),
            `${evidenceOf(n)} ${inWords(n)("inquiryRefund")}`,
            whenOf(n),
            ...receiptOf(n),
          ]
        : [
            inWords(n)("dispute", of(n)),
            `${inWords(n)("taken")} ${evidenceOf(n)} ${inWords(n)("unanswered")}`,
            whenOf(n),
            ...receiptOf(n),
          ],
  },
  dispute_won: {
    heading: (n) => inWords(n)(isInquiry(n) ? "inquirySettledHeading" : "wonHeading"),
    paragraphs: (n) =>
      isInquiry(n)
        ? [inWords(n)("inquirySettled", of(n)), whenOf(n), ...receiptOf(n)]
        : [inWords(n)("won", of(n)), inWords(n)("wonRefund"), whenOf(n), ...receiptOf(n)],
  },
  dispute_lost: {
    heading: (n) => inWords(n)("lostHeading"),
    paragraphs: (n) => [inWords(n)("lost", of(n)), inWords(n)("lostRefund"), whenOf(n), ...receiptOf(n)],
  },
};

/** Whether the notification is about an inquiry. */
function isInquiry({ booking, refund }: BookingNotification): boolean {
  const about = booking.context.disputes.filter(
    ({ amount }) => refund === null || isSameMoney(amount, refund),
  );
  return about.length > 0 && about.every(({ stage }) => stage === "inquiry");
}

/** What the builder can do, whose account at Stripe it is not, and until when; the earliest when there are several. */
function evidenceOf(n: BookingNotification): string {
  const [dueAt] = n.booking.context.disputes
    .flatMap(({ status, answerDueAt }) => (status === "open" && answerDueAt !== null ? [answerDueAt] : []))
    .sort();
  return dueAt === undefined
    ? inWords(n)("evidenceSoon")
    : inWords(n)("evidenceBy", { until: formatDayAndTime(dueAt, n.builder.timeZone, n.language) });
}
