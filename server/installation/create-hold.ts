import { findHeldRestoration } from "../../db/operations/restorations.ts";
import type { Database } from "../../db/core/open-database.ts";
import type { Hold } from "../ports.ts";

/**
 * Asks the database whether it was restored and not released. Held, it is asked each time; once it is not, never again: a database becomes held only
 * while no process has it open.
 */
export function createHold({ database }: { readonly database: Database }): Hold {
  let free = false;
  return {
    isFree: () => free,
    async look() {
      if (!free) free = (await findHeldRestoration(database.kysely)) === null;
      return free;
    },
  };
}
