import type { UnsellableReason } from "../offer/why-not-sellable.ts";
import { unsellable } from "./en/builder/unsellable.ts";
import { formatMoney } from "./formats.ts";
import type { Language } from "./language.ts";
import { textIn } from "./place.ts";

/** The reason as its builder reads it, with what to do about it. */
export function unsellableInWords(reason: UnsellableReason, language: Language): string {
  const t = textIn(unsellable, language);
  if (reason.code === "unknown_currency") return t(reason.code, { currency: reason.currency });
  return reason.code === "under_minimum"
    ? t(reason.code, { minimum: formatMoney(reason.minimum, language) })
    : t(reason.code);
}
