import { waits } from "./en/waits.ts";
import type { Language } from "./language.ts";
import { textIn } from "./place.ts";

/**
 * 90 → `in 2 minutes`: when to try again, never too early. For the end of a sentence. Apart from the other formats, because error pages come
 * with every page.
 */
export function formatWait(seconds: number, language: Language): string {
  const t = textIn(waits, language);
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  return minutes < 120 ? t("minutes", { minutes }) : t("hours", { hours: Math.ceil(minutes / 60) });
}
