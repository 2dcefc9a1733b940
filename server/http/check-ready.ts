import { sql } from "kysely";
import { writeHeartbeat } from "../../db/operations/heartbeat.ts";
import type { Database } from "../../db/core/open-database.ts";
import type { Clock } from "../ports.ts";

/** 5 s: a probe comes about as often, and a row every 5 s is nothing to a disk. */
const WRITE_AGAIN_MS = 5_000;

/**
 * Whether the database answers and takes writes: a disk that is full still reads. Rejects with the reason. Asked often, it writes at most
 * every 5 s, and again at once after a failure; those who ask at the same time share one answer.
 */
export function createReadyCheck(
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  nowMs: () => number = () => performance.now(),
): () => Promise<void> {
  let writtenMs: number | null = null;
  let checking: Promise<void> | null = null;

  async function check(): Promise<void> {
    if (writtenMs !== null && nowMs() - writtenMs < WRITE_AGAIN_MS) {
      await sql`select 1`.execute(database.kysely);
      return;
    }
    writtenMs = null;
    await writeHeartbeat(database.kysely, clock.now());
    writtenMs = nowMs();
  }

  return () => {
    checking ??= check().finally(() => {
      checking = null;
    });
    return checking;
  };
}
