import { LRUCache } from "lru-cache";
import { networkOf } from "../../adapters/client-address.ts";
import type { RateClass } from "../routes/route-table.ts";

const MINUTE_MS = 60_000;
/** 20,000 senders a minute take a few megabytes; beyond that the oldest are dropped. */
const SENDERS_MAX = 20_000;

/**
 * How many times the setting one sender may ask for each class in a minute. A page brings a dozen files. Null: not counted here; providers
 * come in bursts and sign what they send, and whoever looks after the process asks often.
 */
const TIMES_OF_CLASS: Readonly<Record<RateClass, number | null>> = {
  page: 1,
  action: 1,
  api: 1,
  // Beside the limits that the sign-in has in the database.
  "sign-in": 1,
  asset: 5,
  webhook: null,
  health: null,
};

export interface RequestLimits {
  /** Counts one more request from this address. Null when it may pass, else how many seconds to wait. */
  readonly take: (rateClass: RateClass, clientAddress: string) => number | null;
}

/** In this process's memory alone: for cheap requests, whose counting must cost nothing. `nowMs` counts up from anywhere. */
export function createRequestLimits(
  perMinuteMax: number,
  nowMs: () => number = () => performance.now(),
): RequestLimits {
  const counts = new LRUCache<string, { requests: number; endsAtMs: number }>({ max: SENDERS_MAX });
  return {
    take(rateClass, clientAddress) {
      const times = TIMES_OF_CLASS[rateClass];
      if (times === null) return null;
      const key = `${rateClass} ${networkOf(clientAddress)}`;
      const now = nowMs();
      const known = counts.get(key);
      const count =
        known !== undefined && known.endsAtMs > now ? known : { requests: 0, endsAtMs: now + MINUTE_MS };
      if (count !== known) counts.set(key, count);
      if (count.requests >= perMinuteMax * times) return Math.ceil((count.endsAtMs - now) / 1000);
      count.requests += 1;
      return null;
    },
  };
}
