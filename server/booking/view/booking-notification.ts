import type { EffectKey, NotificationKind } from "../../domain/booking/booking-effect.ts";
import type { Booking } from "../../domain/booking/booking.ts";
import type { Builder } from "../../domain/offer/session-type.ts";
import { ENGLISH } from "../../domain/text/language.ts";
import { placeInWords } from "../../domain/text/place-in-words.ts";
import { formatDayAndTime, type Instant } from "../../domain/values/instant.ts";
import type { Money } from "../../domain/values/money.ts";
import type { Paragraph } from "./mail-paragraphs.ts";

/** One notification to one person about a booking, with all that its mail says. */
export interface BookingNotification {
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

/** What was booked, and with whom, as the reader sees it. */
export function sessionOf({ booking, builder, audience }: BookingNotification): string {
  return `${booking.sessionTypeName} with ${audience === "client" ? builder.displayName : booking.clientName}`;
}

/** Whether the client reads it. */
export function isToClient({ audience }: BookingNotification): boolean {
  return audience === "client";
}

/** Where the reader finds the booking: a client by their link, a builder on their own page. */
export function pageOf({ audience, appUrl, booking, bookingLink }: BookingNotification): string {
  return audience === "client" ? bookingLink : `${appUrl}/builder/bookings/${booking.id}`;
}

/** What a person wrote with it, when somebody did. */
export function reasonOf({ note }: BookingNotification): Paragraph[] {
  return note === null ? [] : [`The reason: ${note}`];
}

/** When the session is, in the reader's zone, and in the other side's where that differs. */
export function whenOf({ booking, builder, audience }: BookingNotification): string {
  const { time } = booking.context;
  if (time === null) return "No time was picked yet.";
  const client = formatDayAndTime(time.startsAt, booking.clientTimeZone);
  const theirs = formatDayAndTime(time.startsAt, builder.timeZone);
  const [own, other, who] =
    audience === "client" ? [client, theirs, builder.displayName] : [theirs, client, booking.clientName];
  return own === other ? `When: ${own}` : `When: ${own}\n(for ${who}: ${other})`;
}

/** Where the session is held, and how to join it. */
export function placeOf({ booking, builder, audience }: BookingNotification): Paragraph[] {
  const { sentence, link, more } = placeInWords(
    booking.place,
    { side: audience, client: booking.clientName, builder: builder.displayName },
    ENGLISH,
  );
  return [
    [`Where: ${sentence}`, ...(more === null ? [] : [more])].join("\n"),
    ...(link === null ? [] : [{ label: "Join the session", url: link }]),
  ];
}
