import { epochMsOf, type Instant } from "../../domain/values/instant.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;
/** The first day of 1970 was a Thursday, and a week begins on Monday. */
const DAYS_SINCE_MONDAY = 3;

/** How many days' and weeks' last backups are kept. */
export interface KeepRule {
  readonly daily: number;
  readonly weekly: number;
}

/**
 * Those of these backups that are kept: of each of the last `daily` days that have one the latest, and of each of the last `weekly` weeks. Days and
 * weeks without a backup count for none, so that an installation that stood still loses nothing. Pure.
 */
export function keptBackups<Backup extends { readonly takenAt: Instant }>(
  backups: readonly Backup[],
  { daily, weekly }: KeepRule,
): Set<Backup> {
  const latestFirst = backups.toSorted((a, b) => (a.takenAt < b.takenAt ? 1 : -1));
  return new Set([...latestOfEach(latestFirst, dayOf, daily), ...latestOfEach(latestFirst, weekOf, weekly)]);
}

function latestOfEach<Backup extends { readonly takenAt: Instant }>(
  latestFirst: readonly Backup[],
  spanOf: (at: Instant) => number,
  spans: number,
): Backup[] {
  const latest = new Map<number, Backup>();
  for (const backup of latestFirst) {
    const span = spanOf(backup.takenAt);
    if (!latest.has(span)) latest.set(span, backup);
  }
  return [...latest.values()].slice(0, spans);
}

/** In UTC. */
function dayOf(at: Instant): number {
  return Math.floor(epochMsOf(at) / DAY_MS);
}

function weekOf(at: Instant): number {
  return Math.floor((dayOf(at) + DAYS_SINCE_MONDAY) / 7);
}
