import { z } from "zod";

import { StripeApiError, noSuch } from "./api-errors.ts";
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
  { limit = PAGE_SIZE, starting_after: after, ending_before: before }: Page,
  url: string,
  kind: string,
): WireList<T> {
  if (after !== undefined && before !== undefined) {
    throw new StripeApiError(
      "Received both starting_after and ending_before parameters. Please pass in only one.",
    );
  }
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

function indexOf(items: readonly { readonly id: string }[], id: string, kind: string, param: string): number {
  const index = items.findIndex((item) => item.id === id);
  if (index === -1) throw noSuch(kind, id, param, 400);
  return index;
}
