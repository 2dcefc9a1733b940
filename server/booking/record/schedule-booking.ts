import { findConnectionOfBuilder } from "../../../db/calendly/calendly-connections.ts";
import type { Booking } from "../../domain/booking/booking.ts";
import {
  isCalendlyId,
  parseInviteeUri,
  parseScheduledEventUri,
} from "../../domain/providers/calendly-uri.ts";
import { ProviderError } from "../../domain/providers/provider-error.ts";
import { accept, refuse, type Outcome } from "../../domain/booking/refusal.ts";
import type { Calendar, CalendlyInvitee } from "../../ports.ts";
import type { EventDeps } from "../booking-deps.ts";
import { bookingOf } from "./invitee-outcome.ts";
import { takeProviderCallOrThrow } from "../take-provider-call.ts";
import { recordInvitee } from "./record-invitee.ts";
import type { Caused } from "../caused.ts";

/**
 * The embed says that a time was booked. Both URIs are untrusted: the ids are taken out of them and looked up with the
 * builder's own token. Refuses what is not this booking's invitee.
 */
export async function scheduleByHint(
  deps: Caused<EventDeps>,
  booking: Booking,
  clientNetwork: string,
  hint: { readonly calendlyEventUri: string; readonly calendlyInviteeUri: string },
): Promise<Outcome<Booking>> {
  const ids = parseInviteeUri(hint.calendlyInviteeUri, deps.settings.calendlyApiUrl);
  const eventId = parseScheduledEventUri(hint.calendlyEventUri, deps.settings.calendlyApiUrl);
  if (ids === null || ids.eventId !== eventId) return refuse({ code: "time_not_recognised" });
  return scheduleBy(deps, booking, clientNetwork, (calendar) =>
    calendar.findInvitee(ids.eventId, ids.inviteeId),
  );
}

/** Calendly's redirect says that a time was booked: it names the invitee but not the event, so the event is found by the invitee's address; null for what is none. */
export async function scheduleByRedirect(
  deps: Caused<EventDeps>,
  booking: Booking,
  clientNetwork: string,
  redirect: { readonly calendlyInviteeId: string; readonly inviteeEmail: string | null },
): Promise<Outcome<Booking>> {
  const { calendlyInviteeId, inviteeEmail } = redirect;
  if (!isCalendlyId(calendlyInviteeId) || inviteeEmail === null)
    return refuse({ code: "time_not_recognised" });
  const connection = await findConnectionOfBuilder(deps.database.kysely, booking.builderId);
  if (connection === null) return refuse({ code: "calendar_unavailable" });
  return scheduleBy(deps, booking, clientNetwork, (calendar) =>
    calendar.findInviteeByEmail({
      userUri: connection.calendlyUserUri,
      inviteeId: calendlyInviteeId,
      email: inviteeEmail,
    }),
  );
}

async function scheduleBy(
  deps: Caused<EventDeps>,
  booking: Booking,
  clientNetwork: string,
  find: (calendar: Calendar) => Promise<CalendlyInvitee | null>,
): Promise<Outcome<Booking>> {
  // Anybody can make ids up: each call counts against the booking, its client and their network. Throws LimitReached.
  const calendar = await deps.calendars.ofBuilder(booking.builderId, () =>
    takeProviderCallOrThrow(deps, booking, clientNetwork),
  );
  if (calendar === null) return refuse({ code: "calendar_unavailable" });
  try {
    const invitee = await find(calendar);
    if (invitee === null) return refuse({ code: "time_not_recognised" });
    const recorded = bookingOf(await recordInvitee(deps, booking.builderId, calendar, invitee));
    return recorded?.id === booking.id ? accept(recorded) : refuse({ code: "time_not_recognised" });
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    deps.log.warn(
      { bookingId: booking.id, reason: error.message },
      "Calendly could not be asked about a booked time",
    );
    return refuse({ code: "calendar_unavailable" });
  }
}
