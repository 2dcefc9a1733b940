import type { BookingState, Party } from "../booking/booking.ts";
import { CANCELLATIONS } from "../booking/cancellation-reason.ts";
import { minutesBetween, type Instant } from "../values/instant.ts";
import type { FunnelOutcome } from "./funnel-figures.ts";
import {
  FIRST_STEP_OF_BOOKING,
  FUNNEL_STEPS,
  stepBefore,
  stepsReachedBy,
  type FunnelStep,
} from "./funnel-steps.ts";
import type { LossReason } from "./loss-reasons.ts";

/** A line of a booking's history, as far as the funnel reads it. */
export interface FunnelLine {
  readonly eventType: string;
  readonly toState: BookingState;
  readonly happenedAt: Instant;
  /** Who did it; null where the event names nobody. */
  readonly by: Party | null;
}

/** What the funnel knows of a booking: names nobody. */
export interface FunnelWay {
  /** The last step that it came to. */
  readonly step: FunnelStep;
  readonly outcome: FunnelOutcome;
  /** By step, the seconds since the one before, where the history has both. */
  readonly seconds: ReadonlyMap<FunnelStep, number>;
}

/** What a booking's history says of its way, by when its events happened, in whichever order we learned of them. Pure. */
export function wayOfHistory(lines: readonly FunnelLine[]): FunnelWay {
  const firstAt = new Map<FunnelStep, Instant>();
  for (const line of lines) {
    for (const step of stepsReachedBy(line)) {
      const known = firstAt.get(step);
      if (known === undefined || line.happenedAt < known) firstAt.set(step, line.happenedAt);
    }
  }
  const step = FUNNEL_STEPS.findLast((one) => firstAt.has(one)) ?? FIRST_STEP_OF_BOOKING;
  return { step, outcome: outcomeOf(lines, step), seconds: secondsBetween(firstAt) };
}

function secondsBetween(firstAt: ReadonlyMap<FunnelStep, Instant>): ReadonlyMap<FunnelStep, number> {
  const seconds = new Map<FunnelStep, number>();
  for (const [step, at] of firstAt) {
    const before = stepBefore(step);
    const from = before === null ? undefined : firstAt.get(before);
    // Providers' clocks are not ours: what seems to come before its cause took no time.
    if (from !== undefined) seconds.set(step, Math.max(0, minutesBetween(from, at) * 60));
  }
  return seconds;
}

function outcomeOf(lines: readonly FunnelLine[], step: FunnelStep): FunnelOutcome {
  if (step === FUNNEL_STEPS.at(-1)) return "done";
  const state = lines.at(-1)?.toState ?? "INITIATED";
  switch (state) {
    case "INITIATED":
    case "SCHEDULED":
    case "PAYMENT_PENDING":
    case "PAYMENT_FAILED":
    case "CONFIRMED":
      return "under_way";
    case "COMPLETED":
      return "done";
    case "ABANDONED":
      return whyAbandoned(lines);
    case "CANCELED":
    case "REFUNDED":
      return whyCanceled(lines) ?? whyAbandoned(lines);
  }
}

/** Of two cancellations the one that happened first counts; null when nobody canceled. */
function whyCanceled(lines: readonly FunnelLine[]): LossReason | null {
  const first = lines
    .filter(({ eventType }) => CANCELLATIONS.includes(eventType))
    .reduce<FunnelLine | null>(
      (one, other) => (one === null || other.happenedAt < one.happenedAt ? other : one),
      null,
    );
  if (first === null) return null;
  if (first.eventType === "TIME_REJECTED") return "other_session";
  return first.by === null || first.by === "unknown" ? "canceled" : `canceled_by_${first.by}`;
}

function whyAbandoned(lines: readonly FunnelLine[]): LossReason {
  const has = (eventType: string) => lines.some((line) => line.eventType === eventType);
  if (!has("TIME_BOOKED")) return "left";
  const abandoned = lines.findIndex(({ toState }) => toState === "ABANDONED");
  if (lines.slice(abandoned + 1).some(({ eventType }) => eventType === "CHECKOUT_PAID")) return "slot_gone";
  if (has("PAYMENT_DECLINED")) return "declined";
  return has("CHECKOUT_NOT_OPENED") && !has("CHECKOUT_OPENED") ? "checkout_not_opened" : "hold_ended";
}
