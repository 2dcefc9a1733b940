import type { BuilderId } from "../../server/domain/values/ids.ts";
import type { Instant } from "../../server/domain/values/instant.ts";
import type { Queryable } from "../core/open-database.ts";

/** How these Calendly events of this builder, a page of them, stood when they were last looked into, by the event's id. */
export async function listSeenEvents(
  db: Queryable,
  builderId: BuilderId,
  eventIds: readonly string[],
): Promise<Map<string, string>> {
  if (eventIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("calendly_event_seen")
    .select(["calendly_event_id", "stamp"])
    .where("builder_id", "=", builderId)
    .where("calendly_event_id", "in", eventIds)
    .execute();
  return new Map(rows.map((row) => [row.calendly_event_id, row.stamp]));
}

/** Records that an event was looked into. Safe to repeat. */
export async function saveSeenEvent(
  db: Queryable,
  builderId: BuilderId,
  event: { readonly eventId: string; readonly stamp: string; readonly startsAt: Instant },
): Promise<void> {
  await db
    .insertInto("calendly_event_seen")
    .values({
      calendly_event_id: event.eventId,
      builder_id: builderId,
      stamp: event.stamp,
      starts_at: event.startsAt,
    })
    .onConflict((conflict) =>
      conflict.column("calendly_event_id").doUpdateSet({
        builder_id: builderId,
        stamp: event.stamp,
        starts_at: event.startsAt,
      }),
    )
    .execute();
}

/** Deletes the events of this builder that begin before: they are no longer listed. */
export async function forgetSeenEvents(db: Queryable, builderId: BuilderId, before: Instant): Promise<void> {
  const old = await db
    .selectFrom("calendly_event_seen")
    .select("calendly_event_id")
    .where("builder_id", "=", builderId)
    .where("starts_at", "<", before)
    .limit(1)
    .executeTakeFirst();
  if (old === undefined) return;
  await db
    .deleteFrom("calendly_event_seen")
    .where("builder_id", "=", builderId)
    .where("starts_at", "<", before)
    .execute();
}
