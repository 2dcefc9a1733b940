import type { EffectKey, NotificationKind } from "../../domain/booking/booking-effect.ts";
import { confirmedPaymentOf, type Booking } from "../../domain/booking/booking.ts";
import { isDisputed, isRefundedOutside } from "../../domain/booking/booking-money.ts";
import { cancellationRuleInWords } from "../../domain/offer/cancellation-policy.ts";
import { formatDayAndTime, type Instant } from "../../domain/values/instant.ts";
import { placeInWords } from "../../domain/text/place-in-words.ts";
import { formatMoney, formatPrice, isSameMoney, type Money } from "../../domain/values/money.ts";
import type { Builder } from "../../domain/offer/session-type.ts";
import type { Mail } from "../../ports.ts";
import { calendarEntryOf } from "./calendar-entry.ts";
import { howToChange, keptUntil, whoCanceled, whyRejected } from "./booking-in-words.ts";
import { htmlOf, textOf, type Paragraph } from "./mail-paragraphs.ts";

interface BookingNotification {
  readonly booking: Booking;
  readonly builder: Builder;
  readonly audience: "client" | "builder";
  readonly news: NotificationKind;
  readonly refund: Money | null;
  /** Whether it is about money that was owed, did not arrive, and is sent once more. */
  readonly isSentAgain: boolean;
  /** What a person wrote to the reader with it; null when nobody did, or it was erased. */
  readonly note: string | null;
  readonly effectKey: EffectKey;
  readonly appUrl: string;
  /** Where our mail comes from. */
  readonly mailAddress: string;
  /** Opens the booking for whoever has it: for the client's own mails, and neither the builder's nor the calendar entry. */
  readonly bookingLink: string;
  readonly at: Instant;
}

/** The mail that tells one person one piece of news about a booking. Pure. The Message-ID is the effect's, however often it is sent. */
export function bookingMail(notification: BookingNotification): Mail {
  const { booking, builder, audience, effectKey, appUrl, mailAddress, at } = notification;
  const host = new URL(appUrl).hostname;
  const content = contentOf(notification);
  const url = pageOf(notification);
  const isNamed = content.some((paragraph) => typeof paragraph !== "string" && paragraph.url === url);
  // One link, one name.
  const paragraphs = isNamed ? content : [...content, { label: "Everything about this booking", url }];
  const entry =
    audience === "client" && CHANGES_THE_CALENDAR.has(notification.news)
      ? calendarEntryOf(booking, builder, { appUrl, mailAddress, at })
      : null;
  return {
    to: audience === "client" ? booking.clientEmail : builder.email,
    subject: subjectOf(notification),
    text: `${paragraphs.map(textOf).join("\n\n")}\n`,
    html: htmlOf(paragraphs, appUrl),
    messageId: `<${effectKey.replaceAll(":", ".")}@${host}>`,
    threadId: `<${booking.id}.thread@${host}>`,
    calendarEntry: entry,
  };
}

/** News after which the session stands in the client's calendar otherwise than before. */
const CHANGES_THE_CALENDAR = new Set<NotificationKind>([
  "confirmed",
  "canceled",
  "moved",
  "rejected",
  "place_ready",
  "place_changed",
  "place_missing",
]);

const NAMES_THE_PLACE = new Set<NotificationKind>([
  "confirmed",
  "moved",
  "session_kept",
  "place_ready",
  "place_changed",
  "place_missing",
]);

/** Whether this news says where the session is held. */
export function namesPlace(notification: NotificationKind): boolean {
  return NAMES_THE_PLACE.has(notification);
}

/** Where the reader finds the booking: a client by their link, a builder on their own page. */
function pageOf({ audience, appUrl, booking, bookingLink }: BookingNotification): string {
  return audience === "client" ? bookingLink : `${appUrl}/builder/bookings/${booking.id}`;
}

function subjectOf(notification: BookingNotification): string {
  const { booking, builder, audience } = notification;
  const session = `${booking.sessionTypeName} with ${audience === "client" ? builder.displayName : booking.clientName}`;
  switch (notification.news) {
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
    case "finish_paying":
      return `Your time is held, and not paid yet: ${session}`;
    case "payment_processing":
      return `Payment in progress: ${session}`;
    case "payment_failed":
      return `Your payment did not go through: ${session}`;
    case "payment_too_slow":
      return `Your payment did not arrive in time: ${session}`;
    case "rejected":
      return `Canceled, because it is not what was booked: ${session}`;
    case "refund_granted":
      return `${notification.isSentAgain ? "Your refund was sent again" : "Money goes back to you"}: ${session}`;
    case "refund_failed":
      return `A refund could not be made: ${session}`;
    case "refund_arrived":
      return `Money has gone back to you: ${session}`;
    case "refunded_outside":
      return `Is this session still on? ${session}`;
    case "session_kept":
      return `Your session takes place: ${session}`;
    case "place_ready":
      return `Where to join: ${session}`;
    case "place_changed":
      return `Another place: ${session}`;
    case "place_missing":
      return `No place yet: ${session}`;
    case "dispute_opened":
      return `${isInquiry(notification) ? "A bank asks about a payment" : "A payment is disputed"}: ${session}`;
    case "dispute_won":
      return `${isInquiry(notification) ? "The bank's question is settled" : "The dispute is won"}: ${session}`;
    case "dispute_lost":
      return `The dispute is lost: ${session}`;
  }
}

