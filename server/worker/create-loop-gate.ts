import { performance } from "node:perf_hooks";

/** Lets so many through at once as leave the event loop free for others. */
export interface LoopGate {
  /** Runs `work` when there is room, at the latest after `WAIT_MS_MAX`, in the order of asking. */
  through<T>(work: () => Promise<T>): Promise<T>;
}

/** Long enough for the loop to have turned some times, short enough to follow a burst. */
const SAMPLE_MS = 20;
/** Above it the loop keeps others waiting. */
const BUSY = 0.9;
/** A lease is far longer than this and the work together. */
const WAIT_MS_MAX = 2_000;

interface Waiting {
  readonly begin: () => void;
  readonly timer: NodeJS.Timeout;
}

/**
 * A burst of work that needs only the processor would share the loop with whoever waits for an answer, and each turn of it would take as long as a step
 * of everything that is under way. So while somebody waits and the loop is never idle, fewer are let through at once: half as many each time it is
 * looked at, down to `least`; otherwise an eighth of `most` more each time. Work that waits for a provider leaves the loop idle, and is not held back.
 * @param isAwaited whether somebody waits for an answer of this process.
 * @param utilization how much of the time since the last call the loop was at work, 0 to 1.
 */
export function createLoopGate(gate: {
  readonly least: number;
  readonly most: number;
  readonly isAwaited: () => boolean;
  readonly utilization?: () => number;
  readonly nowMs?: () => number;
}): LoopGate {
  const utilization = gate.utilization ?? loopUtilization();
  const nowMs = gate.nowMs ?? (() => performance.now());
  const waiting: Waiting[] = [];
  let places = gate.most;
  let inside = 0;
  let sampledMs = -Infinity;

  function look(): void {
    const now = nowMs();
    if (now - sampledMs < SAMPLE_MS) return;
    sampledMs = now;
    const isInTheWay = utilization() > BUSY && gate.isAwaited();
    places = isInTheWay
      ? Math.max(gate.least, Math.floor(places / 2))
      : Math.min(gate.most, places + Math.ceil(gate.most / 8));
  }

  function letIn(): void {
    look();
    while (inside < places) {
      const next = waiting.shift();
      if (next === undefined) return;
      clearTimeout(next.timer);
      next.begin();
    }
  }

  return {
    async through(work) {
      await new Promise<void>((resolve) => {
        const begin = () => {
          inside += 1;
          resolve();
        };
        const timer = setTimeout(() => {
          waiting.splice(
            waiting.findIndex((one) => one.begin === begin),
            1,
          );
          begin();
        }, WAIT_MS_MAX);
        waiting.push({ begin, timer });
        letIn();
      });
      try {
        return await work();
      } finally {
        inside -= 1;
        letIn();
      }
    },
  };
}

function loopUtilization(): () => number {
  let last = performance.eventLoopUtilization();
  return () => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, last);
    last = now;
    return utilization;
  };
}
