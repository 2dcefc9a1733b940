/** 50: each NOTIFY wakes every listening process; nobody looks at a page more often than that. */
export const SIGNALS_PER_SECOND_MAX = 50;
/** 100 ms: what is said again and again, as that work waits, is said ten times a second at most. */
const SAME_EVERY_MS = 100;
/** 10 s of signals: whoever has more to say says that everything may have changed. */
const WAITING_MAX = 500;
const SECOND_MS = 1_000;

export interface LimitedSignals {
  /** Sent as soon as the limit allows; what waits already is sent once. Returns at once. */
  add(signal: string): void;
  /** Sends nothing more. */
  stop(): void;
}

/**
 * Sends signals, the same ones together, and no more than `SIGNALS_PER_SECOND_MAX` in any second. @param all what stands for every signal, when too
 * many wait. `nowMs` counts up from anywhere; `later` calls back after so many milliseconds, and returns how to prevent that.
 */
export function limitSignals({
  send,
  all,
  nowMs,
  later,
}: {
  readonly send: (signals: readonly string[]) => void;
  readonly all: string;
  readonly nowMs: () => number;
  readonly later: (ms: number, callback: () => void) => () => void;
}): LimitedSignals {
  const waiting = new Set<string>();
  /** When each signal of the last second was sent, in turn. */
  let sent: { readonly signal: string; readonly atMs: number }[] = [];
  let cancel: (() => void) | null = null;
  let isStopped = false;

  function flush(): void {
    const now = nowMs();
    sent = sent.filter(({ atMs }) => atMs > now - SECOND_MS);
    const justSent = new Set(
      sent.filter(({ atMs }) => atMs > now - SAME_EVERY_MS).map(({ signal }) => signal),
    );
    const due = [...waiting]
      .filter((signal) => !justSent.has(signal))
      .slice(0, SIGNALS_PER_SECOND_MAX - sent.length);
    for (const signal of due) {
      waiting.delete(signal);
      sent.push({ signal, atMs: now });
    }
    if (due.length > 0) send(due);
    if (waiting.size > 0) flushIn(waitMs(now));
  }

  /** Until the next one may go: the oldest of a full second leaves it, or the same one has been said long enough ago. */
  function waitMs(now: number): number {
    const oldest = sent[0];
    if (oldest !== undefined && sent.length >= SIGNALS_PER_SECOND_MAX) return oldest.atMs + SECOND_MS - now;
    return SAME_EVERY_MS;
  }

  function flushIn(ms: number): void {
    if (cancel !== null || isStopped) return;
    cancel = later(ms, () => {
      cancel = null;
      flush();
    });
  }

  return {
    add(signal) {
      if (isStopped) return;
      if (waiting.size >= WAITING_MAX) {
        waiting.clear();
        waiting.add(all);
      }
      waiting.add(signal);
      flushIn(0);
    },
    stop() {
      isStopped = true;
      cancel?.();
    },
  };
}
