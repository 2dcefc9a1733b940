import { findBooking, findBookingByInvitee, findBookingByInvitees } from "../../../db/bookings/bookings.ts";
import { listBookingsOfClient } from "../../../db/bookings/lists/bookings-of-client.ts";
import { isOver } from "../../domain/booking/booking-groups.ts";
import { isOwnedBy, type AccountHolder } from "../../domain/booking/booking-owner.ts";
import type { Booking } from "../../domain/booking/booking.ts";
import { accept, refuse, type Outcome, type Refusal } from "../../domain/booking/refusal.ts";
import { parseInviteeUri, parseScheduledEventUri } from "../../domain/providers/calendly-uri.ts";
import { ProviderError } from "../../domain/providers/provider-error.ts";
import { isBookingId, type BuilderId } from "../../domain/values/ids.ts";
import { InvalidField } from "../../domain/values/invalid-field.ts";
import { NAMED_INVITEES_OF_BUILDER } from "../../domain/values/limit-rules.ts";
import type { Calendar, CalendlyInvitee } from "../../ports.ts";
import { refusalOfCalendly } from "../begin-booking.ts";
import type { EventDeps } from "../booking-deps.ts";
import type { Caused } from "../caused.ts";
import { takeProviderCallOrThrow } from "../take-provider-call.ts";
import type { InviteeOutcome } from "./invitee-outcome.ts";
import { recordInvitee } from "./record-invitee.ts";

/** 25: a client has one unpaid booking with each builder, and few that are to come. */
const BOOKINGS_LOOKED_AT_MAX = 25;
/** 5: each builder's calendar is asked, one after the other. */
const CALENDARS_ASKED_MAX = 5;

/** Who names an invitee, and so in whose calendars it is looked for. */
export type InviteeNamer =
  | (AccountHolder & { readonly kind: "client"; readonly network: string })
  | { readonly kind: "builder"; readonly builderId: BuilderId }
  /** Null: of the builder whose booking holds the invitee. */
  | { readonly kind: "operator"; readonly builderId: BuilderId | null };

/** What somebody says was booked: believed after Calendly was asked. */
export interface NamedInvitee {
  readonly inviteeUri: string;
  /** Has to be the invitee's, where it is given. */
  readonly eventUri: string | null;
}

/** A calendar in which an invitee may stand. */
interface Source {
  readonly builderId: BuilderId;
  /** Counts each call to Calendly. Throws LimitReached. */
  readonly beforeCall: () => Promise<void>;
}

/**
 * Somebody says that a time was booked. The ids are taken out of the URIs and looked up with the right builder's own token; what Calendly says of them is
 * recorded. Safe to repeat. A builder names invitees of their own calendar, a client only those of their own bookings. Refused, with nothing changed,
 * where Calendly knows no such invitee there, and where the time becomes no booking. Throws InvalidField for what is no URI of Calendly's, and
 * LimitReached.
 */
export async function recordNamedInvitee(
  deps: Caused<EventDeps>,
  by: InviteeNamer,
  named: NamedInvitee,
): Promise<Outcome<Booking>> {
  const ids = idsOf(deps, named);
  let refusal: Refusal = { code: "time_not_recognised" };
  for (const source of await sourcesOf(deps, by, named.inviteeUri)) {
    const calendar = await deps.calendars.ofBuilder(source.builderId, source.beforeCall);
    if (calendar === null) {
      refusal = { code: "calendar_unavailable" };
      continue;
    }
    try {
      const invitee = await findOwn(calendar, ids);
      if (invitee === null) continue;
      if (by.kind === "client" && !(await isOfClient(deps, by, invitee))) break;
      const outcome = outcomeFor(await recordInvitee(deps, source.builderId, calendar, invitee));
      const isTheirs = by.kind !== "client" || !outcome.ok || isOwnedBy(outcome.value, by);
      return isTheirs ? outcome : refuse({ code: "time_not_recognised" });
    } catch (error) {
      refusal = refusalOfCalendly(deps, error, "Calendly could not be asked about a named invitee");
    }
  }
  return refuse(refusal);
}

function idsOf({ settings }: EventDeps, { inviteeUri, eventUri }: NamedInvitee) {
  const ids = parseInviteeUri(inviteeUri, settings.calendlyApiUrl);
  if (ids === null) throw new InvalidField(["inviteeUri"], { code: "no_uri_of_calendly" });
  if (eventUri !== null && parseScheduledEventUri(eventUri, settings.calendlyApiUrl) !== ids.eventId)
    throw new InvalidField(["eventUri"], { code: "no_uri_of_calendly" });
  return ids;
}

async function sourcesOf(deps: EventDeps, by: InviteeNamer, inviteeUri: string): Promise<readonly Source[]> {
  const db = deps.database.kysely;
  const inCalendarOf = (builderId: BuilderId): Source => ({
    builderId,
    beforeCall: () => deps.limits.takeOrThrow(NAMED_INVITEES_OF_BUILDER, builderId),
  });
  if (by.kind === "builder") return [inCalendarOf(by.builderId)];
  const bound = await findBookingByInvitee(db, inviteeUri);
  if (by.kind === "operator") {
    const builderId = bound?.builderId ?? by.builderId;
    if (builderId === null) throw new InvalidField(["builderId"], { code: "no_builder" });
    return [inCalendarOf(builderId)];
  }
  const forBooking = (booking: Booking): Source => ({
    builderId: booking.builderId,
    beforeCall: () => takeProviderCallOrThrow(deps, booking, by.network),
  });
  if (bound !== null) return isOwnedBy(bound, by) ? [forBooking(bound)] : [];
  const page = { after: null, limit: BOOKINGS_LOOKED_AT_MAX };
  const { values } = await listBookingsOfClient(db, by, page);
  const underWay = values.filter(({ state }) => !isOver(state));
  const byBuilder = new Map(underWay.map((booking) => [booking.builderId, forBooking(booking)]));
  return [...byBuilder.values()].slice(0, CALENDARS_ASKED_MAX);
}

/** Null for another account's, too: Calendly says of those that it is not permitted. */
async function findOwn(
  calendar: Calendar,
  { eventId, inviteeId }: ReturnType<typeof idsOf>,
): Promise<CalendlyInvitee | null> {
  try {
    return await calendar.findInvitee(eventId, inviteeId);
  } catch (error) {
    const isOthers =
      error instanceof ProviderError &&
      error.failure?.kind === "forbidden" &&
      error.failure.missingScopes.length === 0;
    if (isOthers) return null;
    throw error;
  }
}

/** Whether a booking of the client's holds the invitee, held the one that it was moved from, or is named by it. */
async function isOfClient(
  { database }: EventDeps,
  client: AccountHolder,
  { inviteeUri, oldInviteeUri, utmContent }: CalendlyInvitee,
): Promise<boolean> {
  const uris = oldInviteeUri === null ? [inviteeUri] : [inviteeUri, oldInviteeUri];
  const held = await findBookingByInvitees(database.kysely, uris);
  if (held !== null) return isOwnedBy(held, client);
  if (utmContent === null || !isBookingId(utmContent)) return false;
  const named = await findBooking(database.kysely, utmContent);
  return named !== null && isOwnedBy(named, client);
}

function outcomeFor(outcome: InviteeOutcome): Outcome<Booking> {
  switch (outcome.kind) {
    case "booked":
      return accept(outcome.booking);
    case "declined":
      return refuse({ code: "time_declined", bookingId: outcome.booking.id });
    case "left_alone":
      return refuse({ code: "time_left_alone", because: outcome.because });
  }
}
