import { z } from "zod";

import { StripeApiError, noSuch } from "./api-errors.ts";
import type { Collection } from "../state/collection.ts";
import { expandable, integer, map, text } from "./parameters.ts";

const PAGE_SIZE = 10;
const PAGE_SIZE_MAX = 100;

/** What every list takes. */
export const pageParameters = {
  limit: integer({ min: 1, max: PAGE_SIZE_MAX }).optional(),
  starting_after: text().optional(),
  ending_before: text().optional(),
  ...expandable,
};

const range = map({
  gt: integer().optional(),
  gte: integer().optional(),
  lt: integer().optional(),
  lte: integer().optional(),
});

/** `created=…` or `created[gte]=…`, in Unix seconds. */
export const createdFilter = { created: z.union([integer(), range]).optional() };

type CreatedFilter = number | z.output<typeof range> | undefined;

export function isCreatedWithin(created: number, filter: CreatedFilter): boolean {
  if (filter === undefined) return true;
  if (typeof filter === "number") return created === filter;
  return (
    created > (filter.gt ?? -Infinity) &&
    created >= (filter.gte ?? -Infinity) &&
    created < (filter.lt ?? Infinity) &&
    created <= (filter.lte ?? Infinity)
  );
}

interface Page {
  limit?: number | undefined;
  starting_after?: string | undefined;
  ending_before?: string | undefined;
}

export interface WireList<T> {
  object: "list";
  data: T[];
  has_more: boolean;
  url: string;
}

/** Cuts one page out of items that are newest first. `kind` names them in the error of a cursor that is none. */
export function paginate<T extends { readonly id: string }>(
  items: readonly T[],
  page: Page,
  url: string,
  kind: string,
): WireList<T> {
  const { limit = PAGE_SIZE, starting_after: after, ending_before: before } = page;
  refuseBothCursors(page);
  if (before !== undefined) {
    const end = indexOf(items, before, kind, "ending_before");
    const start = Math.max(0, end - limit);
    return { object: "list", data: items.slice(start, end), has_more: start > 0, url };
  }
  const start = after === undefined ? 0 : indexOf(items, after, kind, "starting_after") + 1;
  return {
    object: "list",
    data: items.slice(start, start + limit),
    has_more: items.length > start + limit,
    url,
  };
}

/**
 * The same for a whole collection: reads no more of it than the page needs, unless few of its items match. With `key`, only those items
 * are looked at that refer to it.
 */
export function pageOf<T extends { readonly id: string }>(
  items: Collection<T>,
  page: Page,
  list: { url: string; kind: string; matches: (item: T) => boolean; key?: string | undefined },
): WireList<T> {
  const { url, kind, matches, key } = list;
  if (key !== undefined) return paginate(items.of(key).filter(matches).reverse(), page, url, kind);
  const { limit = PAGE_SIZE, starting_after: after, ending_before: before } = page;
  refuseBothCursors(page);
  for (const [param, id] of Object.entries({ starting_after: after, ending_before: before })) {
    if (id !== undefined && items.find(id) === undefined) throw noSuch(kind, id, param, 400);
  }
  const found: T[] = [];
  for (const item of before === undefined ? items.olderThan(after ?? null) : items.newerThan(before)) {
    if (found.length > limit) break;
    if (matches(item)) found.push(item);
  }
  const data = found.slice(0, limit);
  if (before !== undefined) data.reverse();
  return { object: "list", data, has_more: found.length > limit, url };
}

function refuseBothCursors({ starting_after: after, ending_before: before }: Page): void {
  if (after === undefined || before === undefined) return;
  throw new StripeApiError(
    "Received both starting_after and ending_before parameters. Please pass in only one.",
  );
}

function indexOf(items: readonly { readonly id: string }[], id: string, kind: string, param: string): number {
  const index = items.findIndex((item) => item.id === id);
  if (index === -1) throw noSuch(kind, id, param, 400);
  return index;
}
