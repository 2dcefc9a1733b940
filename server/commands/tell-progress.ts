/** 10 s: whoever waits that long wonders whether anything happens. */
const STILL_AT_IT_MS = 10_000;
const SIGNALS = ["SIGTERM", "SIGINT", "SIGHUP"] as const;

/** What a command that may take long is at. */
export interface Progress {
  /** Begins a step: what is being done, with a small letter. */
  step(doing: string): void;
  /** From here on nothing is said, and a signal ends the process as any other. */
  end(): void;
}

/**
 * Says on the standard output what a command is at, and every 10 s that it still is. A signal to end says what had not come about by then, and ends the
 * process with 1: never is nothing said.
 */
export function tellProgress(notDone: string): Progress {
  let doing = "starting";
  let begunMs = performance.now();
  const again = setInterval(() => {
    const seconds = Math.round((performance.now() - begunMs) / 1000);
    process.stdout.write(`  … still ${doing}, for ${seconds} s\n`);
  }, STILL_AT_IT_MS);
  again.unref();
  const endedBy = (signal: NodeJS.Signals) => {
    process.stderr.write(`✗ ${notDone}: ended by ${signal} while ${doing}. Repeat it: it is safe to.\n`);
    process.exit(1);
  };
  for (const signal of SIGNALS) process.once(signal, endedBy);
  return {
    step(what) {
      doing = what;
      begunMs = performance.now();
      again.refresh();
      process.stdout.write(`· ${what.slice(0, 1).toUpperCase()}${what.slice(1)}\n`);
    },
    end() {
      clearInterval(again);
      for (const signal of SIGNALS) process.off(signal, endedBy);
    },
  };
}
