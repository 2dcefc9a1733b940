import { once } from "node:events";
import { createInterface } from "node:readline";
import { endGroup, startStep, type StepEnvironment } from "./run-step.ts";

/** 5 min: it builds first. */
const START_MS_MAX = 5 * 60_000;

/** Starts `npm run demo`, reads its first page and its health, and stops it. Resolves to whether all of that went well. */
export async function runDemoOnce(environment: StepEnvironment): Promise<boolean> {
  const child = startStep(environment, "node", ["--import", "tsx", "server/commands/demo.ts"], "pipe");
  const tooLong = setTimeout(() => endGroup(child, "SIGKILL"), START_MS_MAX);
  const ended = once(child, "exit");
  try {
    if (child.stdout === null) return false;
    let isWell = false;
    for await (const line of createInterface({ input: child.stdout })) {
      const url = /^Open\s+(\S+)/.exec(line)?.[1];
      if (url === undefined) continue;
      isWell = await answersAsItShould(url);
      break;
    }
    child.stdout.resume();
    // Ctrl-C, which asks the demo alone: it ends its own processes.
    child.kill("SIGINT");
    const [code] = (await ended) as [number | null];
    return isWell && code === 0;
  } finally {
    clearTimeout(tooLong);
    endGroup(child, "SIGKILL");
  }
}

async function answersAsItShould(url: string): Promise<boolean> {
  const page = await fetch(url);
  const health = await fetch(new URL("/readyz", url));
  return (
    page.status === 200 &&
    (await page.text()).includes("</html>") &&
    (await health.text()).startsWith("ready")
  );
}
