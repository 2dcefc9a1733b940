import { countProcesses, forgetProcess, noteProcess } from "../../db/operations/app-processes.ts";
import type { Database } from "../../db/core/open-database.ts";
import { addMinutes } from "../domain/values/instant.ts";
import type { Clock, Log } from "../ports.ts";

/** 10 s: how late a process that has come counts. */
const NOTED_EVERY_MS = 10_000;
/** 35 s: three notes may fail before a process counts as gone. */
const SEEN_MINUTES = 35 / 60;
/** A day: for whoever looks into the table. */
const FORGOTTEN_MINUTES = 24 * 60;

export interface ProcessCount {
  /** How many processes work on the database, this one included. */
  now(): number;
  /** Notes this process and counts. Never rejects. */
  note(): Promise<void>;
  /** Notes it again and again. */
  start(): void;
  /** This process does not count any more. Safe to call twice. */
  stop(): Promise<void>;
}

/** Counts the processes on one database. A file has one. */
export function countAppProcesses({
  database,
  clock,
  log,
  process,
}: {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly process: { readonly id: string; readonly host: string };
}): ProcessCount {
  const db = database.kysely;
  const isAlone = database.dialect === "sqlite";
  let count = 1;
  let timer: NodeJS.Timeout | undefined;

  async function note(): Promise<void> {
    if (isAlone) return;
    const now = clock.now();
    try {
      await noteProcess(db, { ...process, seenAt: now, forgetBefore: addMinutes(now, -FORGOTTEN_MINUTES) });
      count = Math.max(1, await countProcesses(db, addMinutes(now, -SEEN_MINUTES)));
    } catch (error) {
      log.warn({ error }, "processes could not be counted");
    }
  }

  return {
    now: () => count,
    note,
    start() {
      if (isAlone) return;
      timer = setInterval(() => void note(), NOTED_EVERY_MS);
      timer.unref();
      void note();
    },
    async stop() {
      clearInterval(timer);
      if (!isAlone) await forgetProcess(db, process.id).catch(() => undefined);
    },
  };
}
