import { addViews, type ViewCount } from "../../../db/funnel/funnel-views.ts";
import { randomFrom } from "../../../db/seed/random-from.ts";
import { DIRECT_SOURCE } from "../../domain/funnel/funnel-source.ts";
import { dayPlus } from "../../domain/funnel/funnel-period.ts";
import type { Services } from "../../open-services.ts";
import type { LivedSession } from "./steps-of-session.ts";

/** Of eleven who look at a profile one books. */
const VIEWS_PER_BOOKING = 11;
/** Most look some days before. */
const DAYS_BEFORE_MAX = 6;
/** Whose funnel has traffic of its own: the sample's. */
const WITH_SAMPLE_FUNNEL = "ada-okafor";

/** Who looked at the profiles on the days before each booking was begun, as counts alone: the bookings themselves are counted from their histories. */
export async function seedYearViews({ database }: Services, written: readonly LivedSession[]): Promise<void> {
  const random = randomFrom(11);
  const counts = new Map<string, ViewCount>();
  for (const { booking, life } of written) {
    const { offer, source, begunAt } = life.planned;
    if (offer.builderSlug === WITH_SAMPLE_FUNNEL) continue;
    const from = source ?? DIRECT_SOURCE;
    const add = (day: string, page: ViewCount["page"]) => {
      const key = [booking.builderId, day, page, from].join(" ");
      const known = counts.get(key)?.count ?? 0;
      counts.set(key, { builderId: booking.builderId, day, page, source: from, count: known + 1 });
    };
    const begunOn = begunAt.slice(0, "2026-03-02".length);
    add(begunOn, "profile");
    for (let n = 1; n < VIEWS_PER_BOOKING; n += 1)
      add(dayPlus(begunOn, -Math.floor(random() * DAYS_BEFORE_MAX)), "profile");
    // Half of those who book are signed in already.
    if (random() < 0.5) continue;
    add(begunOn, "code_asked");
    add(begunOn, "code_entered");
  }
  await database.transact((tx) => addViews(tx, [...counts.values()]));
}
