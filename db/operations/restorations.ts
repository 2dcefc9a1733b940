import { addMinutes, earlierOf, instant, laterOf, type Instant } from "../../server/domain/values/instant.ts";
import type { Queryable } from "../core/open-database.ts";

/** That this database was made from a backup. */
export interface Restoration {
  readonly id: `rst_${string}`;
  /** The instant that the backup holds. */
  readonly takenAt: Instant;
  /** Until when the lost database was worked on: what happened since was told to nobody. */
  readonly stoppedAt: Instant;
  readonly restoredAt: Instant;
  /** Null while it is held: nothing leaves the installation. */
  readonly releasedAt: Instant | null;
}

export async function insertRestoration(
  db: Queryable,
  { id, takenAt, stoppedAt, restoredAt }: Omit<Restoration, "releasedAt">,
): Promise<void> {
  await db
    .insertInto("restoration")
    .values({ id, taken_at: takenAt, stopped_at: stoppedAt, restored_at: restoredAt })
    .execute();
}

/** What holds this database back: the restoration that is not released. Of several, from the first backup to the last stop. Null when nothing does. */
export async function findHeldRestoration(db: Queryable): Promise<Restoration | null> {
  const held = (await listRestorations(db)).filter(({ releasedAt }) => releasedAt === null);
  const last = held.at(-1);
  if (last === undefined) return null;
  return {
    ...last,
    takenAt: held.map(({ takenAt }) => takenAt).reduce(earlierOf),
    stoppedAt: held.map(({ stoppedAt }) => stoppedAt).reduce(laterOf),
  };
}

/** Every restoration of this database, the first one first. There are few. */
export async function listRestorations(db: Queryable): Promise<Restoration[]> {
  const rows = await db.selectFrom("restoration").selectAll().orderBy("restored_at").execute();
  return rows.map(toRestoration);
}

/** 1 h: what was booked before the backup may not have been taken in when it was made. */
const UNHEARD_MINUTES = 60;

/** Whether the records of this instant were lost: a booking of that time may have been one of ours. */
export async function isInLostTime(db: Queryable, at: Instant): Promise<boolean> {
  const restorations = await listRestorations(db);
  return restorations.some(
    ({ takenAt, stoppedAt }) => at > addMinutes(takenAt, -UNHEARD_MINUTES) && at <= stoppedAt,
  );
}

/** Until when a lost installation of this database may have told people things; null when it was never restored. At most until it was restored. */
export async function findLastStop(db: Queryable): Promise<Instant | null> {
  const stops = (await listRestorations(db)).map(({ stoppedAt, restoredAt }) =>
    earlierOf(stoppedAt, restoredAt),
  );
  return stops.length === 0 ? null : stops.reduce(laterOf);
}

/** Lets everything go on. False when nothing was held. */
export async function releaseRestorations(tx: Queryable, at: Instant): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("restoration")
    .set({ released_at: at })
    .where("released_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

function toRestoration(row: {
  id: string;
  taken_at: string;
  stopped_at: string;
  restored_at: string;
  released_at: string | null;
}): Restoration {
  return {
    id: row.id as Restoration["id"],
    takenAt: instant(row.taken_at),
    stoppedAt: instant(row.stopped_at),
    restoredAt: instant(row.restored_at),
    releasedAt: row.released_at === null ? null : instant(row.released_at),
  };
}
