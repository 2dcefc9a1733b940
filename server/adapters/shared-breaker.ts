import { addMinutes, type Instant } from "../domain/values/instant.ts";
import type { Clock, ProviderStates } from "../ports.ts";

/** When a breaker opens, and for how long. */
export interface BreakerPatience {
  /** So many failures in a row, in one process, open it for all. */
  readonly failuresToOpen: number;
  /** Until the first probe; doubled with each one that fails. */
  readonly firstPauseMs: number;
  /** Between probes at most. */
  readonly pauseMsMax: number;
  /** Longer than one call can take: whoever dies while it probes leaves the probe to the next after that. */
  readonly probeMsMax: number;
}

/** Nothing was sent: the provider is not asked before then. */
export class BreakerOpen extends Error {
  readonly until: Instant;

  constructor(until: Instant) {
    super(`The breaker is open until ${until}`);
    this.until = until;
  }
}

export interface SharedBreaker {
  /** Throws BreakerOpen without calling `work` while the breaker is open, else what `work` throws. */
  execute<Result>(work: () => Promise<Result>): Promise<Result>;
}

/**
 * A breaker that all processes share, for one subject: failures are counted in each process, and whoever has seen enough of them in a row opens it
 * for all. When the pause is over, one call of one process probes: it closes the breaker for all, or opens it for twice as long. Follows the app's
 * clock.
 */
export function createSharedBreaker({
  clock,
  states,
  subject,
  patience,
  isOutage,
  onOpen,
  onClose,
}: {
  readonly clock: Clock;
  readonly states: ProviderStates;
  readonly subject: string;
  readonly patience: BreakerPatience;
  /** Whether an error says that the provider as a whole does not answer. Any other is an answer. */
  readonly isOutage: (error: unknown) => boolean;
  /** Called in the process that opens it. */
  readonly onOpen: (until: Instant) => void;
  /** Called in the process whose probe has succeeded. */
  readonly onClose: () => void;
}): SharedBreaker {
  let failuresInARow = 0;
  /** Calls that began before the last pause say nothing about what came after it. */
  let openings = 0;
  let probing: Promise<unknown> | null = null;

  async function open(pausesBefore: number, held: Instant | null): Promise<void> {
    failuresInARow = 0;
    openings += 1;
    const pauseMs = Math.min(patience.pauseMsMax, patience.firstPauseMs * 2 ** pausesBefore);
    const until = addMinutes(clock.now(), pauseMs / 60_000);
    await states.pause(subject, { until, pauses: pausesBefore + 1 }, held);
    onOpen(until);
  }

  async function call<Result>(work: () => Promise<Result>): Promise<Result> {
    const begunAfter = openings;
    try {
      const result = await work();
      failuresInARow = 0;
      return result;
    } catch (error) {
      if (!isOutage(error)) failuresInARow = 0;
      else if (begunAfter === openings) {
        failuresInARow += 1;
        if (failuresInARow >= patience.failuresToOpen) await open(0, null);
      }
      throw error;
    }
  }

  async function probe<Result>(work: () => Promise<Result>, due: Instant, pauses: number): Promise<Result> {
    const until = addMinutes(clock.now(), patience.probeMsMax / 60_000);
    if (!(await states.takeProbe(subject, due, until))) throw new BreakerOpen(until);
    let isAnswered = true;
    try {
      return await work();
    } catch (error) {
      isAnswered = !isOutage(error);
      throw error;
    } finally {
      if (isAnswered) {
        failuresInARow = 0;
        await states.resume(subject);
        onClose();
      } else await open(pauses, until);
    }
  }

  function isProbing(): boolean {
    return probing !== null;
  }

  return {
    async execute(work) {
      // The probe decides for all who wait in this process.
      while (probing !== null) await probing.catch(() => undefined);
      const { pausedUntil, pauses } = await states.read(subject);
      if (pausedUntil === null) return call(work);
      const now = clock.now();
      // One that lasts longer than any of ours was written by a clock that is wrong.
      const isOver = pausedUntil <= now || pausedUntil > addMinutes(now, patience.pauseMsMax / 60_000);
      if (!isOver) throw new BreakerOpen(pausedUntil);
      // Somebody here was faster, while the state was read.
      if (isProbing()) return this.execute(work);
      const probed = probe(work, pausedUntil, pauses);
      probing = probed.finally(() => {
        probing = null;
      });
      probing.catch(() => undefined);
      return probed;
    },
  };
}
