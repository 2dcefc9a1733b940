import type { BookingInitiated, RecordedBookingEvent } from "../booking-event.ts";
import { NOTHING_YET, type Booking, type BookingContext, type BookingState } from "../booking.ts";
import { decideBooking } from "./decide-booking.ts";
import type { Instant } from "../../values/instant.ts";

/** An event as the history has it. */
export interface RecordedEvent {
  readonly version: number;
  readonly event: RecordedBookingEvent;
  /** By which rules it was decided (`MACHINE_RULES`). */
  readonly rules: number;
  /** The state that it led to, as recorded. */
  readonly toState: BookingState;
  readonly recordedAt: Instant;
}

/** A booking's state by its history alone. */
export interface ReplayedBooking extends Pick<
  Booking,
  "version" | "state" | "context" | "createdAt" | "updatedAt"
> {
  /** When each checkout, settled refund and dispute first appears in the history, by its id at Stripe. */
  readonly firstAt: ReadonlyMap<string, Instant>;
  /** Lines whose recorded state is used because another rule was in force when they were written; usually none. */
  readonly underOlderRule: readonly number[];
}

/** Null `booking`: from this version on, today's machine cannot follow. */
export type Replay =
  | { readonly booking: ReplayedBooking }
  | {
      readonly booking: null;
      readonly version: number;
      /** `not_allowed`: the machine takes no such event there. `other_state`: it takes it to another state than was written down. */
      readonly because: "not_allowed" | "other_state";
    };

/** How a booking begins, by the first line of its history. Pure. */
function beginningOf(initiated: BookingInitiated): BookingContext {
  return {
    ...NOTHING_YET,
    price: initiated.price,
    cancellationPolicy: initiated.cancellationPolicy,
    calendlyEventKind: initiated.calendlyEventKind,
    initiatedAt: initiated.at,
  };
}

/** Lines from before have no number. */
const NUMBERED_RULES = 2;

/**
 * Before `REFUNDED` became an eventless transition, not every path to an end distinguished it from the other final states: a line may name one where
 * today's machine names the other. The recorded state is used: it is signed, and later events were decided in it.
 */
function isOlderRule({ state, context }: Pick<Booking, "state" | "context">, toState: BookingState): boolean {
  const otherwise = stateUnlessRefunded(context);
  return (state === "REFUNDED" && toState === otherwise) || (state === otherwise && toState === "REFUNDED");
}

/** What a booking that is over is while money is kept: the machine's way out of `REFUNDED`. */
function stateUnlessRefunded({ canceledAt, confirmedCheckoutId }: BookingContext): BookingState {
  if (canceledAt !== null) return "CANCELED";
  return confirmedCheckoutId === null ? "ABANDONED" : "COMPLETED";
}

/**
 * Replays a booking's events in their sequence, and so computes state and context from its history alone. The events in the context stand in the
 * order in which the database gives them. Pure: the same history gives the same booking.
 */
export function replayBooking(initiated: BookingInitiated, events: readonly RecordedEvent[]): Replay {
  const firstAt = new Map<string, Instant>();
  const underOlderRule: number[] = [];
  let booking: ReplayedBooking = {
    version: 1,
    state: "INITIATED",
    context: beginningOf(initiated),
    createdAt: initiated.at,
    updatedAt: initiated.at,
    firstAt,
    underOlderRule,
  };
  for (const { version, event, rules, toState, recordedAt } of events) {
    // Once an event that changed nothing. The machine evaluated its rules anew even so, and may have left a state of an older rule.
    if (event.type === "LETTER_RETRIED") {
      if (toState !== booking.state && !isOlderRule(booking, toState))
        return { booking: null, version, because: "other_state" };
      booking = { ...booking, version, state: toState, updatedAt: recordedAt };
      continue;
    }
    const decision = decideBooking(booking, { ...event, rules });
    if (decision === null) return { booking: null, version, because: "not_allowed" };
    if (decision.state !== toState) {
      if (rules >= NUMBERED_RULES || !isOlderRule(decision, toState))
        return { booking: null, version, because: "other_state" };
      underOlderRule.push(version);
    }
    noteFirst(firstAt, decision.context, recordedAt);
    const context = inStoredOrder(decision.context, firstAt);
    booking = { ...booking, version, state: toState, context, updatedAt: recordedAt };
  }
  return { booking };
}

/** A refund that failed and then arrived counts from its second arrival. */
function noteFirst(firstAt: Map<string, Instant>, context: BookingContext, at: Instant): void {
  const { checkouts, refunds, disputes } = context;
  const ids = [
    ...checkouts.map(({ checkoutId }) => checkoutId),
    ...refunds.map(({ refundId }) => refundId),
    ...disputes.map(({ disputeId }) => disputeId),
  ];
  for (const id of firstAt.keys()) if (!ids.includes(id)) firstAt.delete(id);
  for (const id of ids) if (!firstAt.has(id)) firstAt.set(id, at);
}

/** Each event was decided on what had been read from the database, so replaying must see the same order. */
function inStoredOrder(context: BookingContext, firstAt: ReadonlyMap<string, Instant>): BookingContext {
  const firstOf = (id: string) => firstAt.get(id) ?? "";
  return {
    ...context,
    checkouts: sortedBy(context.checkouts, ({ checkoutId }) => [firstOf(checkoutId), checkoutId]),
    payments: sortedBy(context.payments, ({ paidAt, paymentIntentId }) => [paidAt, paymentIntentId]),
    refunds: sortedBy(context.refunds, ({ refundId }) => [firstOf(refundId), refundId]),
    disputes: sortedBy(context.disputes, ({ disputeId }) => [firstOf(disputeId), disputeId]),
  };
}

function sortedBy<Item>(items: readonly Item[], keyOf: (item: Item) => readonly [string, string]): Item[] {
  const keyed = items.map((item) => ({ item, key: keyOf(item) }));
  keyed.sort((a, b) => compare(a.key[0], b.key[0]) || compare(a.key[1], b.key[1]));
  return keyed.map(({ item }) => item);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
