import { formatMinutes, minutesBetween, type Instant } from "../../server/domain/values/instant.ts";

const DAY_MINUTES = 24 * 60;

/** How long ago, roughly: `less than a minute`, `2 h 5 min`, `3 days`. */
export function ageInWords(since: Instant, now: Instant): string {
  const minutes = Math.max(0, minutesBetween(since, now));
  const days = Math.floor(minutes / DAY_MINUTES);
  if (minutes < 1) return "less than a minute";
  if (days === 0) return formatMinutes(minutes);
  return days === 1 ? "1 day" : `${days} days`;
}
