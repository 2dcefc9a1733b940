import type { ActivityKind, CalledProvider } from "../domain/health/activity.ts";

/** Counts what happens, for alerts and the figures of the last days. Costs the caller nothing, and never throws. */
export interface Activity {
  count(kind: ActivityKind, label: CalledProvider): void;
}
