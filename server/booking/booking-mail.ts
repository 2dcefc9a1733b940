import type { EffectKey, News } from "../domain/booking-effect.ts";
import type { Booking } from "../domain/booking.ts";
import { cancellationPolicyInWords } from "../domain/cancellation-policy.ts";
import { formatDayAndTime, type Instant } from "../domain/instant.ts";
import { formatMoney, formatPrice, type Money } from "../domain/money.ts";
import type { Builder } from "../domain/session-type.ts";
import type { Mail } from "../ports.ts";
import { calendarEntryOf } from "./calendar-entry.ts";

interface BookingNews {
  readonly booking: Booking;
  readonly builder: Builder;
  readonly audience: "client" | "builder";
  readonly news: News;
  readonly refund: Money | null;
  readonly effectKey: EffectKey;
  readonly appUrl: string;
  readonly at: Instant;
}

/** The mail that tells one person one piece of news about a booking. Pure. The Message-ID is the effect's, however often it is sent. */
export function bookingMail(news: BookingNews): Mail {
  const { booking, builder, audience, effectKey, appUrl, at } = news;
  const host = new URL(appUrl).hostname;
  const paragraphs: Paragraph[] = [
    ...storyOf(news),
    { label: "Everything about this booking", url: `${appUrl}/bookings/${booking.id}` },
  ];
  const entry =
    audience === "client" && news.news !== "payment_returned" && news.news !== "please_pay"
      ? calendarEntryOf(booking, builder, { appUrl, at })
      : null;
  return {
    to: audience === "client" ? booking.clientEmail : builder.email,
    subject: subjectOf(news),
    text: `${paragraphs.map(textOf).join("\n\n")}\n`,
    html: htmlOf(paragraphs, appUrl),
    messageId: `<${effectKey.replaceAll(":", ".")}@${host}>`,
    threadId: `<${booking.id}.thread@${host}>`,
    calendarEntry: entry,
  };
}

function subjectOf({ booking, builder, audience, news }: BookingNews): string {
  const session = `${booking.sessionTypeName} with ${audience === "client" ? builder.displayName : booking.clientName}`;
  switch (news) {
    case "confirmed":
      return `Confirmed: ${session}`;
    case "canceled":
      return `Canceled: ${session}`;
    case "moved":
      return `Moved: ${session}`;
    case "payment_returned":
      return `Your payment goes back: ${session}`;
    case "please_pay":
      return `Please pay for your time: ${session}`;
  }
}

function whenOf({ booking, builder, audience }: BookingNews): string {
  const { time } = booking.context;
  if (time === null) return "No time was picked yet.";
  const client = formatDayAndTime(time.startsAt, booking.clientTimeZone);
  const theirs = formatDayAndTime(time.startsAt, builder.timeZone);
  const [own, other, who] =
    audience === "client" ? [client, theirs, builder.displayName] : [theirs, client, booking.clientName];
  return own === other ? `When: ${own}` : `When: ${own}\n(for ${who}: ${other})`;
}

function placeOf(booking: Booking): Paragraph[] {
  if (booking.joinUrl !== null) return [{ label: "Join the session", url: booking.joinUrl }];
  return booking.locationText === null ? [] : [`Where: ${booking.locationText}`];
}

function storyOf(news: BookingNews): Paragraph[] {
  const { booking, builder, audience } = news;
  const isClient = audience === "client";
  const session = `${booking.sessionTypeName} with ${isClient ? builder.displayName : booking.clientName}`;
  switch (news.news) {
    case "confirmed":
      return [
        `${session} is confirmed.`,
        whenOf(news),
        ...placeOf(booking),
        `Price: ${formatPrice(booking.context.price)}`,
        ...(isClient && booking.context.price.amountMinor > 0
          ? [cancellationPolicyInWords(booking.context.cancellationPolicy).join(" ")]
          : []),
        ...(isClient && booking.rescheduleUrl !== null
          ? [{ label: "Move to another time", url: booking.rescheduleUrl }]
          : []),
        ...(isClient && booking.cancelUrl !== null ? [{ label: "Cancel", url: booking.cancelUrl }] : []),
      ];
    case "moved":
      return [
        `${session} has a new time.`,
        whenOf(news),
        ...placeOf(booking),
        "Nothing has to be paid again.",
      ];
    case "canceled":
      return [`${session} is canceled.`, whenOf(news), moneyBack(news)];
    case "payment_returned":
      return [
        "A payment reached us that we cannot keep: the time was no longer held, or the session was paid for already.",
        moneyBack(news),
        { label: "Other times", url: `${news.appUrl}/profile/${builder.slug}` },
      ];
    case "please_pay":
      return [
        `You booked ${session} on Calendly. The session is paid for in advance, so it is not confirmed yet.`,
        whenOf(news),
        `Price: ${formatPrice(booking.context.price)}`,
        ...keptUntil(booking),
        `To pay, open this page and sign in with this address; a link by mail is enough: ${news.appUrl}/bookings/${booking.id}`,
        cancellationPolicyInWords(booking.context.cancellationPolicy).join(" "),
      ];
  }
}

function keptUntil({ context, clientTimeZone }: Booking): string[] {
  if (context.holdEndsAt === null) return [];
  const until = formatDayAndTime(context.holdEndsAt, clientTimeZone);
  return [`We keep the time for you until ${until}. Without a payment it is then canceled, at no cost.`];
}

function moneyBack({ refund, audience }: BookingNews): string {
  if (refund === null) return "Nothing was paid, so nothing goes back.";
  if (refund.amountMinor === 0) return "By the cancellation policy, nothing of the price goes back.";
  const amount = formatMoney(refund);
  return audience === "client"
    ? `${amount} goes back to the card it came from. Banks usually show it within 5 to 10 days.`
    : `${amount} goes back to the client.`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** `label: address` in a text; a link with words in HTML. */
type Paragraph = string | { readonly label: string; readonly url: string };

function textOf(paragraph: Paragraph): string {
  return typeof paragraph === "string" ? paragraph : `${paragraph.label}: ${paragraph.url}`;
}

function paragraphHtml(paragraph: Paragraph): string {
  if (typeof paragraph === "string") return `<p>${escapeHtml(paragraph).replaceAll("\n", "<br>")}</p>`;
  // Calendly's addresses come from its API; a scheme other than the web's would make the link run something.
  const isWeb = /^https?:\/\//.test(paragraph.url);
  const label = escapeHtml(paragraph.label);
  return isWeb ? `<p><a href="${escapeHtml(paragraph.url)}">${label}</a></p>` : `<p>${label}</p>`;
}

/** One narrow column in the reader's own fonts and colours, light or dark. */
function htmlOf(paragraphs: readonly Paragraph[], appUrl: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
</head>
<body style="margin: 0 auto; padding: 24px 16px; max-width: 34em; font: 16px/1.6 system-ui, sans-serif">
${paragraphs.map(paragraphHtml).join("\n")}
<p style="margin-top: 32px"><a href="${escapeHtml(appUrl)}">BuildAppsWith Booking</a></p>
</body>
</html>
`;
}
