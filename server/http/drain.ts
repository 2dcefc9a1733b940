import { setTimeout as passes } from "node:timers/promises";

/** 15 s: whoever stands in front and has not turned away by then does not ask, or does not listen. */
export const DRAIN_MS_EXTRA = 15_000;
const LOOK_AGAIN_MS = 50;

/** The time between a stop and the closing of the port, in which whoever stands in front turns away. */
export interface Drain {
  /** A request came that is not about our health. */
  asked(): void;
  /** Whoever asked for our health was told that we stop. */
  saidNo(): void;
  /** Resolves when the port may be closed. */
  untilOver(): Promise<void>;
}

/**
 * Over when somebody has been told no, and nothing but questions about health has come for so long since; or that long and 15 s after it has begun. A fixed
 * time would not do: on a busy machine a health check takes seconds. 0 is over at once.
 */
export function createDrain(
  quietMs: number,
  nowMs: () => number = () => performance.now(),
  pass: (ms: number) => Promise<unknown> = passes,
): Drain {
  let hasSaidNo = false;
  let lastAskedMs = 0;
  return {
    asked() {
      lastAskedMs = nowMs();
    },
    saidNo() {
      hasSaidNo = true;
    },
    async untilOver() {
      if (quietMs === 0) return;
      const begunMs = nowMs();
      const isOver = () => hasSaidNo && nowMs() - Math.max(lastAskedMs, begunMs) >= quietMs;
      while (!isOver() && nowMs() - begunMs < quietMs + DRAIN_MS_EXTRA) await pass(LOOK_AGAIN_MS);
    },
  };
}
