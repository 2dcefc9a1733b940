import {
  CLOCK_PROVIDERS,
  CLOCK_UNKNOWN,
  withAnswer,
  type ClockProvider,
  type ClockStatus,
} from "../domain/providers/clock-difference.ts";
import { wrongClockInWords } from "../domain/text/clock-in-words.ts";
import { ENGLISH } from "../domain/text/language.ts";
import type { Instant } from "../domain/values/instant.ts";
import type { Clock, ClockWatch, Log } from "../ports.ts";

/** Our clock against one provider's, as far as it is known. */
export interface MeasuredClock {
  readonly provider: ClockProvider;
  /** Positive when ours is ahead. */
  readonly seconds: number;
  /** Since when it counts as wrong; null while it is right. */
  readonly wrongSince: Instant | null;
}

export interface WatchedClock extends ClockWatch {
  /** Each provider that has answered often enough. */
  measured(): readonly MeasuredClock[];
}

/**
 * Measures our clock, in this process, by the dates of the providers' answers, and logs when it begins to be wrong and when it is right again: once
 * each.
 */
export function watchClock({ clock, log }: { readonly clock: Clock; readonly log: Log }): WatchedClock {
  const statuses = new Map<ClockProvider, ClockStatus>();
  const wrongSince = new Map<ClockProvider, Instant>();

  return {
    now: () => clock.now(),

    sawAnswer(provider, answer) {
      const before = statuses.get(provider) ?? CLOCK_UNKNOWN;
      const status = withAnswer(before, answer);
      statuses.set(provider, status);
      if (status.isWrong === before.isWrong || status.seconds === null) return;
      const { seconds } = status;
      if (status.isWrong) {
        wrongSince.set(provider, answer.answeredAt);
        log.error({ provider, seconds }, wrongClockInWords({ host: null, provider, seconds }, ENGLISH));
      } else {
        wrongSince.delete(provider);
        log.info({ provider, seconds }, "This server's clock agrees with the provider's again");
      }
    },

    measured: () =>
      CLOCK_PROVIDERS.flatMap((provider) => {
        const seconds = statuses.get(provider)?.seconds ?? null;
        return seconds === null ? [] : [{ provider, seconds, wrongSince: wrongSince.get(provider) ?? null }];
      }),
  };
}
