import { readSiteFigures, type SiteFigures } from "../../db/bookings/site-figures.ts";
import type { Database } from "../../db/core/open-database.ts";
import { addMinutes, type Instant } from "../domain/values/instant.ts";
import type { Clock } from "../ports.ts";

/** 60 min: they grow by a few a day, and reading them takes as long as there are bookings. */
const KEPT_MINUTES = 60;

/** What the site has to show for itself, as of an hour ago at most. */
export interface KeptSiteFigures {
  current(): Promise<SiteFigures>;
}

/** Whoever asks while they are read shares that reading. */
export function createKeptSiteFigures({
  database,
  clock,
}: {
  readonly database: Database;
  readonly clock: Clock;
}): KeptSiteFigures {
  let kept: { readonly until: Instant; readonly figures: Promise<SiteFigures> } | null = null;
  return {
    current() {
      const now = clock.now();
      if (kept === null || kept.until <= now) {
        const reading = { until: addMinutes(now, KEPT_MINUTES), figures: readSiteFigures(database.kysely) };
        kept = reading;
        // What failed is asked anew by the next one.
        reading.figures.catch(() => {
          if (kept === reading) kept = null;
        });
      }
      return kept.figures;
    },
  };
}
