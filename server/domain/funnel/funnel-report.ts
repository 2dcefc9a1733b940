import type { BuilderId, SessionTypeId } from "../values/ids.ts";
import type { Instant } from "../values/instant.ts";
import type { CodeFigures } from "./code-figures.ts";
import type { FunnelFinding } from "./funnel-findings.ts";
import type { FunnelStep } from "./funnel-steps.ts";
import type { LossReason } from "./loss-reasons.ts";

/** Days in UTC, `2026-03-02`; both are included. A booking counts on the day on which it was begun, whatever becomes of it later. */
export interface FunnelPeriod {
  readonly from: string;
  readonly until: string;
}

/** What the figures are restricted to; null: everything. */
export interface FunnelFilters {
  /** The profile's views stay those of all its session types. */
  readonly sessionTypeId: SessionTypeId | null;
  /** See `FunnelReport.choices.sources`. */
  readonly source: string | null;
}

/** One step in one period. */
export interface StepFigures {
  /** How many came as far, or further. */
  readonly count: number;
  /** Of them, those who are at this step now and may still go on. */
  readonly underWay: number;
  /** Of them, those who went no further: `count` without those under way and those who reached the next step. 0 at the last step. */
  readonly lost: number;
  /**
   * Which share (0 to 1) of those who reached the step before came to this one, those under way left out; null at the first step, and where nobody
   * reached the step before. At the step behind the profile it is a ratio of two counts, of bookings begun on the site and of views, and may exceed 1.
   */
  readonly conversion: number | null;
  /** The time from the step before to this one, within 5 %; null where nobody is known to have passed both. Never known of the profile. */
  readonly medianSeconds: number | null;
  readonly p90Seconds: number | null;
}

/** One step, with the period before beside it. */
export interface FunnelStepReport extends StepFigures {
  readonly step: FunnelStep;
  readonly before: StepFigures;
}

/** Of those who were refused at Book, and of the bookings that went no further: so many for this reason, at the step that they had reached. */
export interface FunnelLoss {
  readonly step: FunnelStep;
  readonly reason: LossReason;
  readonly count: number;
  /** Of all losses of the period, 0 to 1. */
  readonly share: number;
  /** In the period before. */
  readonly countBefore: number;
}

/** One day of the period; every day has an entry. */
export interface FunnelDay {
  /** In UTC, `2026-03-02`. */
  readonly day: string;
  readonly seen: number;
  readonly begun: number;
  /** Of the bookings begun on this day. */
  readonly paid: number;
}

/** What a builder, or an operator, is shown of the way from the profile to the session. */
export interface FunnelReport {
  /** Null: of all builders. */
  readonly builderId: BuilderId | null;
  readonly filters: FunnelFilters;
  readonly period: FunnelPeriod;
  /** As long, right in front of it. */
  readonly periodBefore: FunnelPeriod;
  /** Whether all of the period before was counted. Otherwise its figures are those of a part of it: nothing may be compared with them. */
  readonly isBeforeWhole: boolean;
  /** In the order of `FUNNEL_STEPS`, each once. */
  readonly steps: readonly FunnelStepReport[];
  /** Beside the steps; those of all session types, as views are. */
  readonly codes: CodeFigures & { readonly before: CodeFigures };
  /** The most frequent first. */
  readonly losses: readonly FunnelLoss[];
  /** The weightiest first; none below 100 bookings begun (`hasEnough`). */
  readonly findings: readonly FunnelFinding[];
  /** Whether 100 bookings or more were begun in the period: below, nothing is said. */
  readonly hasEnough: boolean;
  readonly days: readonly FunnelDay[];
  /** What can be filtered by, in the period and the one before. Those of all builders have no session types. */
  readonly choices: {
    readonly sessionTypes: readonly { readonly id: SessionTypeId; readonly name: string }[];
    /** `direct`, `embed`, `api`, `calendly` (booked there without us), `utm:newsletter`, `site:example.com`, `other`. */
    readonly sources: readonly string[];
  };
  /** Up to when what happened to bookings is counted; null before the first count. */
  readonly countedUntil: Instant | null;
}
