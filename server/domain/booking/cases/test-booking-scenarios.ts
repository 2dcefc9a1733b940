import fc from "fast-check";
import { deadlineEventOf, deadlineOf } from "../booking-deadline.ts";
import { effectSchema } from "../booking-effect.schema.ts";
import type { Effect } from "../booking-effect.ts";
import type { BookingEvent } from "../booking-event.ts";
import { bookingSnapshot } from "../machine/states.ts";
import { NOTHING_YET, type Booking, type BookingContext } from "../booking.ts";
import { DEFAULT_CANCELLATION_POLICY } from "../../offer/cancellation-policy.ts";
import { decideBooking } from "../machine/decide-booking.ts";
import { addMinutes, instant, laterOf, timeZone, type Instant } from "../../values/instant.ts";
import { money } from "../../values/money.ts";
import { calendlyEventsOf, timeOf } from "./test-scenario-calendar.ts";
import { ScenarioStripe } from "./test-scenario-stripe.ts";

/** Random lives of a booking, such as people, Stripe and Calendly can bring about; each event is one that the machine takes. For tests. */

type Snapshot = Pick<Booking, "state" | "context">;

export interface ScenarioStep {
  readonly before: Snapshot;
  readonly event: BookingEvent;
  readonly after: Snapshot;
  /** What the machine ordered; parsed, so that an effect of another form fails the test that reads the scenario. */
  readonly effects: readonly Effect[];
}

export interface BookingScenario {
  readonly begins: Snapshot;
  readonly steps: readonly ScenarioStep[];
  readonly ends: Snapshot;
  /** The payments of which Stripe's dashboard returned money that was promised already: more may have gone back than policy says. */
  readonly racedPayments: ReadonlySet<string>;
}

/** What chance decides of one step. */
interface Draw {
  /** Chooses among the events that can happen next. */
  readonly event: number;
  /** How much time passes first. */
  readonly wait: number;
  /** How late the news of it comes. */
  readonly lateness: number;
}

const WAITS_MINUTES = [0, 0, 1, 1, 3, 5, 10, 20, 6 * 60, 24 * 60] as const;
const LATENESS_MINUTES = [0, 0, 0, 0, 5, 90, 30 * 60] as const;
const SCENARIO_BEGINS = instant("2026-03-02T10:00:00.000Z");

const draws: fc.Arbitrary<Draw> = fc.record({
  event: fc.noBias(fc.nat()),
  wait: fc.nat({ max: WAITS_MINUTES.length - 1 }),
  lateness: fc.nat({ max: LATENESS_MINUTES.length - 1 }),
});

/** Scenarios of at most so many events. A failing one shrinks to fewer, and its seed replays it. */
export function bookingScenarios(eventsMax = 25): fc.Arbitrary<BookingScenario> {
  return fc
    .record({
      kind: fc.constantFrom("solo" as const, "solo" as const, "solo" as const, "group" as const),
      priceMinor: fc.constantFrom(15_000, 15_000, 15_000, 333, 0),
      draws: fc.array(draws, { minLength: 1, maxLength: eventsMax, size: "max" }),
    })
    .map(({ kind, priceMinor, draws: thrown }) =>
      runScenario(
        {
          ...NOTHING_YET,
          price: money(priceMinor, "USD"),
          cancellationPolicy: DEFAULT_CANCELLATION_POLICY,
          calendlyEventKind: kind,
          initiatedAt: SCENARIO_BEGINS,
        },
        thrown,
      ),
    );
}

