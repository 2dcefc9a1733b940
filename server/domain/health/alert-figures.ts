import type { WrongClock } from "../providers/clock-difference.ts";
import type { Instant } from "../values/instant.ts";
import type { CalledProvider } from "./activity.ts";
import type { HealthFigures } from "./health-figures.ts";

/** How many there are of something that should not be, and since when. */
export interface Ongoing {
  /** At least one. */
  readonly count: number;
  readonly since: Instant;
  /** When the latest of them came. */
  readonly latestAt: Instant;
}

/** What dead letters are about: payment pages, refunds, other effects, deliveries of providers. */
export type DeadAbout = "payment" | "refund" | "effect" | "delivery";

/** What the judgement rests on: the figures, and of some of them the single facts. Holds no personal data. */
export interface AlertFigures {
  readonly figures: HealthFigures;
  readonly dead: Readonly<Record<DeadAbout, Ongoing | null>>;
  /** Refunds that a bank has sent back. */
  readonly failedRefunds: Ongoing | null;
  /** Without failed refunds, which are told of by themselves. */
  readonly moneyDrifts: Ongoing | null;
  readonly refusedCheckouts: readonly {
    readonly scope: string;
    /** Stripe's code. */
    readonly cause: string;
    /** Stripe's own words. */
    readonly reason: string;
    readonly count: number;
    readonly since: Instant;
  }[];
  readonly brokenConnections: Ongoing | null;
  /** Those whose checks have failed for the time of other effects. */
  readonly failingChecks: Ongoing | null;
  readonly wrongClocks: readonly WrongClock[];
  readonly unknownWork: readonly {
    readonly queue: string;
    readonly type: string;
    readonly rows: number;
    readonly since: Instant;
  }[];
  /** Within the time of the threshold, by source. */
  readonly badSignatures: readonly { readonly source: string; readonly count: number }[];
  /** What was asked of each provider within ten minutes, and how often in a row it was given a rest since it last answered. */
  readonly calls: readonly {
    readonly provider: CalledProvider;
    readonly answered: number;
    readonly failed: number;
    readonly pauses: number;
  }[];
  /** Sources without a delivery in the last two hours, with how many came in the same hours of each day before, counted up to the threshold. */
  readonly silences: readonly { readonly source: string; readonly before: readonly number[] }[];
  /** Null where comparing is switched off. `startedAt`: of a run that is under way. */
  readonly reconciliation: {
    readonly everyMinutes: number;
    readonly startedAt: Instant | null;
  } | null;
  /** Since when the database is this installation's: what never happened is late from then on. */
  readonly installedAt: Instant;
  /** When a backup was restored that nobody has released yet; null while nothing is held. */
  readonly heldSince: Instant | null;
  /** When the certificate of the site ends; null where there is none, or it could not be read. */
  readonly certificateEndsAt: Instant | null;
  /** Null where none was ever made and none is configured. */
  readonly backups: { readonly lastAt: Instant | null } | null;
}
