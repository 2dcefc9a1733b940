import type { BookingDispute } from "../../server/domain/booking/booking.ts";
import { readStage } from "./dispute-stage.ts";
import { inBatches } from "../core/in-batches.ts";
import { inChunks } from "../core/in-chunks.ts";
import type { Queryable } from "../core/open-database.ts";
import { readInstantOrNull } from "../core/read-column.ts";

/** A dispute as we know it. */
export interface DisputeSnapshot extends Pick<BookingDispute, "stage" | "answerDueAt"> {
  readonly status: string;
}

/** How we believe these disputes stand, by their ids. */
export async function listDisputeSnapshots(
  db: Queryable,
  ids: readonly string[],
): Promise<Map<string, DisputeSnapshot>> {
  const rows = await inChunks(ids, (chunk) =>
    db
      .selectFrom("dispute")
      .select(["id", "status", "stage", "answer_due_at"])
      .where("id", "in", chunk)
      .execute(),
  );
  return new Map(
    rows.map((row) => [
      row.id,
      {
        status: row.status,
        stage: readStage(row.stage),
        answerDueAt: readInstantOrNull(row.answer_due_at),
      },
    ]),
  );
}

/** Disputes that no bank has decided, as far as we know. In batches, by their ids. */
export function listOpenDisputeIds(db: Queryable): AsyncIterable<readonly string[]> {
  return inBatches(async (after: string | null, limit) => {
    const rows = await db
      .selectFrom("dispute")
      .select("id")
      .where("id", ">", after ?? "")
      .where("status", "=", "open")
      .orderBy("id")
      .limit(limit)
      .execute();
    return rows.map(({ id }) => id);
  });
}
