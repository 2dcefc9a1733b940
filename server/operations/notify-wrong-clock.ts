import type { Database } from "../../db/core/open-database.ts";
import { deleteWrongClock, listWrongClocks, writeWrongClock } from "../../db/operations/wrong-clocks.ts";
import { isStillSaid } from "../domain/providers/clock-difference.ts";
import { addMinutes, type Instant } from "../domain/values/instant.ts";
import type { Clock } from "../ports.ts";
import type { MeasuredClock, WatchedClock } from "./watch-clock.ts";

interface NotifyDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly clockWatch: WatchedClock;
  /** This process, and where it runs. */
  readonly process: { readonly id: string; readonly host: string };
}

/**
 * Records that this process's clock is wrong, where every process can read it, and removes that when it is right again; also the records of processes
 * that have ended since. Safe to call at any time and from several processes.
 */
export async function notifyWrongClock(deps: NotifyDeps): Promise<void> {
  const { kysely } = deps.database;
  const wrong = deps.clockWatch.measured().filter(({ wrongSince }) => wrongSince !== null);
  const now = rightTime(deps.clock.now(), wrong);
  const said = await listWrongClocks(kysely);
  for (const one of said) {
    const isOurs = one.processId === deps.process.id;
    const stands = isOurs ? wrong.some(({ provider }) => provider === one.provider) : isStillSaid(one, now);
    if (!stands) await deleteWrongClock(kysely, one);
  }
  for (const { provider, seconds, wrongSince } of wrong) {
    if (wrongSince === null) continue;
    await writeWrongClock(kysely, {
      processId: deps.process.id,
      host: deps.process.host,
      provider,
      seconds,
      since: wrongSince,
      measuredAt: addMinutes(deps.clock.now(), -seconds / 60),
    });
  }
}

/** Removes the record of this process, which ends. */
export async function takeBackWrongClock({
  database,
  process,
}: Pick<NotifyDeps, "database" | "process">): Promise<void> {
  const said = await listWrongClocks(database.kysely);
  for (const one of said) if (one.processId === process.id) await deleteWrongClock(database.kysely, one);
}

/** Our time, corrected by the known difference: other processes' records are dated by the providers' clocks. */
function rightTime(now: Instant, [wrong]: readonly MeasuredClock[]): Instant {
  return wrong === undefined ? now : addMinutes(now, -wrong.seconds / 60);
}
