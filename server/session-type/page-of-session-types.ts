import type { Queryable } from "../../db/core/open-database.ts";
import {
  listSessionTypesInTurn,
  type SessionTypeKey,
  type SessionTypesListed,
  type Turn,
} from "../../db/builders/session-types-in-turn.ts";
import type { BuilderId } from "../domain/values/ids.ts";
import type { SessionType } from "../domain/offer/session-type.ts";
import { isOnSale } from "../domain/offer/why-not-sellable.ts";

/** Whose session types: every builder's where there is none. What is `onSaleAlone` anybody may book. */
export interface SessionTypesAsked {
  readonly builderId: BuilderId | null;
  readonly onSaleAlone: boolean;
}

/** A page, and the turns to the pages beside it: null where there is nothing more that way. */
export interface PageOfSessionTypes {
  readonly sessionTypes: readonly SessionType[];
  readonly next: Turn | null;
  readonly previous: Turn | null;
}

interface Placed {
  readonly sessionType: SessionType;
  readonly key: SessionTypeKey;
}

/** The page at this turn, of exactly so many while there are as many, oldest first whichever way it was reached. */
export async function pageOfSessionTypes(
  db: Queryable,
  asked: SessionTypesAsked,
  turn: Turn,
  count: number,
): Promise<PageOfSessionTypes> {
  const found = await collect(db, asked, turn, count + 1);
  const page = found.slice(0, count);
  const last = page.at(-1);
  const onward =
    found.length > count && last !== undefined ? { direction: turn.direction, key: last.key } : null;
  const back = await turnBack(db, asked, turn, page[0]?.key ?? null);
  const sessionTypes = page.map(({ sessionType }) => sessionType);
  return turn.direction === "after"
    ? { sessionTypes, next: onward, previous: back }
    : { sessionTypes: sessionTypes.reverse(), next: back, previous: onward };
}

/** Where one came from. What lay beyond may be gone by now: then the way back begins at the end of what is left. */
async function turnBack(
  db: Queryable,
  asked: SessionTypesAsked,
  { direction, key }: Turn,
  first: SessionTypeKey | null,
): Promise<Turn | null> {
  if (key === null) return null;
  const back: Turn = { direction: direction === "after" ? "before" : "after", key: first };
  return (await collect(db, asked, back, 1)).length === 0 ? null : back;
}

/** The first so many in this direction, those left out that are not asked for. */
async function collect(
  db: Queryable,
  { builderId, onSaleAlone }: SessionTypesAsked,
  { direction, key }: Turn,
  limit: number,
): Promise<Placed[]> {
  const listed: SessionTypesListed = { builderId, publishedAlone: onSaleAlone };
  const found: Placed[] = [];
  let from: SessionTypeKey | null = key;
  do {
    const stretch = await listSessionTypesInTurn(db, listed, {
      direction,
      key: from,
      limit: limit - found.length,
    });
    found.push(...stretch.values.filter(({ sessionType }) => !onSaleAlone || isOnSale(sessionType)));
    from = stretch.next;
  } while (from !== null && found.length < limit);
  return found;
}
