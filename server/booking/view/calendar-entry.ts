import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import type { Booking } from "../../domain/booking/booking.ts";
import type { Instant } from "../../domain/values/instant.ts";
import { ENGLISH } from "../../domain/text/language.ts";
import { placeInWords } from "../../domain/text/place-in-words.ts";
import type { SessionPlace } from "../../domain/booking/session-place.ts";
import type { Builder } from "../../domain/offer/session-type.ts";

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
}

/** 15 min before the start: time to find the link. Stands in the entry after all of its properties, as RFC 5545 asks. */
const ALARM = [
  "BEGIN:VALARM",
  "ACTION:DISPLAY",
  "DESCRIPTION:Your session begins soon",
  "TRIGGER:-PT15M",
  "END:VALARM",
  "",
].join("\r\n");

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
  { appUrl, mailAddress, at }: EntryOptions,
  method: CalendarEntry["method"] | null,
): CalendarFile | null {
  const { time } = booking.context;
  if (time === null) return null;
  const url = `${appUrl}/bookings/${booking.id}`;
  const reader = { side: "client", client: booking.clientName, builder: builder.displayName } as const;
  const { sentence, link, more } = placeInWords(booking.place, reader, ENGLISH);
  const calendar = ical({ prodId: { company: "BuildAppsWith", product: "Booking" } });
  if (method !== null) calendar.method(ICalCalendarMethod[method]);
  calendar.createEvent({
    id: `${booking.id}@${new URL(appUrl).hostname}`,
    sequence: booking.version + booking.placeRevision,
    stamp: at,
    start: time.startsAt,
    end: time.endsAt,
    summary: `${booking.sessionTypeName} with ${builder.displayName}`,
    description: [sentence, link, more, `Your booking: ${url}`].filter((line) => line !== null).join("\n"),
    url,
    organizer: { name: parameterText(builder.displayName), email: mailAddress },
    status: stands(booking) ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
    location: link ?? addressOf(booking.place) ?? sentence,
  });
  const ics = `${calendar.toString()}\r\n`;
  return {
    filename: "session.ics",
    ics: stands(booking) ? ics.replace("END:VEVENT\r\n", `${ALARM}END:VEVENT\r\n`) : ics,
  };
}

/** Where somebody goes, as maps look it up; null where nobody goes anywhere. */
function addressOf(place: SessionPlace | null): string | null {
  if (place?.kind === "in_person") return place.address;
  return place?.kind === "chosen_by_client" ? place.text : null;
}

/** What a quoted parameter may hold: neither quotes nor what ends a line. */
function parameterText(text: string): string {
  return text.replaceAll('"', "'").replaceAll(/\p{Cc}+/gu, " ");
}
