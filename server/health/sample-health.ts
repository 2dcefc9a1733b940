import { sumActivity } from "../../db/health/activity-counts.ts";
import { readDeliveryDelays } from "../../db/health/delivery-delays.ts";
import { hasHealthSample, insertHealthSample } from "../../db/health/health-samples.ts";
import { readHeldMoney } from "../../db/health/held-money.ts";
import type { Database } from "../../db/core/open-database.ts";
import type { CalledProvider } from "../domain/health/activity.ts";
import { SAMPLE_MINUTES, type HealthSample } from "../domain/health/health-sample.ts";
import { secondsSince, slotOf } from "../domain/health/hourly-series.ts";
import { QUEUE_NAMES } from "../domain/health/health-figures.ts";
import { addMinutes, earlierOf, type Instant } from "../domain/values/instant.ts";
import type { Clock } from "../ports.ts";
import { readHealth } from "./read-health.ts";

/** Writes down how the installation is, once in ten minutes among all processes. Safe to run at any time, and twice at once. */
export async function sampleHealth({
  database: { kysely: db },
  clock,
}: {
  readonly database: Database;
  readonly clock: Clock;
}): Promise<void> {
  const now = clock.now();
  const slotAt = slotOf(now, SAMPLE_MINUTES);
  if (await hasHealthSample(db, slotAt)) return;
  const { queues, calendlyQuotaLeft, openDrifts, refunds } = await readHealth(db, now);
  const since = addMinutes(now, -SAMPLE_MINUTES);
  const activity = await sumActivity(db, since);
  const countOf = (kind: string, label: CalledProvider) =>
    activity.find((one) => one.kind === kind && one.label === label)?.count ?? 0;
  const callsOf = (provider: CalledProvider) => ({
    answered: countOf("provider_answered", provider),
    failed: countOf("provider_failed", provider),
  });
  const of = QUEUE_NAMES.map((name) => queues[name]);
  const oldest = of.reduce<Instant | null>(
    (found, { oldestSince }) =>
      found === null || oldestSince === null ? (found ?? oldestSince) : earlierOf(found, oldestSince),
    null,
  );
  const sample: HealthSample = {
    slotAt,
    waiting: of.reduce((sum, { waiting }) => sum + waiting, 0),
    oldestSeconds: secondsSince(oldest, now),
    ...(await readDeliveryDelays(db, since)),
    calls: { stripe: callsOf("stripe"), calendly: callsOf("calendly"), smtp: callsOf("smtp") },
    quotaLeft: calendlyQuotaLeft,
    drifts: openDrifts.all,
    dead: of.reduce((sum, { dead }) => sum + dead, 0),
    held: await readHeldMoney(db, now),
    unreturned: refunds.unreturned,
  };
  await insertHealthSample(db, sample);
}
