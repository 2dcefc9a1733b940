import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const ANSWER_MS_MAX = 30_000;
/** Short, because the first answer is what is measured. */
const POLL_MS = 5;

export interface ServerProcess {
  readonly origin: string;
  /** Resolves to the milliseconds from the start of the process to this path's first 200. */
  firstAnswerMs(path: string): Promise<number>;
  /** What the process holds in memory now, shared libraries included. */
  residentBytes(): number;
  /** Asks it to stop and waits for its end. Safe to call twice. */
  stop(): Promise<void>;
}

/** Starts `node` with these arguments. `port` is where it is going to listen, on the loopback address. */
export function startServer(options: {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly port: number;
}): ServerProcess {
  const startedMs = performance.now();
  const child = spawn(process.execPath, options.args, {
    cwd: ROOT,
    env: { ...process.env, ...options.env },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const origin = `http://127.0.0.1:${options.port}`;
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  const killAtExit = () => child.kill("SIGKILL");
  process.once("exit", killAtExit);

  return {
    origin,
    async firstAnswerMs(path) {
      const lastTryMs = startedMs + ANSWER_MS_MAX;
      while (performance.now() < lastTryMs && !hasEnded()) {
        const answered = await fetch(`${origin}${path}`).then(
          async (response) => (await response.text()) !== "" && response.ok,
          () => false,
        );
        if (answered) return performance.now() - startedMs;
        await new Promise((resolve) => setTimeout(resolve, POLL_MS));
      }
      throw new Error(`No 200 from ${path} of: node ${options.args.join(" ")}`);
    },
    residentBytes: () => residentKilobytes(child.pid ?? 0) * 1024,
    async stop() {
      process.off("exit", killAtExit);
      if (hasEnded()) return;
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** Linux says so in a file; elsewhere `ps` knows. */
function residentKilobytes(pid: number): number {
  if (process.platform !== "linux") {
    return Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" }));
  }
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
}

/** A port of the loopback address that nobody has. */
export async function findFreePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}
