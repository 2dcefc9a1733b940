import { sql } from "kysely";
import type { WebhookEndpoint } from "../../server/domain/contract/webhook-endpoint.ts";
import type { PublishedEventId, WebhookDeliveryId } from "../../server/domain/values/ids.ts";
import type { Instant } from "../../server/domain/values/instant.ts";
import type { Queryable } from "../core/open-database.ts";
import { insertWebhookDeliveries } from "./webhook-deliveries.ts";

/** Due at once, with all its tries before it, whatever came of it before. One that is being sent at this moment is left to whoever sends it. */
export async function makeDeliveryDue(db: Queryable, id: WebhookDeliveryId, at: Instant): Promise<void> {
  await db
    .updateTable("webhook_delivery")
    .set({ status: "pending", attempts: 0, next_attempt_at: at, delivered_at: null })
    .where("id", "=", id)
    .where("lease", "is", null)
    .execute();
}

/** The position of an event; null when there is none (any more), or it is somebody else's. */
export async function findEventPosition(
  db: Queryable,
  endpoint: WebhookEndpoint,
  eventId: PublishedEventId,
): Promise<number | null> {
  const row = await eventsFor(db, endpoint).select("position").where("id", "=", eventId).executeTakeFirst();
  return row?.position ?? null;
}

/** The position of the first event that was recorded at this instant or later; null when there is none. */
export async function findFirstPositionSince(
  db: Queryable,
  endpoint: WebhookEndpoint,
  since: Instant,
): Promise<number | null> {
  const row = await eventsFor(db, endpoint)
    .select((eb) => eb.fn.min("position").as("first"))
    .where("created_at", ">=", since)
    .executeTakeFirst();
  return row?.first ?? null;
}

/** The events that an endpoint may be told of at all, whatever types it has chosen. */
function eventsFor(db: Queryable, { owner }: WebhookEndpoint) {
  const all = db.selectFrom("published_event").where("position", "is not", null);
  return owner.kind === "builder" ? all.where("builder_id", "=", owner.builderId) : all;
}

/**
 * Makes up to `limit` of an endpoint's events from a position on due at once, in their order: those sent before, and those that it has never been
 * sent, as far as it has chosen their types and their content is not erased. In the transaction of the caller. Returns how many, the last of
 * them, and where to go on; null when there are no more.
 */
export async function makeEventsDue(
  tx: Queryable,
  endpoint: WebhookEndpoint,
  step: {
    readonly from: number;
    readonly limit: number;
    readonly at: Instant;
    readonly newDeliveryId: () => WebhookDeliveryId;
  },
): Promise<{
  readonly count: number;
  readonly lastEventId: PublishedEventId | null;
  readonly next: number | null;
}> {
  const events = await eventsFor(tx, endpoint)
    .select(["id", "position"])
    .where("position", ">=", step.from)
    .where("type", "in", endpoint.eventTypes)
    .where("data_json", "is not", null)
    .orderBy("position")
    .limit(step.limit)
    .execute();
  const last = events.at(-1);
  if (last === undefined) return { count: 0, lastEventId: null, next: null };
  await insertWebhookDeliveries(
    tx,
    events.map(({ id, position }) => ({
      id: step.newDeliveryId(),
      endpointId: endpoint.id,
      eventId: id as PublishedEventId,
      position: position ?? 0,
    })),
    step.at,
  );
  await tx
    .updateTable("webhook_delivery")
    .set({ status: "pending", attempts: 0, next_attempt_at: step.at, delivered_at: null })
    .where("endpoint_id", "=", endpoint.id)
    .where(sql<boolean>`lease is null`)
    .where(
      "event_id",
      "in",
      events.map(({ id }) => id),
    )
    .execute();
  return {
    count: events.length,
    lastEventId: last.id as PublishedEventId,
    next: events.length < step.limit ? null : (last.position ?? 0) + 1,
  };
}
