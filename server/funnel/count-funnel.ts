import { listBuildersOfSlugs } from "../../db/funnel/builders-of-slugs.ts";
import { newFunnelChange } from "../../db/funnel/funnel-sums.ts";
import { addViews, type ViewCount } from "../../db/funnel/funnel-views.ts";
import { findSessionType } from "../../db/builders/session-types.ts";
import type { Database } from "../../db/core/open-database.ts";
import type { RefusalCode } from "../domain/booking/refusal.ts";
import { DIRECT_SOURCE, OTHER_SOURCE } from "../domain/funnel/funnel-source.ts";
import type { CodeStep } from "../domain/funnel/code-figures.ts";
import type { LossReason } from "../domain/funnel/loss-reasons.ts";
import type { SessionTypeId } from "../domain/values/ids.ts";
import type { Clock, FunnelCounts, Log } from "../ports.ts";

/** 5 s: how much is lost when the process dies; one small write whatever the traffic. */
const FLUSH_MS = 5_000;
/** Distinct sources of a builder on a day: more are counted together, so that nobody fills the database with names of their own. */
const SOURCES_PER_DAY_MAX = 50;
/** Distinct counts held between two writes; views beyond are not counted. */
const HELD_MAX = 5_000;

export interface FunnelCounter extends FunnelCounts {
  /** Writes what has been counted. Never rejects. */
  flush(): Promise<void>;
  /** Writes the rest and ends the timer. Safe to call twice. */
  stop(): Promise<void>;
}

interface View {
  readonly slug: string;
  readonly day: string;
  readonly source: string;
}
interface Code {
  readonly step: CodeStep;
  readonly sessionTypeId: SessionTypeId;
  readonly day: string;
  readonly source: string;
}
interface Refused {
  readonly sessionTypeId: SessionTypeId;
  readonly day: string;
  readonly source: string;
  readonly reason: LossReason;
}

/** Counts in memory and writes every few seconds. What could not be written is counted with what comes next. */
export function createFunnelCounter({
  database,
  clock,
  log,
}: {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
}): FunnelCounter {
  const views = createTally<View>();
  const codes = createTally<Code>();
  const refusals = createTally<Refused>();
  const knownSources = createKnownSources();
  let flushing = Promise.resolve();
  const timer = setInterval(() => void flush(), FLUSH_MS);
  timer.unref();

  const today = () => clock.now().slice(0, "2026-03-02".length);

  async function write(): Promise<void> {
    const [seen, mailed, refused] = [views.take(), codes.take(), refusals.take()];
    try {
      const rows = [
        ...(seen.length === 0 ? [] : await viewsOf(database, seen)),
        ...(await codesOf(database, mailed)),
      ];
      // All or nothing: what fails is counted again, and must not stand there in part.
      if (rows.length > 0) await database.transact((tx) => addViews(tx, rows));
      seen.length = 0;
      mailed.length = 0;
      if (refused.length > 0) await addRefusals(database, refused);
    } catch (error) {
      for (const [what, count] of seen) views.add(what, count);
      for (const [what, count] of mailed) codes.add(what, count);
      for (const [what, count] of refused) refusals.add(what, count);
      log.warn({ error }, "Counts of the funnel could not be written yet");
    }
  }

  /** One at a time, so that nothing is written twice. */
  function flush(): Promise<void> {
    flushing = flushing.then(write);
    return flushing;
  }

  return {
    saw({ slug, source }) {
      const day = today();
      views.add({ slug, day, source: knownSources.named(`${day} ${slug}`, source) }, 1);
    },
    code(step, { sessionTypeId, source }) {
      const day = today();
      const named = knownSources.named(`${day} ${sessionTypeId}`, source ?? DIRECT_SOURCE);
      codes.add({ step, sessionTypeId, day, source: named }, 1);
    },
    refused({ sessionTypeId, source }, code) {
      const reason = REASON_OF_REFUSAL[code];
      if (reason === undefined) return;
      const day = today();
      const named = knownSources.named(`${day} ${sessionTypeId}`, source ?? DIRECT_SOURCE);
      refusals.add({ sessionTypeId, day, source: named, reason }, 1);
    },
    flush,
    stop() {
      clearInterval(timer);
      return flush();
    },
  };
}

/** What a refusal at Book is a loss for. Those that are missing end nothing: they go on with a booking that they have, or confirm their address first. */
const REASON_OF_REFUSAL: Partial<Record<RefusalCode, LossReason>> = {
  no_times: "no_times",
  calendar_unavailable: "calendar_unavailable",
  session_type_inactive: "session_type_inactive",
  trouble_on_our_side: "refused",
  too_many_bookings: "refused",
};

/** Sums by what was counted. */
function createTally<What extends object>() {
  let counted = new Map<string, [what: What, count: number]>();
  return {
    add(what: What, count: number): void {
      const key = Object.values(what).join(" ");
      const known = counted.get(key);
      if (known !== undefined) known[1] += count;
      else if (counted.size < HELD_MAX) counted.set(key, [what, count]);
    },
    take(): [what: What, count: number][] {
      const taken = [...counted.values()];
      counted = new Map();
      return taken;
    },
  };
}

/** Which sources a builder's day has so far, as this process has seen it. */
function createKnownSources() {
  const known = new Map<string, Set<string>>();
  return {
    named(of: string, source: string): string {
      const sources = known.get(of) ?? new Set<string>();
      if (known.size > HELD_MAX) known.clear();
      known.set(of, sources);
      if (sources.has(source)) return source;
      if (sources.size >= SOURCES_PER_DAY_MAX) return OTHER_SOURCE;
      sources.add(source);
      return source;
    },
  };
}

async function viewsOf(database: Database, seen: readonly [View, number][]): Promise<ViewCount[]> {
  const builders = await listBuildersOfSlugs(database.kysely, [...new Set(seen.map(([{ slug }]) => slug))]);
  return seen.flatMap(([{ slug, day, source }, count]): ViewCount[] => {
    const builderId = builders.get(slug);
    return builderId === undefined ? [] : [{ builderId, day, page: "profile", source, count }];
  });
}

async function codesOf(database: Database, mailed: readonly [Code, number][]): Promise<ViewCount[]> {
  const rows: ViewCount[] = [];
  for (const [{ step, sessionTypeId, day, source }, count] of mailed) {
    const sessionType = await findSessionType(database.kysely, sessionTypeId);
    if (sessionType !== null) rows.push({ builderId: sessionType.builderId, day, page: step, source, count });
  }
  return rows;
}

/** Without a booking: counted at the step in front of it. */
async function addRefusals(database: Database, refused: readonly [Refused, number][]): Promise<void> {
  const change = newFunnelChange();
  for (const [{ sessionTypeId, day, source, reason }, count] of refused) {
    const sessionType = await findSessionType(database.kysely, sessionTypeId);
    if (sessionType === null) continue;
    const place = { builderId: sessionType.builderId, sessionTypeId, source, day };
    change.count(place, { step: "profile_seen", outcome: reason }, count);
  }
  await database.transact((tx) => change.write(tx));
}
