import { sql } from "kysely";
import type { BuilderId, PublishedEventId, WebhookDeliveryId } from "../../server/domain/values/ids.ts";
import type { Instant } from "../../server/domain/values/instant.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import type { Database, Queryable } from "../core/open-database.ts";
import { readInstantOrNull } from "../core/read-column.ts";
import type { UnreadableRow } from "../core/unreadable-row.ts";
import { insertWebhookDeliveries, type NewWebhookDelivery } from "./webhook-deliveries.ts";
import { listWantedEvents } from "./webhook-endpoints.ts";

/** What one step of the order did. */
export interface OrderStep {
  /** How many events got their position; 0 when none waited. */
  readonly positioned: number;
  readonly deliveries: number;
  /** Endpoints that cannot be read, and so were sent nothing. */
  readonly unreadable: readonly UnreadableRow[];
}

const NOTHING: OrderStep = { positioned: 0, deliveries: 0, unreadable: [] };

/**
 * Gives up to `limit` committed events their positions, and each endpoint that wants them its deliveries, in one transaction. One at a time across
 * all processes: whoever gives positions holds the row of the last one until the commit, so that a position becomes visible only after all below
 * it, whatever order the events' own transactions were committed in. Of a booking, the lower sequence gets the lower position. A process that dies
 * holds nothing, and leaves events without a position as it found them.
 */
export async function positionEvents(
  database: Database,
  step: { readonly at: Instant; readonly limit: number; readonly newDeliveryId: () => WebhookDeliveryId },
): Promise<OrderStep> {
  if (!(await hasWaitingEvents(database.kysely))) return NOTHING;
  return database.transact(async (tx) => {
    const last = await holdLastPosition(tx);
    const events = await givePositions(tx, last, step.limit);
    const [first] = events;
    if (first === undefined) return NOTHING;
    await tx
      .updateTable("event_order")
      .set({ last_position: last + events.length })
      .execute();
    const { values: wanted, unreadable } = await listWantedEvents(tx, [
      ...new Set(events.map(({ builderId }) => builderId)),
    ]);
    const deliveries = events.flatMap((event): NewWebhookDelivery[] =>
      wanted
        .filter(
          ({ builderId, types }) =>
            (builderId ?? event.builderId) === event.builderId && types.includes(event.type),
        )
        .map(({ endpointId }) => ({
          id: step.newDeliveryId(),
          endpointId,
          eventId: event.id,
          position: event.position,
        })),
    );
    await insertWebhookDeliveries(tx, deliveries, step.at);
    return { positioned: events.length, deliveries: deliveries.length, unreadable };
  });
}

async function hasWaitingEvents(db: Queryable): Promise<boolean> {
  const row = await db
    .selectFrom("published_event")
    .select("id")
    .where("position", "is", null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Writes the row, so that everybody else waits here. */
async function holdLastPosition(tx: Queryable): Promise<number> {
  const row = await tx
    .updateTable("event_order")
    .set((eb) => ({ last_position: eb.ref("last_position") }))
    .returning("last_position")
    .executeTakeFirst();
  invariant(row !== undefined, "the order of events has its row");
  return row.last_position;
}

interface PositionedEvent {
  readonly id: PublishedEventId;
  readonly builderId: BuilderId;
  readonly type: string;
  readonly position: number;
}

/** By sequence before age: clocks of several processes differ, and what is later within a booking stays later. */
async function givePositions(tx: Queryable, last: number, limit: number): Promise<PositionedEvent[]> {
  const rows = await tx
    .with(
      (cte) => cte("waiting").materialized(),
      (db) =>
        db
          .selectFrom("published_event")
          .select([
            "id as waiting_id",
            sql<number>`row_number() over (order by sequence, created_at, id)`.as("place"),
          ])
          .where("position", "is", null)
          .orderBy("sequence")
          .orderBy("created_at")
          .orderBy("id")
          .limit(limit),
    )
    .updateTable("published_event")
    .from("waiting")
    .set((eb) => ({ position: sql<number>`${last} + ${eb.ref("waiting.place")}` }))
    .whereRef("published_event.id", "=", "waiting.waiting_id")
    .returning(["published_event.id", "builder_id", "type", "position"])
    .execute();
  return rows
    .map(({ id, builder_id, type, position }) => {
      invariant(position !== null, "an event that was given a position has one");
      return { id: id as PublishedEventId, builderId: builder_id as BuilderId, type, position };
    })
    .sort((a, b) => a.position - b.position);
}

/** Since when an event has waited for its position; null when none waits. */
export async function findWaitingSince(db: Queryable): Promise<Instant | null> {
  const row = await db
    .selectFrom("published_event")
    .select((eb) => eb.fn.min<string | null>("created_at").as("since"))
    .where("position", "is", null)
    .executeTakeFirstOrThrow();
  return readInstantOrNull(row.since);
}

/**
 * Leaves this many positions out: in a database that was restored, those of the lost time are not given again, and whoever keeps a position misses
 * nothing that comes.
 */
export async function skipPositions(tx: Queryable, count: number): Promise<void> {
  const last = await holdLastPosition(tx);
  await tx
    .updateTable("event_order")
    .set({ last_position: last + count })
    .execute();
}
