import type { EffectKey, NotificationKind } from "../../domain/booking/booking-effect.ts";
import type { Booking, BookingState } from "../../domain/booking/booking.ts";
import type { Consent } from "../../domain/booking/consent.ts";
import type { Builder } from "../../domain/offer/session-type.ts";
import { bookingMailText } from "../../domain/text/en/mails/booking-mail.ts";
import { formatDayAndTime } from "../../domain/text/formats.ts";
import type { Language } from "../../domain/text/language.ts";
import { placeInWords } from "../../domain/text/place-in-words.ts";
import { textIn } from "../../domain/text/place.ts";
import type { Instant } from "../../domain/values/instant.ts";
import type { UnsubscribeKind } from "../../domain/values/unsubscribe-kind.ts";
import type { Money } from "../../domain/values/money.ts";
import type { MailLink, Paragraph, SessionCard, SessionRow } from "../../mails/mail-paragraphs.ts";

/** One notification to one person about a booking, with all that its mail says. */
export interface BookingNotification {
  readonly booking: Booking;
  readonly builder: Builder;
  readonly audience: "client" | "builder";
  /** The reader's. */
  readonly language: Language;
  readonly news: NotificationKind;
  readonly refund: Money | null;
  /** Whether it is about money that was owed, did not arrive, and is sent once more. */
  readonly isSentAgain: boolean;
  /** What a person wrote to the reader with it; null when nobody did, or it was erased. */
  readonly note: string | null;
  /** What the client agreed to; absent where the mail does not say it. */
  readonly consents?: readonly Consent[];
  readonly effectKey: EffectKey;
  readonly appUrl: string;
  /** Where our mail comes from. */
  readonly mailAddress: string;
  /** Opens the booking for whoever has it: for the client's own mails, and neither the builder's nor the calendar entry. */
  readonly bookingLink: string;
  /** As `Mail` says it. */
  readonly dueAt: Instant;
  readonly at: Instant;
}

/** What one kind of notification says. */
export type MailText = {
  readonly paragraphs: (n: BookingNotification) => Paragraph[];
  /** The session stands in the client's calendar otherwise than before. */
  readonly changesCalendar?: true;
  /** It says where the session is held. */
  readonly namesPlace?: true;
  /** Nothing depends on it: its receiver may end mails of this kind. */
  readonly listUnsubscribe?: { readonly kind: UnsubscribeKind };
} & (
  | {
      /** What is new, in a few words: above the mail, and before the session in its subject. */
      readonly heading: (n: BookingNotification) => string;
      /** Left out: the heading, and the session. */
      readonly subject?: (n: BookingNotification) => string;
    }
  | { readonly heading?: never; readonly subject: (n: BookingNotification) => string }
);

const inWords = ({ language }: BookingNotification) => textIn(bookingMailText, language);

/** What was booked, and with whom, as the reader sees it. */
export function sessionOf(n: BookingNotification): string {
  const person = isToClient(n) ? n.builder.displayName : n.booking.clientName;
  return inWords(n)("session", { name: n.booking.sessionTypeName, person });
}

/** Whether the client reads it. */
export function isToClient({ audience }: BookingNotification): boolean {
  return audience === "client";
}

/** Where the reader finds the booking: a client by their link, a builder on their own page. */
export function pageOf({ audience, appUrl, booking, bookingLink }: BookingNotification): string {
  return audience === "client" ? bookingLink : `${appUrl}/builder/bookings/${booking.id}`;
}

/** Where the builder's other times are. */
export function profileOf({ appUrl, builder }: BookingNotification): string {
  return `${appUrl}/profile/${builder.slug}`;
}

/** What a person wrote with it, when somebody did. */
export function reasonOf(n: BookingNotification): Paragraph[] {
  return n.note === null ? [] : [inWords(n)("reason", { note: n.note })];
}

/** When the session is, in the reader's zone, and in the other side's where that differs. */
export function whenOf(n: BookingNotification): SessionCard {
  const t = inWords(n);
  return cardOf(n, [{ label: t("when"), ...timesOf(n) }], null);
}

function timesOf(n: BookingNotification): Pick<SessionRow, "value" | "more"> {
  const { booking, builder, language } = n;
  const { time } = booking.context;
  if (time === null) return { value: inWords(n)("noTime"), more: null };
  const client = formatDayAndTime(time.startsAt, booking.clientTimeZone, language);
  const builders = formatDayAndTime(time.startsAt, builder.timeZone, language);
  const [value, theirs, other] = isToClient(n)
    ? [client, builders, builder.displayName]
    : [builders, client, booking.clientName];
  return { value, more: value === theirs ? null : inWords(n)("forOther", { other, theirs }) };
}

/** Where the session is held, and how to join it. After `whenOf` it is part of the same card. */
export function placeOf(n: BookingNotification): SessionCard[] {
  const { booking, builder, audience, language } = n;
  const t = inWords(n);
  const reader = { side: audience, client: booking.clientName, builder: builder.displayName };
  const { sentence, link, more } = placeInWords(booking.place, reader, language);
  const join = link === null ? null : { label: t("join"), url: link };
  return [cardOf(n, [{ label: t("where"), value: sentence, more }], join)];
}

function cardOf(n: BookingNotification, rows: readonly SessionRow[], link: MailLink | null): SessionCard {
  return {
    kind: "session",
    name: n.booking.sessionTypeName,
    person: isToClient(n) ? n.builder.displayName : n.booking.clientName,
    rows,
    link,
    isOff: OFF.has(n.booking.state),
  };
}

/** The session's time is not booked any more. */
const OFF: ReadonlySet<BookingState> = new Set<BookingState>(["ABANDONED", "CANCELED", "REFUNDED"]);
