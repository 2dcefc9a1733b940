import type { IncomingHttpHeaders } from "node:http";
import { Webhook } from "standardwebhooks";
import type { BookingTransition } from "../../../db/history/booking-history.ts";
import {
  PUBLISHED_EVENT_TYPES,
  type PublishedEventType,
} from "../../../server/domain/contract/published-event.ts";
import type { PublishedEvent } from "../../../server/domain/contract/published-event.schema.ts";
import type { BookingId } from "../../../server/domain/values/ids.ts";
import { groupBy } from "../group-by.ts";
import type { EndpointBooks, ProgramBooks } from "../programs.ts";
import { IS_OVER, type Report } from "../wrong.ts";

/** What was to be told, as the database has it. */
export interface EventBooks {
  /** In the order of their positions. */
  readonly events: readonly PublishedEvent[];
  /** Of every booking, in their order. */
  readonly histories: ReadonlyMap<BookingId, readonly BookingTransition[]>;
}

/** What was told, in figures. */
export interface ToldFigures {
  readonly events: number;
  /** Webhooks that came in, those included that were not taken. */
  readonly webhooks: number;
  /** Of those, the ones that had been taken before: once more under the same id. */
  readonly repeated: number;
}

/** Compares the events of the database with what happened to the bookings, with what receivers got, and with what readers of the feed read. */
export function auditTold(
  { events, histories }: EventBooks,
  { endpoints, feeds }: ProgramBooks,
  wrong: Report,
): ToldFigures {
  auditNumbers(events, wrong);
  for (const [bookingId, history] of histories) {
    const own = events.filter((event) => event.data?.booking.id === bookingId);
    auditAgainstHistory(bookingId, history, own, wrong);
  }
  const ids = events.map(({ id }) => id);
  for (const [reader, read] of feeds) {
    const readIds = read.map(({ id }) => id);
    if (readIds.join() !== ids.join())
      wrong("the feed other than the events", `${reader}: ${differenceOf(ids, readIds)}`);
  }
  const repeated = endpoints.map((endpoint) => auditEndpoint(endpoint, events, wrong));
  return {
    events: events.length,
    webhooks: endpoints.reduce((sum, { received }) => sum + received.length, 0),
    repeated: repeated.reduce((sum, count) => sum + count, 0),
  };
}

/** Of each booking 1, 2, 3 … in the order of the positions. */
function auditNumbers(events: readonly PublishedEvent[], wrong: Report): void {
  for (const [bookingId, own] of groupBy(events, ({ data }) => data?.booking.id ?? "")) {
    const numbers = own.map(({ sequence }) => sequence);
    if (numbers.some((number, place) => number !== place + 1))
      wrong("events out of order", `${bookingId}: ${numbers.join()}`);
  }
}

/** What the lines of a history mean to others, each told once: by the lines alone, and not by what the app makes of them. */
function auditAgainstHistory(
  bookingId: BookingId,
  history: readonly BookingTransition[],
  events: readonly PublishedEvent[],
  wrong: Report,
): void {
  const lines = (...types: string[]) => history.filter(({ event }) => types.includes(event.type)).length;
  const entered = (state: BookingTransition["toState"]) =>
    history.filter(({ fromState, toState }) => toState === state && fromState !== state).length;
  const due: Record<PublishedEventType, number> = {
    "booking.scheduled": lines("TIME_BOOKED"),
    "booking.confirmed": entered("CONFIRMED"),
    "booking.moved": lines("TIME_MOVED"),
    "booking.canceled": Math.min(1, lines("TIME_CANCELED", "TIME_REJECTED", "CANCEL_REQUESTED")),
    "booking.completed": entered("COMPLETED"),
    "booking.abandoned": history.filter(
      ({ fromState, toState }) =>
        toState === "ABANDONED" && fromState !== null && !IS_OVER.includes(fromState),
    ).length,
    "payment.succeeded": lines("CHECKOUT_PAID"),
    "payment.failed": lines("PAYMENT_DECLINED"),
    "refund.settled": lines("REFUND_SETTLED"),
    "refund.failed": lines("REFUND_FAILED"),
    "dispute.opened": new Set(
      history.flatMap(({ event }) =>
        event.type === "DISPUTE_OPENED" ? [`${String(event["disputeId"])} ${String(event["stage"])}`] : [],
      ),
    ).size,
    "dispute.closed": lines("DISPUTE_CLOSED"),
  };
  for (const type of PUBLISHED_EVENT_TYPES) {
    const told = events.filter((event) => event.type === type).length;
    if (told !== due[type])
      wrong("events other than the history", `${bookingId}: ${type} ${told} times, and not ${due[type]}`);
  }
}

/** Returns how many webhooks told again what had been taken. */
function auditEndpoint(
  { owner, builderId, eventTypes, secret, received }: EndpointBooks,
  events: readonly PublishedEvent[],
  wrong: Report,
): number {
  const wanted = new Map(
    events
      .filter(
        ({ type, data }) =>
          eventTypes.includes(type) && (builderId ?? data?.booking.builder.id) === data?.booking.builder.id,
      )
      .map((event) => [event.id as string, event]),
  );
  const taken = new Set<string>();
  let repeated = 0;
  for (const { headers, body, isTaken } of received) {
    const id = String(headers["webhook-id"]);
    const event = wanted.get(id);
    if (!isSigned(secret, headers, body)) wrong("webhooks with another signature", `${owner}: ${id}`);
    if (event === undefined) wrong("webhooks nobody asked for", `${owner}: ${id} ${body.slice(0, 200)}`);
    else if (body !== JSON.stringify(event)) wrong("webhooks other than their event", `${owner}: ${id}`);
    if (taken.has(id)) repeated += 1;
    if (isTaken) taken.add(id);
  }
  for (const [id, { type }] of wanted)
    if (!taken.has(id)) wrong("events not delivered", `${owner}: ${id} ${type}`);
  return repeated;
}

/** The clock of the receivers is not the sandbox's: of the signature, everything but its age counts. */
function isSigned(secret: string, headers: IncomingHttpHeaders, body: string): boolean {
  const at = new Date(Number(headers["webhook-timestamp"]) * 1000);
  if (Number.isNaN(at.getTime())) return false;
  const expected = new Webhook(secret).sign(String(headers["webhook-id"]), at, body);
  return String(headers["webhook-signature"]).split(" ").includes(expected);
}

function differenceOf(expected: readonly string[], read: readonly string[]): string {
  const missing = expected.filter((id) => !read.includes(id));
  const foreign = read.filter((id) => !expected.includes(id));
  const twice = read.length - new Set(read).size;
  const isDisordered = missing.length + foreign.length + twice === 0;
  return isDisordered
    ? "in another order"
    : `${missing.length} missing (${missing[0] ?? "none"}), ${foreign.length} foreign, ${twice} twice`;
}
