import type { SessionTypeId } from "../values/ids.ts";
import type { FunnelStep } from "./funnel-steps.ts";
import type { LossReason } from "./loss-reasons.ts";

/** So many of so many, with the interval that holds the true share 95 times of 100 (Wilson). All three shares are from 0 to 1. */
export interface Rate {
  readonly count: number;
  readonly of: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** What the figures say for certain: both groups have 100 starts or more, and their 95 % intervals lie apart. The weightiest comes first. */
export type FunnelFinding =
  /** More leave at this step than at any other: of those who reached it, so many went no further; `next` is the step that loses second most. */
  | {
      readonly kind: "step_loses_most";
      readonly step: FunnelStep;
      readonly lost: Rate;
      readonly nextStep: FunnelStep;
      readonly next: Rate;
      /** Where it is the time that they leave at: whole days until the next free one, as far as that is known; null otherwise. */
      readonly nextFreeInDays: number | null;
    }
  /** Fewer (more) of those who reached the step before go on to this one than in the period before. */
  | {
      readonly kind: "step_fell" | "step_rose";
      readonly step: FunnelStep;
      readonly now: Rate;
      readonly before: Rate;
    }
  /** A smaller (larger) share of the codes that were asked for is entered than in the period before. */
  | { readonly kind: "codes_fell" | "codes_rose"; readonly now: Rate; readonly before: Rate }
  /** A larger share of the bookings that were begun is lost for this reason than in the period before. */
  | {
      readonly kind: "reason_grew";
      readonly reason: LossReason;
      readonly now: Rate;
      readonly before: Rate;
    }
  /** Of the bookings begun of this session type, fewer are paid than of the others. */
  | {
      readonly kind: "session_type_below";
      readonly sessionTypeId: SessionTypeId;
      readonly sessionTypeName: string;
      readonly here: Rate;
      readonly elsewhere: Rate;
    }
  /** Of the bookings begun from this source, fewer (more) are paid than of the others. */
  | {
      readonly kind: "source_below" | "source_above";
      readonly source: string;
      readonly here: Rate;
      readonly elsewhere: Rate;
    };
