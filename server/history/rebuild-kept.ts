import { findKeptDifferences, mendKeptRows, type KeptDifferences } from "../../db/bookings/kept-rows.ts";
import type { Database } from "../../db/core/open-database.ts";

export interface RebuiltKept {
  readonly found: KeptDifferences;
  /** Whether all of it is right now. */
  readonly isRight: boolean;
}

/**
 * Compares what the database stores for its pages (sums of money, words to search by) with its sources, and with `write` repairs what differs. Safe
 * to repeat, and beside the app.
 */
export async function rebuildKept(
  { database }: { readonly database: Database },
  { write }: { readonly write: boolean },
): Promise<RebuiltKept> {
  const found = await findKeptDifferences(database.kysely);
  if (isNothing(found)) return { found, isRight: true };
  if (!write) return { found, isRight: false };
  await mendKeptRows(database);
  return { found, isRight: isNothing(await findKeptDifferences(database.kysely)) };
}

function isNothing({ money, unfindable, unknownWords }: KeptDifferences): boolean {
  return money.length === 0 && unfindable === 0 && unknownWords === 0;
}
