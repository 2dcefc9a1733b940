import { REACHES, type Reach } from "./judge-answer.ts";

/** Something that must not happen, with the first request that it came of. */
export interface Finding {
  readonly what: string;
  readonly target: string;
  readonly caller: string;
  /** 1, 2, 3 …: with the seed, which request it was. */
  readonly number: number;
  /** For a shell; null where no one request is to blame. */
  readonly curl: string | null;
  times: number;
}

export interface FuzzReport {
  readonly seed: number;
  readonly requests: number;
  readonly seconds: number;
  readonly byStatus: ReadonlyMap<string, number>;
  readonly byReach: Readonly<Record<Reach, number>>;
  readonly byKind: ReadonlyMap<string, number>;
  readonly targets: { readonly asked: number; readonly succeeded: number; readonly all: number };
  /** Targets that nobody got anything from. */
  readonly neverSucceeded: readonly string[];
  /** How often the victims' rows were compared. */
  readonly comparisons: number;
  readonly memory: {
    readonly beforeMb: number;
    readonly afterMb: number;
    readonly handlesBefore: number;
    readonly handlesAfter: number;
  };
  readonly findings: readonly Finding[];
}

/** Fewer, and it would hardly reach a procedure. */
const REACHED_PERCENT_MIN = 60;
const SUCCEEDED_PERCENT_MIN = 10;

/** What stands against this run: findings, and a fuzz that gets nowhere. */
export function troublesOf({ requests, byReach, findings }: FuzzReport): string[] {
  const { succeeded, refused, invalid } = byReach;
  const reached = percent(succeeded + refused + invalid, requests);
  return [
    ...findings.map(
      ({ what, target, caller, number, curl, times }) =>
        `${what} (${times}×): ${target} as ${caller}, request ${number}${curl === null ? "" : `\n  ${curl}`}`,
    ),
    ...(reached < REACHED_PERCENT_MIN ? [`Only ${reached} % reached a procedure.`] : []),
    ...(percent(succeeded, requests) < SUCCEEDED_PERCENT_MIN ? ["Too few requests succeeded."] : []),
  ];
}

export function printFuzzReport(report: FuzzReport): string {
  const { seed, requests, seconds, byStatus, byReach, byKind, targets, memory } = report;
  const counted = (counts: Iterable<readonly [string, number]>) =>
    [...counts].map(([name, count]) => `${name} ${count} (${percent(count, requests)} %)`).join(", ");
  const { succeeded, refused, invalid } = byReach;
  return [
    `${requests} requests in ${Math.round(seconds)} s, seed ${seed}`,
    `By status: ${counted([...byStatus].sort())}`,
    `By how far they came: ${counted(REACHES.map((reach) => [reach, byReach[reach]] as const))}`,
    `Reached a procedure: ${percent(succeeded + refused + invalid, requests)} %, with an input that it took: ${percent(succeeded + refused, requests)} %`,
    `By what was asked: ${counted(byKind)}`,
    `Targets asked: ${targets.asked} of ${targets.all}; got something from ${targets.succeeded}`,
    `Never got anything: ${report.neverSucceeded.join(", ") || "none"}`,
    `The victims’ rows were compared ${report.comparisons} times`,
    `Memory: ${memory.beforeMb} MB before, ${memory.afterMb} MB after; open files ${memory.handlesBefore} and ${memory.handlesAfter}`,
    ...troublesOf(report).map((trouble) => `✗ ${trouble}`),
  ].join("\n");
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 1000) / 10;
}
