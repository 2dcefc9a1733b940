import { TooBusy } from "../domain/values/limit-reached.ts";

export interface Turnstile {
  /** Does the work when it is its turn. Throws TooBusy at once when too many wait already. */
  run<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Whether `run` would throw TooBusy now. */
  isFull(): boolean;
  /** When to try again, for whoever is refused. */
  readonly retryAfterSeconds: number;
}

/** Limits how much heavy work runs at once and how much waits for it, first come, first served. */
export function createTurnstile(settings: {
  /** What the work is, for messages. */
  readonly work: string;
  readonly atOnceMax: number;
  readonly waitingMax: number;
  readonly retryAfterSeconds: number;
}): Turnstile {
  const { atOnceMax, waitingMax, retryAfterSeconds } = settings;
  const waiting: (() => void)[] = [];
  let working = 0;

  const isFull = () => working >= atOnceMax && waiting.length >= waitingMax;

  /** The free place goes to the first who waits: `working` is unchanged. */
  function leave(): void {
    const next = waiting.shift();
    if (next === undefined) working -= 1;
    else next();
  }

  return {
    retryAfterSeconds,
    isFull,
    async run(work) {
      if (isFull()) throw new TooBusy(settings.work, retryAfterSeconds);
      if (working < atOnceMax) working += 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
}
