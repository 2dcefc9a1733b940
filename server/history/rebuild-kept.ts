import { findKeptDifferences, mendKeptRows, type KeptDifferences } from "../../db/bookings/kept-rows.ts";
import type { Database } from "../../db/core/open-database.ts";
import { rebuildCountedReviews } from "./rebuild-counted-reviews.ts";

export interface RebuiltKept {
  readonly found: KeptDifferences;
  /** Reviews that count, or do not, otherwise than their bookings say. */
  readonly reviews: number;
  /** Whether all of it is right now. */
  readonly isRight: boolean;
}

/**
 * Compares what the database stores for its pages (sums of money, words to search by, which reviews count) with its sources, and with `write` repairs what differs. Safe
 * to repeat, and beside the app.
 */
export async function rebuildKept(
  { database }: { readonly database: Database },
  { write }: { readonly write: boolean },
): Promise<RebuiltKept> {
  const found = await findKeptDifferences(database.kysely);
  const reviews = await rebuildCountedReviews(database, { write });
  if (isNothing(found) && reviews === 0) return { found, reviews, isRight: true };
  if (!write) return { found, reviews, isRight: false };
  if (!isNothing(found)) await mendKeptRows(database);
  const isRight =
    isNothing(await findKeptDifferences(database.kysely)) &&
    (await rebuildCountedReviews(database, { write: false })) === 0;
  return { found, reviews, isRight };
}

function isNothing({ money, unfindable, unknownWords }: KeptDifferences): boolean {
  return money.length === 0 && unfindable === 0 && unknownWords === 0;
}
