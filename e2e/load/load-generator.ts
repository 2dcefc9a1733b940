import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { LoadOrder, LoadResult } from "./generate-load.ts";

export interface LoadGenerator {
  /** Sends what is ordered and resolves when all of it is answered. Rejects when anything was not answered with a 2xx. */
  send(order: LoadOrder): Promise<LoadResult>;
  stop(): void;
}

/** Starts the process that sends requests: one for all orders, which come one after the other. */
export function startLoadGenerator(): LoadGenerator {
  const child = fork(fileURLToPath(new URL("generate-load.ts", import.meta.url)), {
    execArgv: ["--import", "tsx"],
  });
  return {
    async send(order) {
      child.send(order);
      const [result] = (await Promise.race([
        once(child, "message"),
        once(child, "exit").then(() => {
          throw new Error("The load generator ended.");
        }),
      ])) as [LoadResult];
      if (result.problem !== null) throw new Error(result.problem);
      return result;
    },
    stop() {
      child.kill();
    },
  };
}
