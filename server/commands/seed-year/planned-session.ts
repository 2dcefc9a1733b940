import type { YearClient } from "../../../db/seed/year/year-clients.ts";
import type { CancellationPolicy } from "../../domain/offer/cancellation-policy.ts";
import type { Instant, TimeZone } from "../../domain/values/instant.ts";

/** How a session of the planted year ended, or that it is to come. */
export const YEAR_OUTCOMES = [
  "to_come",
  "completed",
  "no_show",
  "canceled_early",
  "canceled_late",
  "canceled_too_late",
  "canceled_by_builder",
  "refunded_in_part",
  "refunded_whole",
  "hold_ended",
  "left",
  "dispute_open",
  "dispute_won",
] as const;
export type YearOutcome = (typeof YEAR_OUTCOMES)[number];

/** What is known of a session type when the year is planned. */
export interface YearOffer {
  readonly builderSlug: string;
  readonly sessionSlug: string;
  /** The builder's. */
  readonly zone: TimeZone;
  readonly durationMinutes: number;
  readonly policy: CancellationPolicy;
  readonly isFree: boolean;
  readonly isGroup: boolean;
  /** Whether somebody can book it now. */
  readonly isOnSale: boolean;
}

export interface PlannedSession {
  /** 0, 1, 2 … by when they begin. */
  readonly number: number;
  readonly offer: YearOffer;
  readonly client: YearClient;
  readonly outcome: YearOutcome;
  readonly begunAt: Instant;
  /** When it is held in the end; of one that was left without a time, when it might have been. */
  readonly startsAt: Instant;
  /** When it was to be before its client moved it; null when they did not. */
  readonly movedFrom: Instant | null;
  /** Whether the first card was declined. */
  readonly isDeclinedFirst: boolean;
  /** As the funnel counts it; null when nobody said. */
  readonly source: string | null;
}

const DAY_MINUTES = 24 * 60;

/** How long before its start a session was canceled; null when it was not. */
export function noticeMinutesOf(outcome: YearOutcome, { tiers }: CancellationPolicy): number | null {
  const [first, second] = tiers;
  switch (outcome) {
    case "canceled_early":
      return (first?.noticeMinutesMin ?? 0) + 3 * 60;
    case "canceled_late":
      return ((second ?? first)?.noticeMinutesMin ?? 0) + 60;
    case "canceled_too_late":
      return 45;
    case "canceled_by_builder":
      return DAY_MINUTES - 5 * 60;
    case "to_come":
    case "completed":
    case "no_show":
    case "refunded_in_part":
    case "refunded_whole":
    case "hold_ended":
    case "left":
    case "dispute_open":
    case "dispute_won":
      return null;
  }
}
