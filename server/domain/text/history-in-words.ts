import type { Cause, RecordedBookingEvent } from "../booking/booking-event.ts";
import { history } from "./en/booking/history.ts";
import type { Language } from "./language.ts";
import { textIn } from "./place.ts";

/** Who reads a history: the one who is spoken to as "you". */
export type HistoryReader = "builder" | "client" | "operator";

/** How this reader knows a party; any other word for one who is not known, or is nobody. */
function knownAs(party: string | null, reader: HistoryReader): string {
  if (party === reader) return "you";
  return party === "operator" && reader === "client" ? "us" : (party ?? "nobody");
}

/** A line of a history, as far as its headline goes. */
export interface HistoryHeadline {
  readonly eventType: string;
  /** The party that the event names; null when it names none. */
  readonly by: string | null;
  /** Why, or of what kind, in the machine's own word; null where nothing is to be said. */
  readonly reason: string | null;
}

/** Events that name who did it. */
const SAYING_BY_WHOM = [
  "TIME_MOVED",
  "TIME_CANCELED",
  "CANCEL_REQUESTED",
  "REFUND_REQUESTED",
  "SESSION_KEPT",
] as const;
/** Events that speak of the client, or to them. */
const ABOUT_THE_CLIENT = ["REFUND_SETTLED", "NO_SHOW_MARKED", "NO_SHOW_CLEARED"] as const;

function isOneOf<Event extends string>(events: readonly Event[], event: string): event is Event {
  return events.some((one) => one === event);
}

type EventInHistory = RecordedBookingEvent["type"] | "BOOKING_INITIATED";

function isEvent(type: string): type is EventInHistory {
  return type in history.english && type === type.toUpperCase();
}

/** What happened, as this reader reads it. Events of older versions stay readable by their own name. */
export function eventInWords(
  { eventType, by, reason }: HistoryHeadline,
  reader: HistoryReader,
  language: Language,
): string {
  if (!isEvent(eventType)) return eventType.toLowerCase().replaceAll("_", " ");
  const t = textIn(history, language);
  const client = knownAs("client", reader);
  // An inquiry is only a question: no dispute yet, and no money has moved.
  if (eventType === "DISPUTE_OPENED") return t(reason === "inquiry" ? "inquiry" : eventType, { client });
  if (isOneOf(SAYING_BY_WHOM, eventType)) return t(eventType, { by: knownAs(by, reader) });
  return isOneOf(ABOUT_THE_CLIENT, eventType) ? t(eventType, { client }) : t(eventType);
}

/** `Tuesday, 3 March 2026, 14:00, Berlin time, by you`: when, and who caused the event, as this reader reads it. */
export function whenAndByWhomInWords(
  { when, causeKind }: { readonly when: string; readonly causeKind: Cause["kind"] },
  reader: HistoryReader,
  language: Language,
): string {
  return textIn(history, language)("whenAndByWhom", { when, by: knownAs(causeKind, reader) });
}
