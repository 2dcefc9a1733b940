import type { EffectKey } from "../../domain/booking/booking-effect.ts";
import type { Booking, BookingDispute } from "../../domain/booking/booking.ts";
import { formatDayAndTime, type TimeZone } from "../../domain/values/instant.ts";
import { formatMoney } from "../../domain/values/money.ts";
import type { Mail } from "../../ports.ts";

/** Where whoever owns the Stripe account answers a bank. */
const DASHBOARD = "https://dashboard.stripe.com/disputes";

/** The mail that tells an operator that a bank asks about a payment, or has taken it back: how much, until when and where to answer. Pure. */
export function disputeMailToOperator(notification: {
  readonly to: string;
  /** In which they read times. */
  readonly zone: TimeZone;
  readonly booking: Booking;
  readonly builderName: string;
  readonly dispute: BookingDispute;
  readonly effectKey: EffectKey;
  readonly appUrl: string;
}): Mail {
  const { booking, dispute, appUrl } = notification;
  const page = `${appUrl}/operator/bookings/${booking.id}`;
  const session = `${booking.sessionTypeName} with ${notification.builderName}`;
  const amount = formatMoney(dispute.amount);
  const isInquiry = dispute.stage === "inquiry";
  const until =
    dispute.answerDueAt === null
      ? "before the day that it names there"
      : `by ${formatDayAndTime(dispute.answerDueAt, notification.zone)}`;
  const paragraphs = [
    isInquiry
      ? `A client's bank asks about the payment of ${amount} for ${session}. It has taken nothing so far.`
      : `The payment of ${amount} for ${session} is disputed: the client has asked their bank for it back, and Stripe has taken the amount for now.`,
    `Answer in Stripe's dashboard ${until}: ${DASHBOARD} (${dispute.disputeId}).`,
    isInquiry
      ? "A refund settles it as well; without an answer it may become a dispute."
      : "Nothing is refunded on top meanwhile.",
    `${notification.builderName} has been asked for evidence that the session was held or agreed.`,
    `How it stands: ${page}`,
  ];
  return {
    to: notification.to,
    subject: `${isInquiry ? "Answer a bank's question" : "Answer a dispute"}: ${amount}, ${session}`,
    text: `${paragraphs.join("\n\n")}\n`,
    html: paragraphs.map((paragraph) => `<p>${linked(paragraph, [page, DASHBOARD])}</p>`).join("\n"),
    messageId: `<operators.${notification.effectKey.replaceAll(":", ".")}@${new URL(appUrl).hostname}>`,
    threadId: null,
    calendarEntry: null,
  };
}

function linked(paragraph: string, pages: readonly string[]): string {
  const escaped = paragraph.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return pages.reduce((html, page) => html.replaceAll(page, `<a href="${page}">${page}</a>`), escaped);
}
