/**
 * The steps of the funnel, in their order: the only list of them. Whoever shows or counts them goes through it, so that a step can be added between
 * two others by a row here; the names are stored, so that a row keeps its name.
 */
export const FUNNEL_STEPS = [
  "profile_seen",
  "booking_begun",
  "time_picked",
  "details_confirmed",
  "checkout_opened",
  "paid",
  "completed",
] as const;
export type FunnelStep = (typeof FUNNEL_STEPS)[number];

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
