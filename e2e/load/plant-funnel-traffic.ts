import { sql } from "kysely";
import type { Database } from "../../db/core/open-database.ts";
import { addViews, type ViewCount } from "../../db/funnel/funnel-views.ts";
import { dayPlus } from "../../server/domain/funnel/funnel-period.ts";
import type { BuilderId } from "../../server/domain/values/ids.ts";
import type { Instant } from "../../server/domain/values/instant.ts";

/** As long as bookings are planted for. */
const DAYS = 2 * 365;
/** As many as some campaigns, sites and frames of a builder are. */
const SOURCES = ["direct", "embed", "site:linkedin.com", "utm:newsletter", "utm:spring", "utm:talk"] as const;

/** Gives three of ten planted bookings a source, and the measured builder two years of views from each. In a database of the newest version. */
export async function plantFunnelTraffic(
  database: Database,
  { builderId, now }: { readonly builderId: BuilderId; readonly now: Instant },
): Promise<void> {
  // By a digit of the id that says nothing of whose booking it is.
  await sql`update booking set source = case substr(id, 13, 1) when '0' then 'embed' when '1' then 'site:linkedin.com' else 'utm:newsletter' end
    where substr(id, 13, 1) in ('0', '1', '2')`.execute(database.kysely);
  const views: ViewCount[] = [];
  for (let ago = DAYS; ago >= 1; ago -= 1) {
    const day = dayPlus(now.slice(0, "2026-03-02".length), -ago);
    for (const [at, source] of SOURCES.entries())
      views.push({ builderId, day, page: "profile", source, count: 50 + ((ago * 7 + at * 13) % 40) });
  }
  await database.transact((tx) => addViews(tx, views));
}
