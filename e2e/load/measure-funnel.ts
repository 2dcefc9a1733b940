import { formatTable } from "./format-table.ts";
import type { GrowthPage } from "./growth-pages.ts";
import { medianOf } from "./median.ts";

/** What a page of the funnel may take with a million bookings, from the request to its last byte. */
const MS_MAX = 150;
/** Fresh processes that are asked once. */
const COLD_STARTS = 3;

/**
 * How long the pages of the funnel take: the very first that a fresh process is asked for, and those after it. `start` ends the process before and
 * resolves to a new one that is ready; `ask` resolves to the milliseconds of one whole answer.
 */
export async function measureFunnel(
  pages: readonly GrowthPage[],
  rounds: number,
  start: () => Promise<void>,
  ask: (page: GrowthPage) => Promise<number>,
): Promise<{ readonly table: string; readonly isMet: boolean }> {
  const rows: string[][] = [];
  let isMet = true;
  for (const page of pages) {
    const cold: number[] = [];
    for (let count = 0; count < COLD_STARTS; count += 1) {
      await start();
      cold.push(await ask(page));
    }
    const warm: number[] = [];
    for (let round = 0; round < rounds; round += 1) warm.push(await ask(page));
    const median = medianOf(warm);
    const isWithin = median < MS_MAX;
    isMet &&= isWithin;
    rows.push([
      page.name,
      ...[medianOf(cold), Math.max(...cold), median, Math.max(...warm)].map((ms) => `${ms.toFixed(0)} ms`),
      isWithin ? "" : "slow",
    ]);
  }
  const table = formatTable([
    ["the funnel", "first of a process", "worst of these", "later ones", "worst of these", ""],
    ...rows,
  ]);
  return {
    table: `${table}\n\nGoal: the median of the later ones < ${MS_MAX} ms. ${isMet ? "Met." : "Missed."}`,
    isMet,
  };
}
