import type { Database } from "../../db/core/open-database.ts";
import type { Clock, Log } from "../ports.ts";
import { listOverdueUnknownWork } from "../operations/overdue-unknown-work.ts";

/**
 * Finds rows of types that no running process knows, and logs each type once in the life of this process. An operator's page and the metrics show it
 * as long as it is there.
 */
export function watchUnknownWork({
  database,
  clock,
  log,
}: {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
}): () => Promise<void> {
  const notified = new Set<string>();
  return async () => {
    for (const { queue, type, rows, since } of await listOverdueUnknownWork(database.kysely, clock.now())) {
      const name = `${queue} ${type}`;
      if (notified.has(name)) continue;
      notified.add(name);
      log.error(
        { queue, type, rows, since },
        "work of a type that this version does not know waits for a newer one",
      );
    }
  };
}
