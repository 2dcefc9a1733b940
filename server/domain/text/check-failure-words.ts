import { checkFailure } from "./en/builder/check-failure.ts";
import type { Language } from "./language.ts";
import { textIn } from "./place.ts";

/** Why a builder's webhooks could not be checked, as a sentence. */
export function checkFailureInWords(reason: string, language: Language): string {
  const t = textIn(checkFailure, language);
  switch (reason) {
    case "unauthorised":
    case "forbidden":
    case "not_found":
    case "conflict":
    case "rate_limited":
    case "unavailable":
    case "bad_answer":
      return t(reason);
    default:
      return t("other");
  }
}
