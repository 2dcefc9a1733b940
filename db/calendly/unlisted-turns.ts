import type { CalendlyConnectionId } from "../../server/domain/values/ids.ts";
import type { Queryable } from "../core/open-database.ts";

/** The last of the sessions left out by a calendar's list that was asked for, in the words of whoever saved it; null when none ever was. */
export async function findUnlistedTurn(db: Queryable, id: CalendlyConnectionId): Promise<string | null> {
  const row = await db
    .selectFrom("calendly_connection")
    .select("unlisted_turn")
    .where("id", "=", id)
    .executeTakeFirst();
  return row?.unlisted_turn ?? null;
}

/** Records which is being asked for, whatever the outcome. Does nothing when the connection is gone. */
export async function saveUnlistedTurn(db: Queryable, id: CalendlyConnectionId, turn: string): Promise<void> {
  await db.updateTable("calendly_connection").set({ unlisted_turn: turn }).where("id", "=", id).execute();
}
