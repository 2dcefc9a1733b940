import { bucketOf } from "../../server/domain/funnel/time-histogram.ts";
import { dayPlus } from "../../server/domain/funnel/funnel-period.ts";
import type { FunnelOutcome } from "../../server/domain/funnel/funnel-figures.ts";
import type { FunnelStep } from "../../server/domain/funnel/funnel-steps.ts";
import type { BuilderId, SessionTypeId } from "../../server/domain/values/ids.ts";
import type { Database } from "../core/open-database.ts";
import { newFunnelChange, type FunnelChange } from "../funnel/funnel-sums.ts";
import { addViews, type ViewCount } from "../funnel/funnel-views.ts";
import { randomFrom } from "./random-from.ts";

/** Two years, and a day: a year, and the year before it from its first day to its last. */
const DAYS = 2 * 366;
/** Times are shown of the last weeks; of a whole year they would be most of the demo's rows. */
const DAYS_WITH_TIMES = 60;
/** Since when more leave at the time step, so that there is something to find. */
const DAYS_SINCE_CHANGE = 28;

/** Where views come from, how many of a hundred, and how well they pay. */
const SOURCES = [
  { source: "direct", views: 38, pays: 1 },
  { source: "site:linkedin.com", views: 30, pays: 1.04 },
  { source: "utm:newsletter", views: 20, pays: 0.72 },
  { source: "embed", views: 12, pays: 1 },
] as const;

/** Each step's chance, the seconds that it takes in the middle, and why those who stay behind do. */
const WAY: readonly {
  readonly step: FunnelStep;
  readonly goesOn: number;
  readonly seconds: number;
  readonly lost: readonly FunnelOutcome[];
}[] = [
  { step: "booking_begun", goesOn: 0.8, seconds: 140, lost: ["left"] },
  {
    step: "time_picked",
    goesOn: 0.93,
    seconds: 75,
    lost: ["hold_ended", "hold_ended", "canceled_by_client"],
  },
  { step: "details_confirmed", goesOn: 0.99, seconds: 3, lost: ["checkout_not_opened"] },
  { step: "checkout_opened", goesOn: 0.92, seconds: 190, lost: ["declined", "hold_ended"] },
  { step: "paid", goesOn: 0.95, seconds: 6 * 86_400, lost: ["canceled_by_client", "canceled_by_builder"] },
];

/**
 * Two years of traffic of one of the demo's builders, as sums alone: no booking, no money and no person, so that nothing has to be reconciled. The same numbers
 * each time. Does nothing when the builder has views already.
 */
export async function plantSampleFunnel(
  database: Database,
  about: {
    readonly builderId: BuilderId;
    readonly sessionTypeIds: readonly SessionTypeId[];
    /** `2026-03-02`: the day behind the last one. */
    readonly today: string;
  },
): Promise<void> {
  const { builderId, sessionTypeIds, today } = about;
  const known = await database.kysely
    .selectFrom("funnel_view")
    .select("day")
    .where("builder_id", "=", builderId)
    .limit(1)
    .executeTakeFirst();
  if (known !== undefined || sessionTypeIds.length === 0) return;
  const random = randomFrom(2026);
  const change = newFunnelChange();
  const views: ViewCount[] = [];
  for (let ago = DAYS; ago >= 1; ago -= 1) {
    const day = dayPlus(today, -ago);
    for (const { source, views: share, pays } of SOURCES) {
      const count = Math.round((share + random() * share) * 0.9);
      views.push({ builderId, day, page: "profile", source, count });
      const begun = Math.round(count * (0.09 + random() * 0.05));
      // Half of those who book are signed in already.
      const asked = Math.round(begun * 0.55);
      views.push({ builderId, day, page: "code_asked", source, count: asked });
      views.push({ builderId, day, page: "code_entered", source, count: Math.round(asked * 0.9) });
      for (let n = 0; n < begun; n += 1) {
        const sessionTypeId =
          sessionTypeIds[Math.floor(random() * sessionTypeIds.length)] ?? sessionTypeIds[0];
        if (sessionTypeId === undefined) continue;
        const place = { builderId, sessionTypeId, source, day };
        goTheWay(change, place, { random, ago, pays });
        if (random() < 0.06) change.count(place, { step: "profile_seen", outcome: "no_times" }, 1);
      }
    }
  }
  await database.transact(async (tx) => {
    await addViews(tx, views);
    await change.write(tx);
  });
}

function goTheWay(
  change: FunnelChange,
  place: Parameters<FunnelChange["count"]>[0],
  { random, ago, pays }: { readonly random: () => number; readonly ago: number; readonly pays: number },
): void {
  for (const [position, { step, goesOn, seconds, lost }] of WAY.entries()) {
    const isWorse = step === "booking_begun" && ago <= DAYS_SINCE_CHANGE;
    const chance = (isWorse ? 0.59 : goesOn) * (step === "booking_begun" ? pays : 1);
    if (random() >= chance) {
      const outcome = lost[Math.floor(random() * lost.length)] ?? "left";
      change.count(place, { step, outcome }, 1);
      return;
    }
    const next = WAY[position + 1]?.step ?? "completed";
    // From a third to three times the middle.
    const took = seconds * 3 ** (random() * 2 - 1);
    if (ago <= DAYS_WITH_TIMES) change.time(place, { step: next, bucket: bucketOf(took) }, 1);
  }
  change.count(place, { step: "completed", outcome: "done" }, 1);
}
