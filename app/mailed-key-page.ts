import { isBookingId, type BookingId } from "../server/domain/values/ids.ts";
import type { Language } from "../server/domain/text/language.ts";
import { pageTitle } from "./page-title.ts";

/*
 * A page behind a key that was mailed. Its address opens something to whoever has it, so no other site is told of it, no search lists it, and nothing
 * stores the page.
 */

/** Its title, and what keeps the address to its holder. */
export function metaOfMailedKey(error: unknown, title: string, language: Language) {
  return [
    { title: pageTitle(error, "booking", title, language) },
    { name: "referrer", content: "strict-origin" },
  ];
}

export function headersOfMailedKey() {
  return { "cache-control": "private, no-store" };
}

/** A signature with its key's name is half as long. */
const KEY_CHARACTERS_MAX = 100;

/** A key as our mails have it; null for anything that cannot be one. */
export function mailedKeyOf(value: FormDataEntryValue | null): string | null {
  return typeof value === "string" && value !== "" && value.length <= KEY_CHARACTERS_MAX ? value : null;
}

/** Which booking the address names. Throws the page's 404 when it names none. */
export function bookingIdInPath(text: string | undefined): BookingId {
  if (text !== undefined && isBookingId(text)) return text;
  throw new Response(null, { status: 404, statusText: "Not Found" });
}
