import { fork, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Load, LoadResult } from "./generate-load.ts";

export interface LoadGenerator {
  /** Sends what is ordered and resolves when all of it is answered. Rejects when anything was not answered with a 2xx. */
  send(load: Load): Promise<LoadResult>;
  stop(): void;
}

/** Starts the process that sends requests: one for all loads, which come one after the other. */
export function startLoadGenerator(): LoadGenerator {
  const child = fork(fileURLToPath(new URL("generate-load.ts", import.meta.url)), {
    execArgv: ["--import", "tsx"],
  });
  return {
    async send(load) {
      child.send(load);
      const result = await nextResult(child);
      if (result.problem !== null) throw new Error(result.problem);
      return result;
    },
    stop() {
      child.kill();
    },
  };
}

function nextResult(child: ChildProcess): Promise<LoadResult> {
  return new Promise((resolve, reject) => {
    const onMessage = (result: LoadResult) => {
      child.off("exit", onExit);
      resolve(result);
    };
    const onExit = () => {
      child.off("message", onMessage);
      reject(new Error("The load generator ended."));
    };
    child.once("message", onMessage);
    child.once("exit", onExit);
  });
}
