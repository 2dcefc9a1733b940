import type { Booking } from "../../domain/booking/booking.ts";
import { formatDayAndTime, formatMinutes } from "../../domain/values/instant.ts";
import { isFree } from "../../domain/values/money.ts";
import type { Builder } from "../../domain/offer/session-type.ts";

/** Of a booking, to one of the two. */
interface Told {
  readonly booking: Booking;
  readonly builder: Builder;
  readonly audience: "client" | "builder";
}

/** Who canceled, to one of the two, as the booking's page says it. */
export function whoCanceled({ booking, builder, audience }: Told, session: string): string {
  const { canceledBy } = booking.context;
  switch (canceledBy) {
    case null:
      return `${session} is canceled.`;
    case "unknown":
      return `${session} was canceled on Calendly.`;
    case "operator":
      return `We canceled ${session}.`;
    case "client":
    case "builder": {
      const other = canceledBy === "client" ? booking.clientName : builder.displayName;
      return canceledBy === audience
        ? `You canceled ${session}.`
        : `${other} canceled ${booking.sessionTypeName} with you.`;
    }
  }
}

/** What the client can do about a booked session, as its page offers it: a seat of a group is canceled at Calendly alone. */
export function howToChange({ context: { calendlyEventKind, price } }: Booking): string {
  if (calendlyEventKind === "group") return "You can cancel your seat on Calendly: the link is on its page.";
  return isFree(price)
    ? "You can move it or cancel it on its page."
    : "You can move it or cancel it on its page; what comes back is shown first.";
}

/** What is wrong with the time that was picked, in words. */
export function whyRejected({ context, durationMinutes }: Booking): string {
  switch (context.rejectedBecause) {
    case "other_duration":
      return `the time that was picked is not ${formatMinutes(durationMinutes)} long, as the session that was chosen is.`;
    case "other_event_type":
      return "the time that was picked belongs to another kind of session than the one that was chosen.";
    case null:
      return "what was picked at Calendly is not what was chosen.";
  }
}

/** Until when the time is held for the client, and what follows; nothing when it is not held. */
export function keptUntil({ context, clientTimeZone }: Booking): string[] {
  if (context.holdEndsAt === null) return [];
  const until = formatDayAndTime(context.holdEndsAt, clientTimeZone);
  return [`We keep the time for you until ${until}. Without a payment it is then canceled, at no cost.`];
}
