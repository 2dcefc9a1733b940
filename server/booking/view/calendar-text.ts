import type { Booking } from "../../domain/booking/booking.ts";
import type { SessionPlace } from "../../domain/booking/session-place.ts";
import type { Builder } from "../../domain/offer/session-type.ts";
import { calendarEntryText } from "../../domain/text/en/mails/calendar-entry.ts";
import type { Language } from "../../domain/text/language.ts";
import { placeInWords } from "../../domain/text/place-in-words.ts";
import { textIn } from "../../domain/text/place.ts";

/** What a client's calendar says of a session. */
interface CalendarText {
  readonly summary: string;
  /** Where it is held, and the address of the booking's page, line by line. */
  readonly description: string;
  /** The booking's page. */
  readonly url: string;
  /** What opens the session, where somebody goes, or how it is held. */
  readonly location: string;
}

/** The words for every calendar, whichever way the session comes into it. */
export function calendarTextOf(
  booking: Booking,
  builder: Pick<Builder, "displayName">,
  { appUrl, language }: { readonly appUrl: string; readonly language: Language },
): CalendarText {
  const t = textIn(calendarEntryText, language);
  const url = `${appUrl}/bookings/${booking.id}`;
  const reader = { side: "client", client: booking.clientName, builder: builder.displayName } as const;
  const { sentence, link, more } = placeInWords(booking.place, reader, language);
  return {
    summary: t("summary", { name: booking.sessionTypeName, builder: builder.displayName }),
    description: [sentence, link, more, t("booking", { url })].filter((line) => line !== null).join("\n"),
    url,
    location: link ?? addressOf(booking.place) ?? sentence,
  };
}

/** Where somebody goes, as maps look it up; null where nobody goes anywhere. */
function addressOf(place: SessionPlace | null): string | null {
  if (place?.kind === "in_person") return place.address;
  return place?.kind === "chosen_by_client" ? place.text : null;
}
