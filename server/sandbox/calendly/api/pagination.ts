import { z } from "zod";
import { invalidParameter } from "./api-errors.ts";
import type { CalendlyState } from "../state/calendly-state.ts";

/** Query parameters of every paginated collection. */
export const pageQuery = {
  count: z
    .string()
    .regex(/^\d+$/, "must be an integer")
    .transform(Number)
    .refine((count) => count >= 1 && count <= 100, "must be between 1 and 100")
    .default(20),
  page_token: z.string().optional(),
  sort: z.string().optional(),
};

type SortKey = string | number;

/** Orders by a comma-separated list of `field:direction`; a missing direction is ascending. */
export function sortItems<Item>(
  items: readonly Item[],
  sort: string,
  fields: Record<string, (item: Item) => SortKey>,
): Item[] {
  const sortKeys = sort.split(",").map((part) => {
    const [field = "", direction = "asc"] = part.trim().split(":");
    const key = fields[field];
    if (!key || !["asc", "desc"].includes(direction)) {
      throw invalidParameter("sort", `supports ${Object.keys(fields).join(", ")} with asc or desc`);
    }
    return { key, sign: direction === "asc" ? 1 : -1 };
  });
  return [...items].sort((a, b) => {
    for (const { key, sign } of sortKeys) {
      const [left, right] = [key(a), key(b)];
      if (left < right) return -sign;
      if (left > right) return sign;
    }
    return 0;
  });
}

function writeToken(offset: number): string {
  return Buffer.from(JSON.stringify({ offset })).toString("base64url");
}

const tokenSchema = z.strictObject({ offset: z.int().min(0) });

function readToken(token: string): number {
  try {
    return tokenSchema.parse(JSON.parse(Buffer.from(token, "base64url").toString())).offset;
  } catch {
    throw invalidParameter("page_token", "is invalid");
  }
}

/** One page of a collection with its links. */
export function paginate<Item, Resource>(
  state: CalendlyState,
  request: {
    path: string;
    rawQuery: Record<string, string>;
    query: { count: number; page_token?: string | undefined };
  },
  items: readonly Item[],
  render: (item: Item) => Resource,
) {
  const { count, page_token: token } = request.query;
  const offset = token === undefined ? 0 : readToken(token);
  const page = items.slice(offset, offset + count);
  const nextToken = offset + count < items.length ? writeToken(offset + count) : null;
  const previousToken = offset > 0 ? writeToken(Math.max(0, offset - count)) : null;
  const link = (pageToken: string | null): string | null =>
    pageToken === null
      ? null
      : `${state.baseUrl}${request.path}?${new URLSearchParams({ ...request.rawQuery, page_token: pageToken }).toString()}`;
  return {
    collection: page.map(render),
    pagination: {
      count: page.length,
      next_page: link(nextToken),
      previous_page: link(previousToken),
      next_page_token: nextToken,
      previous_page_token: previousToken,
    },
  };
}
