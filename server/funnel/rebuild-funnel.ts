import { markCountsToForget } from "../../db/funnel/forget-counts.ts";
import { advanceFunnelProgress, readFunnelProgress } from "../../db/funnel/funnel-progress.ts";
import { rollUpFunnel, type RollUpDeps } from "./roll-up-funnel.ts";

/**
 * Forgets all counts of bookings and counts them anew from their histories; views, and what was refused at Book, stay. While it lasts, pages show what is
 * counted so far, and say so. Safe while the app runs, and when it breaks off: the app's own count goes on with it.
 */
export async function rebuildFunnel(deps: RollUpDeps): Promise<void> {
  while (!(await begin(deps)));
  while (!(await rollUpFunnel(deps)));
}

/** False when another process has counted meanwhile. */
async function begin({ database }: RollUpDeps): Promise<boolean> {
  const progress = await readFunnelProgress(database.kysely);
  return database.transact(async (tx) => {
    const next = await advanceFunnelProgress(tx, progress, { lineAt: null, countedUntil: null });
    if (next !== null) await markCountsToForget(tx);
    return next !== null;
  });
}
