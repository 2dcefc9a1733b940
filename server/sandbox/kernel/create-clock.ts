import type { SandboxClock } from "./kernel.ts";

/** The longest wait that setTimeout understands; a longer one is taken in several. */
const TIMEOUT_MS_MAX = 2 ** 31 - 1;

interface Timer {
  dueMs: number;
  task: () => void | Promise<void>;
}

export interface RunningClock extends SandboxClock {
  /** Forgets every timer and accepts no new one. */
  stop(): void;
}

/**
 * A clock that follows the system's and can be moved forward. `settle` is awaited before the first step of an
 * advance and after each timer, so that what a timer has set off is over before the time of the next one comes.
 */
export function createClock(settle: () => Promise<void> = () => Promise.resolve()): RunningClock {
  const timers: Timer[] = [];
  const listeners = new Set<() => void | Promise<void>>();
  let offsetMs = 0;
  let revision = 0;
  let stopped = false;
  let advancing = 0;
  let wakeUp: NodeJS.Timeout | undefined;
  let advances: Promise<void> = Promise.resolve();

  const nowMs = () => Date.now() + offsetMs;

  async function stepTo(newOffsetMs: number): Promise<void> {
    if (newOffsetMs <= offsetMs) return;
    offsetMs = newOffsetMs;
    revision += 1;
    await Promise.all([...listeners].map(async (listener) => listener()));
  }

  async function run(task: Timer["task"]): Promise<void> {
    try {
      await task();
    } catch (error) {
      console.error("A timer of the sandbox failed:", error);
    }
  }

  function setWakeUp(): void {
    clearTimeout(wakeUp);
    const next = timers[0];
    if (next === undefined || advancing > 0 || stopped) return;
    wakeUp = setTimeout(runDue, Math.min(Math.max(next.dueMs - nowMs(), 0), TIMEOUT_MS_MAX));
    wakeUp.unref();
  }

  /** Real time has reached a timer: tasks start in order but do not wait for each other. */
  function runDue(): void {
    for (let next = timers[0]; next !== undefined && next.dueMs <= nowMs(); next = timers[0]) {
      timers.shift();
      void run(next.task);
    }
    setWakeUp();
  }

  async function advanceTo(targetOffsetMs: number): Promise<void> {
    await settle();
    for (let next = timers[0]; next !== undefined; next = timers[0]) {
      if (next.dueMs > Date.now() + targetOffsetMs) break;
      timers.shift();
      await stepTo(Math.min(next.dueMs - Date.now(), targetOffsetMs));
      await run(next.task);
      await settle();
    }
    await stepTo(targetOffsetMs);
  }

  return {
    now: () => new Date(nowMs()),
    unixSeconds: () => Math.floor(nowMs() / 1000),
    advance(milliseconds) {
      if (!Number.isFinite(milliseconds) || milliseconds < 0) {
        return Promise.reject(new RangeError("The sandbox's clock only moves forward."));
      }
      advancing += 1;
      setWakeUp();
      const advance = advances.then(() => advanceTo(offsetMs + milliseconds));
      advances = advance.finally(() => {
        advancing -= 1;
        setWakeUp();
      });
      return advances;
    },
    schedule(at, task) {
      if (stopped) return () => undefined;
      const timer: Timer = { dueMs: at.getTime(), task };
      const later = timers.findIndex((other) => other.dueMs > timer.dueMs);
      timers.splice(later === -1 ? timers.length : later, 0, timer);
      setWakeUp();
      return () => {
        const index = timers.indexOf(timer);
        if (index === -1) return;
        timers.splice(index, 1);
        setWakeUp();
      };
    },
    get offsetMs() {
      return offsetMs;
    },
    get revision() {
      return revision;
    },
    onStep(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    stop() {
      stopped = true;
      timers.length = 0;
      clearTimeout(wakeUp);
    },
  };
}
