import type { Message } from "./message.ts";

/** What one room of the catalogue says in another language, by place and key: a browser fetches it whole. */
export type Room = Readonly<Record<string, Readonly<Partial<Record<string, Message>>>>>;

/** The room of a place: the first part of its path. What stands around all pages is in one with the pages that belong to no other. */
export function roomOf(place: string): string {
  const end = place.indexOf("/");
  return end < 0 ? "page" : place.slice(0, end);
}
