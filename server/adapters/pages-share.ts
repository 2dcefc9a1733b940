import { addMinutes, minutesBetween, type Instant } from "../domain/values/instant.ts";
import type { CalendlyRate, Clock } from "../ports.ts";

/** 40 % of a minute's calls stay for the worker: webhooks and refunds must not wait for people who press buttons. */
const RESERVED_SHARE = 0.4;
/** A free account's, the smallest there is: until Calendly has said another. */
const CALLS_PER_MINUTE_MIN = 50;
/** 6 s: two answers of one window name its end by whole seconds, from when each was sent. */
const SAME_WINDOW_MINUTES = 0.1;

/** How much of one connection's rate limit the pages have left. */
export interface PagesShare {
  /** Null while a page may ask; else until when none may. */
  usedUpUntil(): Instant | null;
  /** A call is sent, whoever asks. The answer ends it. */
  begin(): () => void;
  sawRate(rate: CalendlyRate): void;
}

/** Follows the limit in Calendly's answers, which counts every process and whatever else uses the account; calls without an answer yet count too. */
export function createPagesShare(clock: Clock): PagesShare {
  let seen: CalendlyRate | null = null;
  let underWay = 0;

  return {
    usedUpUntil() {
      const now = clock.now();
      const callsMax = seen?.callsMax ?? CALLS_PER_MINUTE_MIN;
      const current = seen !== null && seen.resetsAt > now ? seen : null;
      const left = (current?.callsRemaining ?? callsMax) - underWay;
      return left > callsMax * RESERVED_SHARE ? null : (current?.resetsAt ?? addMinutes(now, 1));
    },
    begin() {
      underWay += 1;
      return () => {
        underWay -= 1;
      };
    },
    sawRate(rate) {
      const isSameWindow =
        seen !== null && Math.abs(minutesBetween(seen.resetsAt, rate.resetsAt)) < SAME_WINDOW_MINUTES;
      // Answers overtake each other: the smallest remaining count of a window is the newest.
      seen = isSameWindow && seen !== null && seen.callsRemaining < rate.callsRemaining ? seen : rate;
    },
  };
}
