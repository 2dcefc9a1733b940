import { sumActivity } from "../../db/health/activity-counts.ts";
import { listHealthSamples } from "../../db/health/health-samples.ts";
import type { Queryable } from "../../db/core/open-database.ts";
import { CALLED_PROVIDERS } from "../domain/health/activity.ts";
import { hourlySeries, seriesBeginAt } from "../domain/health/hourly-series.ts";
import { addMinutes, type Instant } from "../domain/values/instant.ts";
import { readHealth } from "./read-health.ts";

/** The last hour: what is counted is shown as so much in it. */
const COUNTED_MINUTES = 60;

/** How the installation is, and was in the last three days by the hour. Money and the delays of webhooks are those of the last sample. */
export async function viewOfHealth(db: Queryable, now: Instant) {
  const { queues, openDrifts, calendlyQuotaLeft, refunds } = await readHealth(db, now);
  const activity = await sumActivity(db, addMinutes(now, -COUNTED_MINUTES));
  const countOf = (kind: string, label: string) =>
    activity.find((one) => one.kind === kind && one.label === label)?.count ?? 0;
  const samples = await listHealthSamples(db, seriesBeginAt(now));
  const last = samples.at(-1) ?? null;
  return {
    queues,
    openDrifts: openDrifts.all,
    calendlyQuotaLeft,
    unreturned: refunds.unreturned,
    lastHour: CALLED_PROVIDERS.map((provider) => ({
      provider,
      calls: countOf("provider_answered", provider) + countOf("provider_failed", provider),
      failed: countOf("provider_failed", provider),
    })),
    lastSample: last && {
      at: last.slotAt,
      handledMs: last.handledMs,
      arrivedMs: last.arrivedMs,
      held: last.held,
    },
    series: hourlySeries(samples, now),
  };
}
