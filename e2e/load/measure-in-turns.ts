import type { Load } from "./generate-load.ts";
import type { LoadGenerator } from "./load-generator.ts";

/** As many as a busy evening brings at once, and few enough that the queue is in the servers rather than in the generator. */
export const CONNECTIONS = 20;
/** As many in one order of a pair as in the other. */
export const ROUNDS = 6;
/** Long enough for the compilers and the disk to be in their stride, short enough that the neighbours' load stays the same for a pair. */
export const ROUND_SECONDS = 1.5;

/** Requests per second, of a round each: `before` is another checkout's build, where one is named. */
export interface Rates {
  readonly ours: number;
  readonly bare: number;
  readonly before: number | null;
}
export type Who = keyof Rates;

/**
 * Rounds of ours and bare in turns, the first of each pair the second of the next. How many make a round is found in the warm-up, for each by
 * itself, so that all are measured for the same time.
 */
export async function measureInTurns(measured: {
  readonly generator: LoadGenerator;
  readonly warmUpRequests: number;
  /** Of each of one's rounds, the warm-up's included; null: as many as are found in the warm-up. */
  readonly requests?: (who: Who) => number | null;
  /** Who takes part, ours first. */
  readonly among: readonly Who[];
  /** `w` and `x` are the warm-up, then come 0, 1, 2 … */
  readonly load: (who: Who, round: string) => Omit<Load, "requests">;
  /** Waits until the last round is over for the servers too. */
  readonly settle?: (who: Who) => Promise<void>;
  readonly isLate: () => boolean;
}): Promise<Rates[]> {
  const { generator, warmUpRequests, among, load, isLate } = measured;
  const settle = measured.settle ?? (() => Promise.resolve());

  async function rateOf(who: Who, round: string, requests: number): Promise<number> {
    const { requestsPerSecond } = await generator.send({ ...load(who, round), requests });
    await settle(who);
    return requestsPerSecond;
  }

  async function warmUp(who: Who): Promise<number> {
    const given = measured.requests?.(who) ?? null;
    await rateOf(who, "w", given ?? warmUpRequests);
    const rate = await rateOf(who, "x", given ?? warmUpRequests);
    return given ?? Math.ceil(rate * ROUND_SECONDS);
  }
  const requests = new Map<Who, number>();
  for (const who of among) requests.set(who, await warmUp(who));
  const rates: Rates[] = [];
  for (let round = 0; round < ROUNDS && !(isLate() && round > 0); round += 1) {
    const pair = { ours: 0, bare: 0, before: null as number | null };
    for (const who of round % 2 === 0 ? among : among.toReversed()) {
      pair[who] = await rateOf(who, String(round), requests.get(who) ?? warmUpRequests);
    }
    rates.push(pair);
  }
  return rates;
}
