import { TooBusy } from "../domain/values/limit-reached.ts";

export interface Turnstile {
  /** Does the work when it is its turn. Throws TooBusy at once when too many wait already. */
  run<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Whether `run` would throw TooBusy now. */
  isFull(): boolean;
  /** What whoever is sent away is told. */
  readonly retryAfterSeconds: number;
}

/** Lets so many do a piece of heavy work at once, in the order in which they came, and so many wait for it. */
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

  /** A place that somebody leaves goes to the first who waits: `working` stays as it is. */
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
