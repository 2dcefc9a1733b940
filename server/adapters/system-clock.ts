import { instantFromEpochMs } from "../domain/values/instant.ts";
import type { Clock } from "../ports.ts";

/** The clock that is followed answers within 25 s even when it has not moved. */
const POLL_MS_MAX = 40_000;
const RETRY_DELAY_MS = 500;
/** How long the start waits for the clock to be there: it may be starting as well. */
const FIRST_ANSWER_MS_MAX = 10_000;

export interface SystemClock extends Clock {
  /** Called after the followed clock has been moved; never for a clock that follows nothing. */
  onAdvance(listener: () => void): void;
  stop(): void;
}

interface ClockAnswer {
  readonly offsetMs: number;
  readonly revision: number;
}

/**
 * The computer's clock; with a URL, that clock plus the offset which the URL tells. The offset is followed by long polls, and
 * through restarts of the other side. Rejects when a URL is given and does not answer at the start.
 */
export async function createSystemClock(clockUrl: string | null): Promise<SystemClock> {
  const listeners = new Set<() => void>();
  const stopping = new AbortController();
  let offsetMs = 0;

  if (clockUrl !== null) {
    const first = await firstAnswer(clockUrl);
    offsetMs = first.offsetMs;
    void follow(clockUrl, first.revision);
  }

  async function follow(url: string, revision: number): Promise<void> {
    let after = revision;
    while (!stopping.signal.aborted) {
      try {
        const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(POLL_MS_MAX)]);
        const answer = await ask(`${url}?after=${after}`, signal);
        after = answer.revision;
        if (answer.offsetMs === offsetMs) continue;
        offsetMs = answer.offsetMs;
        for (const listener of listeners) listener();
      } catch {
        await pause(RETRY_DELAY_MS, stopping.signal);
      }
    }
  }

  return {
    now: () => instantFromEpochMs(Date.now() + offsetMs),
    onAdvance(listener) {
      listeners.add(listener);
    },
    stop() {
      stopping.abort();
    },
  };
}

async function firstAnswer(url: string): Promise<ClockAnswer> {
  const lastTry = Date.now() + FIRST_ANSWER_MS_MAX;
  for (;;) {
    try {
      return await ask(url, AbortSignal.timeout(FIRST_ANSWER_MS_MAX));
    } catch (cause) {
      if (Date.now() > lastTry) throw new Error(`The clock at ${url} does not answer.`, { cause });
      await pause(RETRY_DELAY_MS);
    }
  }
}

async function ask(url: string, signal: AbortSignal): Promise<ClockAnswer> {
  const response = await fetch(url, { signal });
  const answer: unknown = await response.json();
  if (!response.ok || !isClockAnswer(answer)) throw new Error(`No clock at ${url}: ${response.status}`);
  return answer;
}

function isClockAnswer(answer: unknown): answer is ClockAnswer {
  return (
    typeof answer === "object" &&
    answer !== null &&
    "offsetMs" in answer &&
    typeof answer.offsetMs === "number" &&
    "revision" in answer &&
    typeof answer.revision === "number"
  );
}

function pause(delayMs: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, delayMs);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