function reasonOf({ note }: BookingNotification): Paragraph[] {
  return note === null ? [] : [`The reason: ${note}`];
}

function whenOf({ booking, builder, audience }: BookingNotification): string {
  const { time } = booking.context;
  if (time === null) return "No time was picked yet.";
  const client = formatDayAndTime(time.startsAt, booking.clientTimeZone);
  const theirs = formatDayAndTime(time.startsAt, builder.timeZone);
  const [own, other, who] =
    audience === "client" ? [client, theirs, builder.displayName] : [theirs, client, booking.clientName];
  return own === other ? `When: ${own}` : `When: ${own}\n(for ${who}: ${other})`;
}

function placeOf({ booking, builder, audience }: BookingNotification): Paragraph[] {
  const { sentence, link, more } = placeInWords(booking.place, {
    side: audience,
    client: booking.clientName,
    builder: builder.displayName,
  });
  return [
    [`Where: ${sentence}`, ...(more === null ? [] : [more])].join("\n"),
    ...(link === null ? [] : [{ label: "Join the session", url: link }]),
  ];
}

function contentOf(notification: BookingNotification): Paragraph[] {
  const { booking, builder, audience } = notification;
  const isClient = audience === "client";
  const session = `${booking.sessionTypeName} with ${isClient ? builder.displayName : booking.clientName}`;
  switch (notification.news) {
    case "confirmed":
      return [
        `${session} is confirmed.`,
        whenOf(notification),
        ...placeOf(notification),
        `Price: ${formatPrice(booking.context.price)}`,
        ...(isClient && booking.context.price.amountMinor > 0
          ? [cancellationRuleInWords(booking.context).join(" ")]
          : []),
        ...(isClient ? [howToChange(booking)] : []),
      ];
    case "moved":
      return [
        `${session} has a new time.`,
        whenOf(notification),
        ...placeOf(notification),
        "Nothing has to be paid again.",
        ...(isClient && booking.context.price.amountMinor > 0
          ? [cancellationRuleInWords(booking.context).join(" ")]
          : []),
      ];
    case "canceled":
      return [
        whoCanceled(notification, session),
        ...reasonOf(notification),
        whenOf(notification),
        moneyBack(notification),
      ];
    case "payment_returned":
      return [
        "A payment reached us that we cannot keep: the time was no longer held, the session was paid for already, or the amount was not its price.",
        moneyBack(notification),
        { label: "Other times", url: `${notification.appUrl}/profile/${builder.slug}` },
      ];
    case "please_pay":
      return [
        `You booked ${session} on Calendly. The session is paid for in advance, so it is not confirmed yet.`,
        whenOf(notification),
        `Price: ${formatPrice(booking.context.price)}`,
        ...keptUntil(booking),
        { label: "Pay for your time, without signing in", url: notification.bookingLink },
        cancellationRuleInWords(booking.context).join(" "),
      ];
    case "finish_paying":
      return [
        `You picked a time for ${session} and have not paid for it yet, so it is not booked.`,
        whenOf(notification),
        `Price: ${formatPrice(booking.context.price)}`,
        ...keptUntil(booking),
        { label: "Finish the booking", url: notification.bookingLink },
        "If you have changed your mind, do nothing: no money was taken.",
      ];
    case "payment_processing":
      return [
        `Your payment for ${session} is on its way. Your bank needs up to a week for it, and we keep the time for you meanwhile.`,
        whenOf(notification),
        "You need not do anything. We write as soon as the money is there, and also if it does not come.",
      ];
    case "payment_failed":
      return [
        `Your bank did not make the payment for ${session}. Nothing was charged.`,
        whenOf(notification),
        ...keptUntil(booking),
        { label: "Pay in another way", url: notification.bookingLink },
      ];
    case "payment_too_slow":
      return [
        `The payment for ${session} did not arrive in time, so the time is free for others again.`,
        whenOf(notification),
        "If the money still arrives, all of it goes back to you at once.",
        { label: "Other times", url: `${notification.appUrl}/profile/${builder.slug}` },
      ];
    case "rejected":
      return [
        `${session} is canceled: ${whyRejected(booking)}`,
        moneyBack(notification),
        isClient
          ? { label: "Book again", url: `${notification.appUrl}/profile/${builder.slug}` }
          : "The time is free in your calendar again.",
      ];
    case "refund_granted":
      if (notification.isSentAgain) {
        return [
          `The money that you are owed for ${session} had not reached you. We have sent it once more.`,
          moneyBack(notification),
          "We write to you again when it has arrived.",
        ];
      }
      return [
        `${builder.displayName} gives you money back for ${session}.`,
        ...reasonOf(notification),
        moneyBack(notification),
      ];
    case "refund_failed":
      return isClient
        ? [
            `We tried to return ${amountOf(notification)} to you for ${session}, and your bank did not take it.`,
            "The money is still owed to you. We see to it and write to you again; you can also answer this mail.",
          ]
        : [
            `${amountOf(notification)} was to go back to the client for ${session}, and the bank did not take it.`,
            "The operator can send it again, or settle it with the client by another way.",
          ];
    case "refund_arrived":
      return [
        `${returnedOf(notification)} has gone back to where it came from. Your bank may show it a few days later.`,
        ...whatStands(notification),
      ];
    case "refunded_outside":
      return [
        `The whole price of ${session} was returned in Stripe's dashboard, and the session is still booked.`,
        whenOf(notification),
        "We do not guess what you meant. Please tell us on the booking's page: keep the session, or cancel it. Until then it stays as it is.",
      ];
    case "session_kept":
      return [
        `${session} takes place as booked, although its price was returned to you. You need not pay again.`,
        whenOf(notification),
        ...placeOf(notification),
      ];
    case "place_ready":
      return [
        `${session} takes place as booked, and this is where.`,
        whenOf(notification),
        ...placeOf(notification),
      ];
    case "place_changed":
      return [
        `${session} has another place. Its time stays.`,
        whenOf(notification),
        ...placeOf(notification),
      ];
    case "place_missing":
      return [
        isClient
          ? `${session} stays booked, and it is not known yet where it takes place.`
          : `${session} has no place that your client can come to.`,
        whenOf(notification),
        ...placeOf(notification),
      ];
    case "dispute_opened":
      return isInquiry(notification)
        ? [
            `The client's bank asks about the payment of ${amountOf(notification)} for ${session}. It has taken nothing so far.`,
            `${evidenceOf(notification)} A refund settles it as well; without an answer it may become a dispute.`,
          ]
        : [
            `The payment of ${amountOf(notification)} for ${session} is disputed: the client has asked their bank for it back.`,
            `Stripe has taken the amount for now. ${evidenceOf(notification)} Without an answer the bank decides for the client. We refund nothing on top meanwhile.`,
          ];
    case "dispute_won":
      if (isInquiry(notification))
        return [`The bank's question about ${amountOf(notification)} for ${session} is settled.`];
      return [
        `The bank has decided for you: ${amountOf(notification)} for ${session} is yours again.`,
        "If a refund was waiting for this, it goes out now.",
      ];
    case "dispute_lost":
      return [
        `The bank has decided for the client: ${amountOf(notification)} for ${session} has gone back to them.`,
        "Nothing is refunded on top.",
      ];
  }
}

