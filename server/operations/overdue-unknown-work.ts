import type { Queryable } from "../../db/core/open-database.ts";
import { listUnknownWork, type UnknownWork } from "../../db/queue/unknown-rows.ts";
import { addMinutes, type Instant } from "../domain/values/instant.ts";

/** 15 min: while a new version is rolled out, old and new processes run side by side, and the new ones take what the old ones do not know. */
const ROLL_OUT_MINUTES = 15;

/** Work of types that this version does not know, and that no newer process has taken for a quarter of an hour: none is running. */
export function listOverdueUnknownWork(db: Queryable, now: Instant): Promise<UnknownWork[]> {
  return listUnknownWork(db, addMinutes(now, -ROLL_OUT_MINUTES));
}
