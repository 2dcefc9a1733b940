import { keepListingsDue } from "../../db/search/keep-listing.ts";
import type { Database } from "../../db/core/open-database.ts";
import type { Clock } from "../ports.ts";

/** 100 builders are a tenth of a second of the database, a transaction for each. */
const AT_ONCE_MAX = 100;

/**
 * Computes the entries of every builder of whom something has changed that nobody computed with it: topics that were renamed or retired, free times
 * that have passed, whatever an older version or a person wrote, and all of them after a migration. Goes on where it ended.
 */
export async function keepListings(
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  signal?: AbortSignal,
): Promise<void> {
  while (signal?.aborted !== true) {
    if ((await keepListingsDue(database, clock.now(), AT_ONCE_MAX)) < AT_ONCE_MAX) return;
  }
}