function amountOf({ refund, booking }: BookingNotification): string {
  return formatMoney(refund ?? booking.context.price);
}

/** How much came back by one refund, and of what. */
function returnedOf(notification: BookingNotification): string {
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

/** What money that somebody has returned at Stripe means for the session: nothing, and what is asked because of it. */
function whatStands(notification: BookingNotification): Paragraph[] {
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

/** Whether the bank that the news is about had only asked. */
function isInquiry({ booking, refund }: BookingNotification): boolean {
  const about = booking.context.disputes.filter(
    ({ amount }) => refund === null || isSameMoney(amount, refund),
  );
  return about.length > 0 && about.every(({ stage }) => stage === "inquiry");
}

/** What the builder can do, whose account at Stripe it is not, and until when; the earliest when there are several. */
function evidenceOf({ booking, builder }: BookingNotification): string {
  const [dueAt] = booking.context.disputes
    .flatMap(({ status, answerDueAt }) => (status === "open" && answerDueAt !== null ? [answerDueAt] : []))
    .sort();
  const until = dueAt === undefined ? "soon" : `before ${formatDayAndTime(dueAt, builder.timeZone)}`;
  return `Whoever runs this site answers the bank. Send them what shows that the session was held or agreed, ${until}: just answer this mail.`;
}

function moneyBack({ booking: { context }, refund, audience }: BookingNotification): string {
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
