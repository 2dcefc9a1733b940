import {
  CLOCK_PROVIDERS,
  CLOCK_UNKNOWN,
  clockDifferenceInWords,
  withAnswer,
  type ClockProvider,
  type ClockStanding,
} from "../domain/providers/clock-difference.ts";
import type { Instant } from "../domain/values/instant.ts";
import type { Clock, ClockWatch, Log } from "../ports.ts";

/** Our clock against one provider's, as far as it is known. */
export interface MeasuredClock {
  readonly provider: ClockProvider;
  /** Positive when ours is ahead. */
  readonly seconds: number;
  /** Since when it is told as wrong; null while it is right. */
  readonly wrongSince: Instant | null;
}

export interface WatchedClock extends ClockWatch {
  /** Each provider that has answered often enough. */
  measured(): readonly MeasuredClock[];
}

/**
 * Remembers, in this process, what the providers' answers say of our clock, and says in the log when it begins to be wrong and when it is
 * right again: once each.
 */
export function watchClock({ clock, log }: { readonly clock: Clock; readonly log: Log }): WatchedClock {
  const standings = new Map<ClockProvider, ClockStanding>();
  const wrongSince = new Map<ClockProvider, Instant>();

  return {
    now: () => clock.now(),

    sawAnswer(provider, answer) {
      const before = standings.get(provider) ?? CLOCK_UNKNOWN;
      const standing = withAnswer(before, answer);
      standings.set(provider, standing);
      if (standing.isWrong === before.isWrong || standing.seconds === null) return;
      const { seconds } = standing;
      if (standing.isWrong) {
        wrongSince.set(provider, answer.answeredAt);
        log.error(
          { provider, seconds },
          `This server's clock is ${clockDifferenceInWords({ provider, seconds })}`,
        );
      } else {
        wrongSince.delete(provider);
        log.info({ provider, seconds }, "This server's clock agrees with the provider's again");
      }
    },

    measured: () =>
      CLOCK_PROVIDERS.flatMap((provider) => {
        const seconds = standings.get(provider)?.seconds ?? null;
        return seconds === null ? [] : [{ provider, seconds, wrongSince: wrongSince.get(provider) ?? null }];
      }),
  };
}
