import { listOpenSlugs } from "../../db/builders/open-builders.ts";
import type { Database } from "../../db/core/open-database.ts";
import { offerPath } from "../domain/offer/embed-paths.ts";
import { addMinutes, type Instant } from "../domain/values/instant.ts";
import type { Clock } from "../ports.ts";

/** A sitemap may hold 50,000 addresses. 10,000: a page of them stays below 2 MB, and one that is read late has room for whoever came meanwhile. */
const BUILDERS_PER_SITEMAP = 10_000;
/** Few enough not to hold the database up. */
const SLUGS_AT_ONCE = 1_000;
/** 10 min: a sitemap is read once a day at most, and whoever asks more often costs nothing. */
const KEPT_MINUTES = 10;

/** What search engines are told of. */
export interface FoundPages {
  /** How many sitemaps of builders there are: 0 while no profile is open. */
  countSitemaps(): Promise<number>;
  /** The paths of those profiles that stand in the sitemap of this number, from 1; null when there is none of it. */
  listProfiles(number: number): Promise<readonly string[] | null>;
}

/** Reads all of it at once, and keeps it for ten minutes; whoever asks meanwhile shares one reading. */
export function createFoundPages({
  database,
  clock,
}: {
  readonly database: Database;
  readonly clock: Clock;
}): FoundPages {
  let kept: { readonly until: Instant; readonly sitemaps: Promise<readonly (readonly string[])[]> } | null =
    null;

  function sitemaps(): Promise<readonly (readonly string[])[]> {
    const now = clock.now();
    if (kept === null || kept.until <= now) {
      const reading = { until: addMinutes(now, KEPT_MINUTES), sitemaps: readAll(database) };
      kept = reading;
      // What failed is asked anew by the next one.
      reading.sitemaps.catch(() => {
        if (kept === reading) kept = null;
      });
    }
    return kept.sitemaps;
  }

  return {
    countSitemaps: async () => (await sitemaps()).length,
    async listProfiles(number) {
      const slugs = (await sitemaps())[number - 1];
      return slugs?.map((slug) => offerPath(slug, null)) ?? null;
    },
  };
}

async function readAll(database: Database): Promise<readonly (readonly string[])[]> {
  const sitemaps: string[][] = [];
  let after: string | null = null;
  for (;;) {
    const slugs: string[] = await listOpenSlugs(database.kysely, { after, limit: SLUGS_AT_ONCE });
    const last = sitemaps.at(-1);
    if (last !== undefined && last.length < BUILDERS_PER_SITEMAP) last.push(...slugs);
    else if (slugs.length > 0) sitemaps.push(slugs);
    after = slugs.at(-1) ?? null;
    if (after === null || slugs.length < SLUGS_AT_ONCE) return sitemaps;
  }
}
