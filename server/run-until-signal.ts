import type { Log } from "./ports.ts";

/** How long a stop may take, without its drain time, before the process ends anyway. What looks after processes must be set to wait longer than both. */
const STOP_MS_MAX = 25_000;

/** Ctrl-C reaches every process of a terminal, and a parent passes it on: within this, a second signal is the same one. */
const SAME_SIGNAL_MS = 1_000;

/**
 * Stops in good order on SIGTERM or SIGINT; a later signal ends the process at once. An uncaught error stops it as well, with exit code 1: its state
 * cannot be trusted, and everything that matters is in the database.
 * @param drainMs how much of the stop may be waiting, in milliseconds.
 */
export function runUntilSignal(stop: () => Promise<void>, log: Log, drainMs = 0): void {
  let stoppingSinceMs: number | null = null;

  function end(code: number): void {
    if (stoppingSinceMs !== null) {
      if (performance.now() - stoppingSinceMs > SAME_SIGNAL_MS) process.exit(1);
      return;
    }
    stoppingSinceMs = performance.now();
    setTimeout(() => process.exit(1), drainMs + STOP_MS_MAX).unref();
    stop().then(
      () => {
        log.info({}, "Stopped");
        process.exit(code);
      },
      (error: unknown) => {
        log.error({ error }, "The stop failed");
        process.exit(1);
      },
    );
  }

  process.on("SIGTERM", () => end(0));
  process.on("SIGINT", () => end(0));
  process.on("uncaughtException", (error) => {
    log.error({ error }, "A bug that nobody caught");
    end(1);
  });
  process.on("unhandledRejection", (error) => {
    log.error({ error }, "A rejection that nobody handled");
    end(1);
  });
}
