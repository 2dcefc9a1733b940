import { isDisputed, isRefundedOutside } from "../../domain/booking/booking-money.ts";
import { confirmedPaymentOf } from "../../domain/booking/booking.ts";
import { formatDayAndTime } from "../../domain/values/instant.ts";
import { formatMoney, isSameMoney } from "../../domain/values/money.ts";
import { whenOf, type BookingNotification } from "./booking-notification.ts";
import type { Paragraph } from "./mail-paragraphs.ts";

/** The amount that the mail is about; the price where it names none. */
export function amountOf({ refund, booking }: BookingNotification): string {
  return formatMoney(refund ?? booking.context.price);
}

/** How much came back by one refund, and of what. */
export function returnedOf(notification: BookingNotification): string {
  const { booking, builder, refund } = notification;
  const session = `${booking.sessionTypeName} with ${builder.displayName}`;
  const [payment, ...others] = booking.context.payments;
  if (payment === undefined || others.length > 0)
    return `${amountOf(notification)} of what you paid for ${session}`;
  const paid = formatMoney(payment.amount);
  return refund === null || refund.amountMinor >= payment.amount.amountMinor
    ? `All ${paid} that you paid for ${session}`
    : `${amountOf(notification)} of the ${paid} that you paid for ${session}`;
}

/** What a refund in Stripe's dashboard means for the session. */
export function whatStands(notification: BookingNotification): Paragraph[] {
  const { booking, builder } = notification;
  const { state, context } = booking;
  switch (state) {
    case "CONFIRMED":
      return [
        isRefundedOutside(state, context)
          ? `The session is still booked. We have asked ${builder.displayName} whether it takes place, and write to you when we know, or when its time is over. Until then it stays booked.`
          : "The session itself stays as it is: booked.",
        whenOf(notification),
      ];
    case "COMPLETED":
    case "REFUNDED":
    case "CANCELED":
    case "ABANDONED":
      if (context.canceledAt !== null) return ["The booking was canceled, and stays so."];
      return context.confirmedCheckoutId === null
        ? ["The time was given back before, and is not booked."]
        : ["The time of the session is over, and nothing is left to pay."];
    case "INITIATED":
    case "SCHEDULED":
    case "PAYMENT_PENDING":
    case "PAYMENT_FAILED":
      return ["The session was not booked by that payment, and is not booked now."];
  }
}

/** Whether the notification is about an inquiry. */
export function isInquiry({ booking, refund }: BookingNotification): boolean {
  const about = booking.context.disputes.filter(
    ({ amount }) => refund === null || isSameMoney(amount, refund),
  );
  return about.length > 0 && about.every(({ stage }) => stage === "inquiry");
}

/** What the builder can do, whose account at Stripe it is not, and until when; the earliest when there are several. */
export function evidenceOf({ booking, builder }: BookingNotification): string {
  const [dueAt] = booking.context.disputes
    .flatMap(({ status, answerDueAt }) => (status === "open" && answerDueAt !== null ? [answerDueAt] : []))
    .sort();
  const until = dueAt === undefined ? "soon" : `before ${formatDayAndTime(dueAt, builder.timeZone)}`;
  return `The site’s operator answers the bank. Send them evidence that the session was held or agreed, ${until}: just answer this mail.`;
}

/** What is refunded, and when it arrives; or why nothing is. */
export function moneyBack({ booking: { context }, refund, audience }: BookingNotification): string {
  if (refund === null) return "Nothing was paid, so nothing goes back.";
  if (refund.amountMinor === 0) return "By the cancellation policy, nothing of the price goes back.";
  const amount = formatMoney(refund);
  const payment = confirmedPaymentOf(context);
  if (payment !== null && isDisputed(context, payment)) {
    return audience === "client"
      ? `You have asked your bank for this payment back. ${amount} goes back to you unless your bank returns it: nothing can be returned before it has decided.`
      : `${amount} is to go back to the client, who has asked the bank for the same: it waits for what the bank decides.`;
  }
  return audience === "client"
    ? `${amount} goes back to where it came from. Banks usually show it within 5 to 10 days.`
    : `${amount} goes back to the client.`;
}
