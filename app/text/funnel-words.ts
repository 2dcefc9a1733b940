import { funnelPage } from "../../server/domain/text/en/funnel/page.ts";
import { formatDay, formatMinutes, formatShare, formatShortDay } from "../../server/domain/text/formats.ts";
import type { Language } from "../../server/domain/text/language.ts";
import { textIn } from "../../server/domain/text/place.ts";
import { instant, timeZone } from "../../server/domain/values/instant.ts";

const UTC = timeZone("UTC");
const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

/** A share from 0 to 1 to a tenth of a percent: `41.2 %`; a dash where it is not known. */
export function shareInWords(share: number | null, language: Language): string {
  if (share === null) return textIn(funnelPage, language)("unknown");
  return formatShare(Math.round(share * 1_000) * 10, language);
}

/** How long something took: `45 s`, `12 min`, `3 h 5 min`, `2 days`; a dash where it is not known. */
export function secondsInWords(seconds: number | null, language: Language): string {
  const t = textIn(funnelPage, language);
  if (seconds === null) return t("unknown");
  if (seconds < MINUTE) return t("seconds", { seconds: String(Math.round(seconds)) });
  if (seconds < DAY) return formatMinutes(Math.round(seconds / MINUTE), language);
  return t("daysLong", { days: Math.round(seconds / DAY) });
}

/** `2026-03-02` → `Monday, 2 March 2026`. */
export function dayInWords(day: string, language: Language): string {
  return formatDay(instant(`${day}T00:00:00Z`), UTC, language);
}

/** `2026-03-02` → `Mon 2 Mar`. */
export function shortDayInWords(day: string, language: Language): string {
  return formatShortDay(instant(`${day}T00:00:00Z`), UTC, language);
}
