import type { SessionTypeId } from "../values/ids.ts";

/** Where all offers of a builder are booked, or one of them: on our own pages, which work wherever the link stands. */
export function offerPath(slug: string, sessionTypeId: SessionTypeId | null): string {
  return sessionTypeId === null ? `/profile/${encodeURIComponent(slug)}` : `/book/${sessionTypeId}`;
}

/** What other sites show in a frame of that. */
export function framePath(slug: string, sessionTypeId: SessionTypeId | null): string {
  const all = `/embed/${encodeURIComponent(slug)}`;
  return sessionTypeId === null ? all : `${all}/${sessionTypeId}`;
}