/** The same beginning and random source tell the same scenario. */
function runScenario(context: BookingContext, thrown: readonly Draw[]): BookingScenario {
  const begins: Snapshot = { state: "INITIATED", context };
  const stripe = new ScenarioStripe();
  const steps: ScenarioStep[] = [];
  let now: Instant = SCENARIO_BEGINS;
  let booking = begins;
  for (const draw of thrown) {
    now = addMinutes(now, WAITS_MINUTES[draw.wait] ?? 0);
    const happenedAt = laterOf(SCENARIO_BEGINS, addMinutes(now, -(LATENESS_MINUTES[draw.lateness] ?? 0)));
    const snapshot = bookingSnapshot(booking.state, booking.context);
    const possible = eventsThatCanFollow(booking, stripe, now, happenedAt, steps.length).filter((event) =>
      snapshot.can(event),
    );
    const event = possible[draw.event % Math.max(1, possible.length)];
    const decision = event === undefined ? null : decideBooking(booking, event);
    if (event === undefined || decision === null) continue;
    const effects = decision.effects.map((effect) => effectSchema.parse(effect));
    const after: Snapshot = { state: decision.state, context: decision.context };
    stripe.remember(event, effects, booking.context);
    steps.push({ before: booking, event, after, effects });
    booking = after;
    now = laterOf(now, event.at);
  }
  return { begins, steps, ends: booking, racedPayments: stripe.racedPayments };
}

/** Everything that could be told of this booking next. The machine may still refuse some of it. */
function eventsThatCanFollow(
  booking: Snapshot,
  stripe: ScenarioStripe,
  now: Instant,
  happenedAt: Instant,
  number: number,
): BookingEvent[] {
  return [
    ...clockEvents(booking, now, number),
    ...eventsByPeople(booking.context, now, number),
    ...calendlyEventsOf(booking.context, happenedAt, number),
    ...stripe.eventsOf(booking.context, now, number),
  ];
}

/** The next deadline is kept at its hour, or later where the clock is past it. Of every third thing, so that holds have time to be paid. */
function clockEvents({ state, context }: Snapshot, now: Instant, number: number): BookingEvent[] {
  const deadline = number % 3 === 2 || state === "INITIATED" ? deadlineOf(state, context) : null;
  const event = deadline === null ? null : deadlineEventOf(state, laterOf(now, deadline));
  return event === null ? [] : [event];
}

/** What carries a booking on is said more often than what ends it: a scenario that ends at once has little to tell. */
function often(event: BookingEvent): BookingEvent[] {
  return Array.from({ length: 6 }, () => event);
}

/** Of every third thing that people do, one may be a cancellation. */
function cancellations(at: Instant, number: number): BookingEvent[] {
  if (number % 3 !== 2) return [];
  return [
    { type: "CANCEL_REQUESTED", at, by: "client", quotedAt: null },
    { type: "CANCEL_REQUESTED", at, by: "client", quotedAt: addMinutes(at, -5) },
    { type: "CANCEL_REQUESTED", at, by: number % 2 === 0 ? "builder" : "operator", quotedAt: null },
  ];
}

function eventsByPeople(context: BookingContext, now: Instant, number: number): BookingEvent[] {
  return [
    ...[2, 10].flatMap((days) =>
      often({
        type: "TIME_BOOKED",
        at: now,
        time: timeOf(0, addMinutes(now, days * 24 * 60)),
        holdEndsAt: addMinutes(now, 31),
      }),
    ),
    ...often({ type: "FREE_CONFIRMED", at: now }),
    ...often({
      type: "CHECKOUT_REQUESTED",
      at: now,
      checkoutExpiresAt: addMinutes(now, 60),
      timeZone: timeZone("Europe/Berlin"),
    }),
    ...cancellations(now, number),
    ...often({ type: "SESSION_KEPT", at: now, by: "builder" }),
    ...context.payments.flatMap(({ paymentIntentId, amount }): BookingEvent[] =>
      [amount.amountMinor, Math.ceil(amount.amountMinor / 3)].map((amountMinor) => ({
        type: "REFUND_REQUESTED",
        at: now,
        by: "builder",
        requestId: `form-${number}`,
        paymentIntentId,
        amount: money(amountMinor, amount.currency),
        reason: number % 2 === 0 ? "goodwill" : "builder_no_show",
        note: "",
      })),
    ),
    ...context.refundObligations
      .filter(({ status }) => status === "failed")
      .map(({ paymentIntentId, amount }): BookingEvent => ({
        type: "REFUND_REQUESTED",
        at: now,
        by: "operator",
        requestId: `form-${number}`,
        paymentIntentId,
        amount,
        reason: "again",
        note: "",
      })),
  ];
}
