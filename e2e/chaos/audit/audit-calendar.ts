import type { SandboxControl } from "../../kit/sandbox.ts";
import type { Seat, Scenario } from "../scenario.ts";
import { IS_OVER, STANDS, type Listed, type Report } from "../wrong.ts";

type CalendlyBooks = Awaited<ReturnType<SandboxControl["calendlyLedger"]>>;

/** What Calendly's ledger says, in figures. */
export interface CalendarFigures {
  readonly activeEvents: number;
  /** Taken by somebody in a group session, and not left. */
  readonly activeSeats: number;
}

/** Compares Calendly's ledger with the status of each booking. */
export function auditCalendar(
  calendly: CalendlyBooks,
  bookings: ReadonlyMap<string, Listed>,
  scenarios: readonly Scenario[],
  wrong: Report,
): CalendarFigures {
  const all = [...bookings.values()];
  const active = calendly.scheduledEvents.filter(({ status }) => status === "active");
  const activeUris = new Set(active.map(({ uri }) => uri));
  const groups = all.filter(({ context }) => context.calendlyEventKind === "group");
  const groupTypes = groupTypesOf(calendly);
  const eventsOf = new Map(all.map((booking) => [booking.context.time?.calendlyEventUri, booking]));
  for (const { uri, event_type: eventType } of active) {
    if (groupTypes.has(eventType)) continue;
    const booking = eventsOf.get(uri);
    if (booking === undefined || IS_OVER.includes(booking.state)) {
      wrong("orphan Calendly events", `${uri} ${booking?.id ?? "of no booking"} ${booking?.state ?? ""}`);
    }
  }
  for (const { id, state, context } of all) {
    if (STANDS.includes(state) && !activeUris.has(context.time?.calendlyEventUri ?? ""))
      wrong("bookings without their Calendly event", `${id} ${state}`);
  }
  for (const { uri, event_type: eventType, status } of calendly.scheduledEvents) {
    if (groupTypes.has(eventType) && status === "canceled") wrong("group events canceled", uri);
  }
  return {
    activeEvents: active.filter(({ event_type: eventType }) => !groupTypes.has(eventType)).length,
    activeSeats: auditSeats(calendly, groupTypes, groups, scenarios, wrong),
  };
}

/** Every seat is as the one who took it left it, at Calendly and with us; and there is no other. */
function auditSeats(
  calendly: CalendlyBooks,
  groupTypes: ReadonlySet<string>,
  bookings: readonly Listed[],
  scenarios: readonly Scenario[],
  wrong: Report,
): number {
  const events = new Map(calendly.scheduledEvents.map((event) => [event.uri, event]));
  const activeSeats = new Set(
    calendly.invitees
      .filter(
        ({ status, event }) => status === "active" && groupTypes.has(events.get(event)?.event_type ?? ""),
      )
      .map(({ uri }) => uri),
  );
  // Who came back to a booking tells of the same seat again; the last word counts.
  const seats = new Map<string, Seat>();
  for (const { bookingId, seat } of scenarios)
    if (bookingId !== null && seat !== null) seats.set(bookingId, seat);

  for (const { id, state, context } of bookings) {
    const seat = seats.get(id);
    const heldUri = STANDS.includes(state) ? (context.time?.calendlyInviteeUri ?? "none") : null;
    const takenUri = seat === undefined || seat.isLeft ? null : seat.inviteeUri;
    if (heldUri !== takenUri)
      wrong(
        "group seats other than people took or left",
        `${id} ${state} has ${heldUri ?? "no seat"}, and its client ${takenUri ?? "none"}`,
      );
  }
  const taken = new Set(
    [...seats.values()].flatMap(({ inviteeUri, isLeft }) => (isLeft ? [] : [inviteeUri])),
  );
  for (const uri of taken) {
    if (!activeSeats.has(uri)) wrong("group seats other than people took or left", `${uri} is lost`);
  }
  for (const uri of activeSeats) {
    if (!taken.has(uri)) wrong("group seats other than people took or left", `${uri} is left over`);
  }
  return activeSeats.size;
}

function groupTypesOf({ eventTypes }: CalendlyBooks): Set<string> {
  return new Set(eventTypes.filter(({ kind }) => kind === "group").map(({ uri }) => uri));
}
