import type { NotificationKind } from "../../domain/booking/booking-effect.ts";
import { disputeMailText } from "../../domain/text/en/mails/dispute-mails.ts";
import { formatDayAndTime } from "../../domain/text/formats.ts";
import { textIn } from "../../domain/text/place.ts";
import { isSameMoney } from "../../domain/values/money.ts";
import { sessionOf, type BookingNotification, type MailText } from "./booking-notification.ts";
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
    subject: (n) => inWords(n)(isInquiry(n) ? "inquirySubject" : "disputeSubject", of(n)),
    paragraphs: (n) =>
      isInquiry(n)
        ? [inWords(n)("inquiry", of(n)), `${evidenceOf(n)} ${inWords(n)("inquiryRefund")}`]
        : [
            inWords(n)("dispute", of(n)),
            `${inWords(n)("taken")} ${evidenceOf(n)} ${inWords(n)("unanswered")}`,
          ],
  },
  dispute_won: {
    subject: (n) => inWords(n)(isInquiry(n) ? "inquirySettledSubject" : "wonSubject", of(n)),
    paragraphs: (n) =>
      isInquiry(n)
        ? [inWords(n)("inquirySettled", of(n))]
        : [inWords(n)("won", of(n)), inWords(n)("wonRefund")],
  },
  dispute_lost: {
    subject: (n) => inWords(n)("lostSubject", of(n)),
    paragraphs: (n) => [inWords(n)("lost", of(n)), inWords(n)("lostRefund")],
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
