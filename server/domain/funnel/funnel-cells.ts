import type { BuilderId, SessionTypeId } from "../values/ids.ts";

/** Stands in a column for all builders, session types or sources together. */
export const ALL = "";

/** Where a booking, or a refusal at Book, is counted. */
export interface FunnelPlace {
  readonly builderId: BuilderId;
  readonly sessionTypeId: SessionTypeId;
  readonly source: string;
  /** On which it was begun, in UTC. */
  readonly day: string;
}

/** What is counted together; `ALL` in a column: whatever it is. */
export interface FunnelCell {
  readonly builderId: string;
  readonly sessionTypeId: string;
  readonly source: string;
  /** A day or a month. */
  readonly span: string;
}

/**
 * Every cell that a place counts in: its builder's, with and without session type and source, and those of all builders with and without source; each
 * by day and by month, so that a year is read in some dozens of spans.
 */
export function cellsOf({ builderId, sessionTypeId, source, day }: FunnelPlace): FunnelCell[] {
  const groups = [
    { builderId, sessionTypeId, source },
    { builderId, sessionTypeId, source: ALL },
    { builderId, sessionTypeId: ALL, source },
    { builderId, sessionTypeId: ALL, source: ALL },
    { builderId: ALL, sessionTypeId: ALL, source },
    { builderId: ALL, sessionTypeId: ALL, source: ALL },
  ];
  return groups.flatMap((group) => [day, monthOf(day)].map((span) => ({ ...group, span })));
}

function monthOf(day: string): string {
  return day.slice(0, "2026-03".length);
}
