import type { BookingEventType } from "../booking/booking-event.ts";
import type { BookingState } from "../booking/booking.ts";

/** What in a booking's history says that a step was reached. */
type ReachedBy =
  /** One of these events; `BOOKING_INITIATED` is the history's first line. */
  | { readonly events: readonly (BookingEventType | "BOOKING_INITIATED")[] }
  /** Being in this state, whatever led there. */
  | { readonly state: BookingState }
  /** No booking is there yet: whoever looks is counted, and nothing else. */
  | "counted_as_views";

/**
 * The steps of the funnel, in their order: the only list of them. Whoever shows or counts them goes through it, so that a step can be added between
 * two others by a row here; the names are stored, so that a row keeps its name.
 */
const STEPS = [
  { step: "profile_seen", reachedBy: "counted_as_views" },
  { step: "booking_begun", reachedBy: { events: ["BOOKING_INITIATED"] } },
  { step: "time_picked", reachedBy: { events: ["TIME_BOOKED"] } },
  // What is free has nothing to check out: both steps are behind whoever confirms it.
  { step: "details_confirmed", reachedBy: { events: ["CHECKOUT_REQUESTED", "FREE_CONFIRMED"] } },
  { step: "checkout_opened", reachedBy: { events: ["CHECKOUT_OPENED"] } },
  { step: "paid", reachedBy: { state: "CONFIRMED" } },
  { step: "completed", reachedBy: { state: "COMPLETED" } },
] as const satisfies readonly { readonly step: string; readonly reachedBy: ReachedBy }[];

export type FunnelStep = (typeof STEPS)[number]["step"];
export const FUNNEL_STEPS: readonly FunnelStep[] = STEPS.map(({ step }) => step);

/** The step at which a booking begins: what is in front of it is counted as views, without times and without a booking. */
export const FIRST_STEP_OF_BOOKING: FunnelStep = "booking_begun";

/** Where a step stands, from 0. */
export function positionOf(step: FunnelStep): number {
  return FUNNEL_STEPS.indexOf(step);
}

/** The step in front of it; null for the first. */
export function stepBefore(step: FunnelStep): FunnelStep | null {
  return FUNNEL_STEPS[positionOf(step) - 1] ?? null;
}

/** The step behind it; null for the last. */
export function stepAfter(step: FunnelStep): FunnelStep | null {
  return FUNNEL_STEPS[positionOf(step) + 1] ?? null;
}

/** Whether it is one of a booking, which has times. */
export function isOfBooking(step: FunnelStep): boolean {
  return positionOf(step) >= positionOf(FIRST_STEP_OF_BOOKING);
}

/** The steps that a line of a booking's history reaches. */
export function stepsReachedBy({
  eventType,
  toState,
}: {
  readonly eventType: string;
  readonly toState: BookingState;
}): FunnelStep[] {
  return STEPS.filter(({ reachedBy }) => {
    if (reachedBy === "counted_as_views") return false;
    return "state" in reachedBy
      ? reachedBy.state === toState
      : reachedBy.events.some((event) => event === eventType);
  }).map(({ step }) => step);
}
