import type { DriftKind } from "../../server/domain/providers/drift.ts";

/** How a planted booking came to an end, or where it stands; all three sides agree about it. */
export type HealthyShape = "confirmed" | "completed" | "refunded" | "abandoned" | "paying";

/** The kinds that are planted, and from which agreeing shape each differs on one side only. */
export const PLANTED_KINDS = [
  "payment_missed",
  "checkout_closed_missed",
  "refund_missed",
  "dispute_missed",
  "time_canceled_missed",
  "time_moved_missed",
  "booking_missed",
  "event_orphaned",
] as const satisfies readonly DriftKind[];
export type PlantedKind = (typeof PLANTED_KINDS)[number];

export interface PlannedBooking {
  /** 0, 1, 2 … over all builders. */
  readonly number: number;
  /** Which of the builders, from 0. */
  readonly builder: number;
  /** The booking's place in its builder's calendar, from 0. */
  readonly place: number;
  readonly shape: HealthyShape;
  /** Null when all sides agree. */
  readonly drift: PlantedKind | null;
}

/** Of every twenty bookings of a builder. */
const SHAPES: readonly HealthyShape[] = [
  ...Array.from({ length: 11 }, () => "confirmed" as const),
  ...Array.from({ length: 3 }, () => "completed" as const),
  ...Array.from({ length: 3 }, () => "refunded" as const),
  ...Array.from({ length: 2 }, () => "abandoned" as const),
  "paying",
];

/** Spreads bookings over builders, and drifts over the bookings as evenly as kinds go in turn. Pure: the same numbers, the same plan. */
export function planBookings(counts: {
  readonly bookings: number;
  readonly builders: number;
  readonly drifts: number;
}): PlannedBooking[] {
  const { bookings, builders, drifts } = counts;
  const every = Math.floor(bookings / drifts);
  return Array.from({ length: bookings }, (_, number): PlannedBooking => {
    const place = Math.floor(number / builders);
    const turn = Math.floor(number / every);
    const isDrift = number % every === 0 && turn < drifts;
    return {
      number,
      builder: number % builders,
      place,
      shape: SHAPES[place % SHAPES.length] ?? "confirmed",
      drift: isDrift ? (PLANTED_KINDS[turn % PLANTED_KINDS.length] ?? null) : null,
    };
  });
}
