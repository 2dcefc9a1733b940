import type { Instant } from "../values/instant.ts";

/** The last `count` months in UTC up to that of `now`, as `2026-03`, the earliest first. Pure. */
export function lastMonths(now: Instant, count: number): string[] {
  const year = Number(now.slice(0, 4));
  const month = Number(now.slice(5, 7)) - 1;
  return Array.from({ length: count }, (_, back) => {
    const index = year * 12 + month - (count - 1 - back);
    return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
  });
}
