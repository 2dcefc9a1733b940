import { listOutcomes, listRates } from "../../../db/calendly/calendly-usage.ts";
import type { Queryable } from "../../../db/core/open-database.ts";
import type { CalendlyConnectionId } from "../../domain/values/ids.ts";
import type { Instant } from "../../domain/values/instant.ts";

/** 10 %: about six seconds of a minute's calls at an even pace. */
const REMAINING_PERCENT_MIN = 10;
/** 10 calls: below that, one bad minute is the whole day. */
const CALLS_TO_JUDGE_MIN = 10;

/** Why somebody should look at a connection's key. */
export type KeyTrouble =
  | {
      readonly kind: "near_limit";
      readonly connectionId: CalendlyConnectionId;
      readonly callsMax: number;
      readonly callsRemaining: number;
      readonly resetsAt: Instant;
    }
  | {
      readonly kind: "failing";
      readonly connectionId: CalendlyConnectionId;
      readonly calls: number;
      readonly failures: number;
    };

/** What is an answer to a question, and says nothing against the key. */
const NO_FAILURE = new Set(["ok", "not_found", "conflict"]);

/** The keys that are near their limit now, or whose calls of this day (UTC) failed more often than not: of these connections, or of all (null). */
export async function findKeyTrouble(
  db: Queryable,
  now: Instant,
  connectionIds: readonly CalendlyConnectionId[] | null = null,
): Promise<KeyTrouble[]> {
  if (connectionIds?.length === 0) return [];
  const rates = await listRates(db, connectionIds);
  const near = rates
    .filter(({ resetsAt }) => resetsAt > now)
    .filter(({ callsMax, callsRemaining }) => callsRemaining * 100 < callsMax * REMAINING_PERCENT_MIN)
    .map(({ seenAt: _seenAt, ...rate }): KeyTrouble => ({ kind: "near_limit", ...rate }));

  const counted = new Map<CalendlyConnectionId, { calls: number; failures: number }>();
  for (const { connectionId, outcome, calls } of await listOutcomes(db, dayOf(now), connectionIds)) {
    const known = counted.get(connectionId) ?? { calls: 0, failures: 0 };
    const failures = known.failures + (NO_FAILURE.has(outcome) ? 0 : calls);
    counted.set(connectionId, { calls: known.calls + calls, failures });
  }
  const failing = [...counted]
    .filter(([, { calls, failures }]) => calls >= CALLS_TO_JUDGE_MIN && failures * 2 > calls)
    .map(([connectionId, { calls, failures }]): KeyTrouble => ({
      kind: "failing",
      connectionId,
      calls,
      failures,
    }));
  return [...near, ...failing];
}

/** `2026-03-02`, in UTC. */
export function dayOf(at: Instant): string {
  return at.slice(0, 10);
}
