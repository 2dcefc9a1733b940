import { isDisputed, isRefundedOutside } from "../../domain/booking/booking-money.ts";
import { confirmedPaymentOf } from "../../domain/booking/booking.ts";
import { refundMailText } from "../../domain/text/en/mails/refund-mails.ts";
import { formatMoney } from "../../domain/text/formats.ts";
import { textIn } from "../../domain/text/place.ts";
import { isToClient, sessionOf, whenOf, type BookingNotification } from "./booking-notification.ts";
import type { Paragraph } from "../../mails/mail-paragraphs.ts";

const inWords = ({ language }: BookingNotification) => textIn(refundMailText, language);

/** The amount that the mail is about; the price where it names none. */
export function amountOf({ refund, booking, language }: BookingNotification): string {
  return formatMoney(refund ?? booking.context.price, language);
}

/** How much came back by one refund, and of what. */
export function returnedOf(n: BookingNotification): string {
  const { booking, refund, language } = n;
  const about = { session: sessionOf(n), amount: amountOf(n) };
  const [payment, ...others] = booking.context.payments;
  if (payment === undefined || others.length > 0) return inWords(n)("arrivedOfSeveral", about);
  const isAll = refund === null || refund.amountMinor >= payment.amount.amountMinor;
  const paid = formatMoney(payment.amount, language);
  return inWords(n)(isAll ? "arrivedAll" : "arrivedPart", { ...about, paid });
}

/** What a refund in Stripe's dashboard means for the session. */
export function whatStands(n: BookingNotification): Paragraph[] {
  const { state, context } = n.booking;
  switch (state) {
    case "CONFIRMED":
      return [
        isRefundedOutside(state, context)
          ? inWords(n)("askedBuilder", { person: n.builder.displayName })
          : inWords(n)("staysBooked"),
        whenOf(n),
      ];
    case "COMPLETED":
    case "REFUNDED":
    case "CANCELED":
    case "ABANDONED":
      if (context.canceledAt !== null) return [inWords(n)("staysCanceled")];
      return [inWords(n)(context.confirmedCheckoutId === null ? "timeGivenBack" : "timeIsOver")];
    case "INITIATED":
    case "SCHEDULED":
    case "PAYMENT_PENDING":
    case "PAYMENT_FAILED":
      return [inWords(n)("notBooked")];
  }
}

/** What is refunded, and when it arrives; or why nothing is. */
export function moneyBack(n: BookingNotification): string {
  const { refund, language } = n;
  const { context } = n.booking;
  if (refund === null) return inWords(n)("nothingPaid");
  if (refund.amountMinor === 0) return inWords(n)("nothingByPolicy");
  const amount = formatMoney(refund, language);
  const payment = confirmedPaymentOf(context);
  if (payment !== null && isDisputed(context, payment))
    return inWords(n)(isToClient(n) ? "bankDecides" : "bankDecidesBuilder", { amount });
  return inWords(n)(isToClient(n) ? "goesBack" : "goesBackBuilder", { amount });
}
