import type { ChildProcess } from "node:child_process";
import { once } from "node:events";

/** Vite compiles on demand; everything else is ready in a second or two. */
const READY_MS_MAX = 60_000;
const READY_POLL_MS = 25;

/** One process of the app: it keeps its port across restarts. */
export interface AppProcess {
  /** Its own address; people may use that of a proxy in front of it. */
  readonly url: string;
  /** False before its first start, and once it has ended, for whatever reason. */
  isRunning(): boolean;
  /** Resolves when it is ready. Rejects when it runs already, or ends before it is ready. */
  start(): Promise<void>;
  /** Sends it a signal and waits for its end. Resolves to the exit code; null when a signal ended it. */
  kill(signal: NodeJS.Signals): Promise<number | null>;
}

/** Not started yet. `run` starts the process. */
export function createAppProcess(url: string, run: () => ChildProcess): AppProcess {
  let child: ChildProcess | null = null;
  const isRunning = () => child !== null && !hasEnded(child);
  return {
    url,
    isRunning,
    async start() {
      if (isRunning()) throw new Error("The app is running.");
      child = run();
      await becomeReady(child, url);
    },
    kill: async (signal) => (child === null ? null : endProcess(child, signal)),
  };
}

/** Sends a process a signal and waits for its end. Resolves to the exit code; null when a signal ended it. */
export async function endProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (!hasEnded(child)) {
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  }
  return child.exitCode;
}

async function becomeReady(app: ChildProcess, url: string): Promise<void> {
  const lastTry = Date.now() + READY_MS_MAX;
  while (Date.now() < lastTry) {
    if (hasEnded(app)) throw new Error(`The app ended before it was ready (code ${app.exitCode ?? "none"}).`);
    const ready = await fetch(`${url}/readyz`).then(
      async (response) => (await response.text()) !== "" && response.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, READY_POLL_MS));
  }
  throw new Error("The app did not become ready.");
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
