import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import type { Booking } from "../../domain/booking/booking.ts";
import type { Instant } from "../../domain/values/instant.ts";
import { calendarEntryText } from "../../domain/text/en/mails/calendar-entry.ts";
import type { Language } from "../../domain/text/language.ts";
import { textIn } from "../../domain/text/place.ts";
import type { Builder } from "../../domain/offer/session-type.ts";
import { calendarTextOf } from "./calendar-text.ts";

/** A session as a file that calendars read. */
export interface CalendarEntry extends CalendarFile {
  readonly method: "PUBLISH" | "CANCEL";
}

/** The same to be downloaded: without a METHOD, so that no calendar asks whether an invitation is accepted. */
export interface CalendarFile {
  readonly filename: string;
  readonly ics: string;
}

interface EntryOptions {
  readonly appUrl: string;
  /** Where our mail comes from: its sender is who organizes, so that readers trust what replaces an entry. */
  readonly mailAddress: string;
  readonly at: Instant;
  /** The client's. */
  readonly language: Language;
}

/** 15 min before the start: time to find the link. Stands in the entry after all of its properties, as RFC 5545 asks. */
function alarmOf(language: Language): string {
  return [
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    folded(`DESCRIPTION:${escaped(textIn(calendarEntryText, language)("startsSoon"))}`),
    "TRIGGER:-PT15M",
    "END:VALARM",
    "",
  ].join("\r\n");
}

/**
 * The session for a mail: published, or canceled when it does not take place any more. One UID for the life of the booking and a SEQUENCE that
 * grows with each change of it or of its place, so that a calendar replaces what it had. Null while no time is booked.
 */
export function calendarEntryOf(
  booking: Booking,
  builder: Builder,
  options: EntryOptions,
): CalendarEntry | null {
  const method = stands(booking) ? "PUBLISH" : "CANCEL";
  const file = write(booking, builder, options, method);
  return file === null ? null : { ...file, method };
}

/** The session as a file for one's own calendar. Null while no time is booked. */
export function calendarFileOf(
  booking: Booking,
  builder: Builder,
  options: EntryOptions,
): CalendarFile | null {
  return write(booking, builder, options, null);
}

function stands({ state }: Booking): boolean {
  return state === "CONFIRMED" || state === "COMPLETED";
}

function write(
  booking: Booking,
  builder: Builder,
  { appUrl, mailAddress, at, language }: EntryOptions,
  method: CalendarEntry["method"] | null,
): CalendarFile | null {
  const { time } = booking.context;
  if (time === null) return null;
  const { summary, description, url, location } = calendarTextOf(booking, builder, { appUrl, language });
  // eslint-disable-next-line no-restricted-syntax -- names this program to calendars
  const calendar = ical({ prodId: { company: "BuildAppsWith", product: "Booking" } });
  if (method !== null) calendar.method(ICalCalendarMethod[method]);
  calendar.createEvent({
    id: `${booking.id}@${new URL(appUrl).hostname}`,
    sequence: booking.version + booking.placeRevision,
    stamp: at,
    start: time.startsAt,
    end: time.endsAt,
    summary,
    description,
    url,
    organizer: { name: parameterText(builder.displayName), email: mailAddress },
    status: stands(booking) ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
    location,
  });
  const ics = `${calendar.toString()}\r\n`;
  return {
    filename: "session.ics",
    ics: stands(booking) ? ics.replace("END:VEVENT\r\n", `${alarmOf(language)}END:VEVENT\r\n`) : ics,
  };
}

/** As RFC 5545 writes text. */
function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/g, String.raw`\$&`).replaceAll("\n", String.raw`\n`);
}

/** At most 75 bytes a line: no character of a text has more than three. */
function folded(line: string): string {
  return (line.match(/.{1,24}/gu) ?? []).join("\r\n ");
}

/** What a quoted parameter may hold: neither quotes nor what ends a line. */
function parameterText(text: string): string {
  return text.replaceAll('"', "'").replaceAll(/\p{Cc}+/gu, " ");
}
