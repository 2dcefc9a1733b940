import type { RandomSource } from "../kit/random-source.ts";
import type { SandboxControl } from "../kit/sandbox.ts";
import type { Installation } from "./installation.ts";
import { pause } from "./pause.ts";

/** 0.5 to 4.5 s after all are up, and no shorter than they took to be: in the middle of what everybody asks then, or a little later. */
const LIFE_MS_MIN = 500;
const LIFE_MS_SPREAD = 4_000;
/** Each second of real time is 5 to 35 here, so that leases and pauses come to an end, and now and then a hold. */
const TICK_MS = 1_000;
const STEP_MS_MIN = 5_000;
const STEP_MS_SPREAD = 30_000;
/** 1 to 9 s from one cut of all connections to the next: some meet a process that is just starting, and most people who book meet one. */
const CUT_MS_MIN = 1_000;
const CUT_MS_SPREAD = 8_000;

/**
 * 4 s to the first death of the database's server, so that a short storm has one, and 4 to 16 s from one to the next: most people who book meet one,
 * and most of the time it is there.
 */
const RESTART_MS_MIN = 4_000;
const RESTART_MS_SPREAD = 12_000;

/** What happens to the installation itself. */
export interface Mishaps {
  /** How often each process was killed so far. */
  kills(): readonly number[];
  /** How many connections to the database were cut so far. */
  cuts(): number;
  /** How often the database's server died so far. */
  restarts(): number;
  /** Never resolves; rejects when a process does not come up again, or has ended by itself. */
  readonly failed: Promise<never>;
  /** Resolves with every process up. Safe to call twice. Rejects with what `failed` does. */
  stop(): Promise<void>;
}

/** One process after the other dies and comes back, again and again, the connections to the database are cut or its server dies, and the clock goes on. */
export function startMishaps(
  installation: Installation,
  sandbox: SandboxControl,
  random: RandomSource,
): Mishaps {
  let isOver = false;
  const kills = Array.from({ length: installation.processes }, () => 0);
  let cuts = 0;
  let restarts = 0;
  /** While the server is away there is nothing to cut. */
  let isRestarting = false;

  async function kill(): Promise<void> {
    let startMs = 0;
    for (let turn = 0; !isOver; turn++) {
      // On a busy machine a start takes long: people would meet a dead app all day, and never anything in the middle.
      await pause(Math.max(startMs, LIFE_MS_MIN) + random.roll(LIFE_MS_SPREAD));
      const process = turn % installation.processes;
      const diedMs = Date.now();
      await installation.kill(process);
      startMs = Date.now() - diedMs;
      kills[process] = (kills[process] ?? 0) + 1;
    }
  }
  async function cut(): Promise<void> {
    while (!isOver) {
      await pause(CUT_MS_MIN + random.roll(CUT_MS_SPREAD));
      if (!isRestarting) cuts += await installation.cutConnections().catch(ofRestart);
    }
  }
  async function restart(): Promise<void> {
    while (installation.restartsDatabase && !isOver) {
      await pause(RESTART_MS_MIN + (restarts === 0 ? 0 : random.roll(RESTART_MS_SPREAD)));
      if (isStopped()) return;
      isRestarting = true;
      await installation.restartDatabase();
      isRestarting = false;
      restarts += 1;
    }
  }
  function isStopped(): boolean {
    return isOver;
  }
  /** The server has died while it was asked to cut. */
  function ofRestart(error: unknown): number {
    if (installation.restartsDatabase) return 0;
    throw error;
  }
  async function tick(): Promise<void> {
    while (!isOver) {
      await pause(TICK_MS);
      await sandbox.advance({ ms: STEP_MS_MIN + random.roll(STEP_MS_SPREAD) });
    }
  }

  const running = Promise.all([kill(), cut(), restart(), tick()]);
  return {
    kills: () => kills,
    cuts: () => cuts,
    restarts: () => restarts,
    failed: running.then(() => new Promise<never>(() => undefined)),
    async stop() {
      isOver = true;
      await running;
    },
  };
}
