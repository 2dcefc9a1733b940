import type { BuilderId } from "../../server/domain/values/ids.ts";
import type { SessionType } from "../../server/domain/offer/session-type.ts";
import type { Queryable } from "../core/open-database.ts";
import { readEach } from "../core/unreadable-row.ts";
import { toSessionType } from "./session-types.ts";

/** Where in the list a session type stands: it never moves. */
export interface SessionTypeKey {
  readonly createdAt: string;
  readonly id: string;
}

/** Which session types a list has; archived ones never. */
export interface SessionTypesListed {
  /** Null for every builder's. */
  readonly builderId: BuilderId | null;
  /** Drafts, and what is switched off at Calendly, left out. */
  readonly publishedAlone: boolean;
}

/** From where a list is read on, and which way: `after` towards the youngest. Without a key from that end of it. */
export interface Turn {
  readonly direction: "after" | "before";
  readonly key: SessionTypeKey | null;
}

interface PlacedSessionType {
  readonly sessionType: SessionType;
  readonly key: SessionTypeKey;
}

/**
 * A stretch of the list, oldest first, or the other way round when it is read backwards: at most so many rows, less those that cannot be read. `next`
 * is the key of the last row; null when it came to the end.
 */
export async function listSessionTypesInTurn(
  db: Queryable,
  { builderId, publishedAlone }: SessionTypesListed,
  { direction, key, limit }: Turn & { readonly limit: number },
): Promise<{ readonly values: readonly PlacedSessionType[]; readonly next: SessionTypeKey | null }> {
  let query = db.selectFrom("session_type").selectAll().where("archived_at", "is", null);
  if (builderId !== null) query = query.where("builder_id", "=", builderId);
  if (publishedAlone) {
    query = query.where("published_at", "is not", null).where("inactive_since_at", "is", null);
  }
  if (key !== null) {
    const beyond = direction === "after" ? ">" : "<";
    query = query.where((eb) => eb(eb.refTuple("created_at", "id"), beyond, eb.tuple(key.createdAt, key.id)));
  }
  const order = direction === "after" ? "asc" : "desc";
  const rows = await query.orderBy("created_at", order).orderBy("id", order).limit(limit).execute();
  const { values } = readEach(rows, (row) => ({ sessionType: toSessionType(row), key: keyOf(row) }));
  const last = rows.at(-1);
  return { values, next: rows.length === limit && last !== undefined ? keyOf(last) : null };
}

function keyOf({ created_at: createdAt, id }: { readonly created_at: string; readonly id: string }) {
  return { createdAt, id };
}
