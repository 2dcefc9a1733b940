import type { Selectable } from "kysely";
import {
  DELIVERY_STATUSES,
  type WebhookAttempt,
  type WebhookDelivery,
} from "../../server/domain/contract/webhook-endpoint.ts";
import type {
  BookingId,
  PublishedEventId,
  WebhookDeliveryId,
  WebhookEndpointId,
} from "../../server/domain/values/ids.ts";
import { instant } from "../../server/domain/values/instant.ts";
import type { Queryable } from "../core/open-database.ts";
import { pageOfRows, type PageAsked } from "../core/pages-of-rows.ts";
import type { WebhookAttemptTable } from "../core/tables/published-tables.ts";
import { readInstantOrNull, readOneOf } from "../core/read-column.ts";
import { readEach, readRow } from "../core/unreadable-row.ts";

/** Where the list of an endpoint's deliveries goes on. */
export interface DeliveryKey {
  readonly position: number;
}

/** A page of an endpoint's deliveries with their latest tries, the latest events first. */
export async function listDeliveries(
  db: Queryable,
  endpointId: WebhookEndpointId,
  { after, limit }: PageAsked<DeliveryKey>,
): Promise<{ readonly deliveries: WebhookDelivery[]; readonly next: DeliveryKey | null }> {
  let query = deliveriesWithEvents(db).where("webhook_delivery.endpoint_id", "=", endpointId);
  if (after !== null) query = query.where("webhook_delivery.position", "<", after.position);
  const found = await query
    .orderBy("webhook_delivery.position", "desc")
    .limit(limit + 1)
    .execute();
  const { rows, next } = pageOfRows(found, limit, ({ position }): DeliveryKey => ({ position }));
  return { deliveries: await withAttempts(db, rows), next };
}

/** Null when there is none of this id. */
export async function findDelivery(db: Queryable, id: WebhookDeliveryId): Promise<WebhookDelivery | null> {
  const row = await deliveriesWithEvents(db).where("webhook_delivery.id", "=", id).executeTakeFirst();
  if (row === undefined) return null;
  const [delivery] = await withAttempts(db, [row]);
  return delivery ?? null;
}

function deliveriesWithEvents(db: Queryable) {
  return db
    .selectFrom("webhook_delivery")
    .innerJoin("published_event", "published_event.id", "webhook_delivery.event_id")
    .select([
      "webhook_delivery.id",
      "webhook_delivery.endpoint_id",
      "webhook_delivery.event_id",
      "webhook_delivery.position",
      "webhook_delivery.status",
      "webhook_delivery.next_attempt_at",
      "webhook_delivery.delivered_at",
      "published_event.type",
      "published_event.booking_id",
      "published_event.sequence",
      "published_event.occurred_at",
    ])
    .select((eb) => eb("published_event.data_json", "is", null).as("is_erased"));
}

type DeliveryRow = Awaited<ReturnType<ReturnType<typeof deliveriesWithEvents>["execute"]>>[number];

async function withAttempts(db: Queryable, rows: readonly DeliveryRow[]): Promise<WebhookDelivery[]> {
  if (rows.length === 0) return [];
  const attempts = await db
    .selectFrom("webhook_attempt")
    .selectAll()
    .where(
      "delivery_id",
      "in",
      rows.map(({ id }) => id),
    )
    .orderBy("number")
    .execute();
  return readEach(rows, (row) =>
    toDelivery(
      row,
      attempts.filter((attempt) => attempt.delivery_id === row.id),
    ),
  ).values;
}

function toDelivery(row: DeliveryRow, attempts: readonly Selectable<WebhookAttemptTable>[]): WebhookDelivery {
  return readRow("webhook_delivery", row.id, () => ({
    id: row.id as WebhookDeliveryId,
    endpointId: row.endpoint_id as WebhookEndpointId,
    event: {
      id: row.event_id as PublishedEventId,
      type: row.type,
      bookingId: row.booking_id as BookingId,
      sequence: row.sequence,
      occurredAt: instant(row.occurred_at),
      isErased: Boolean(row.is_erased),
    },
    status: readOneOf(DELIVERY_STATUSES, row.status),
    nextAttemptAt: readInstantOrNull(row.next_attempt_at),
    deliveredAt: readInstantOrNull(row.delivered_at),
    attempts: attempts.map(toAttempt),
  }));
}

function toAttempt(row: Selectable<WebhookAttemptTable>): WebhookAttempt {
  return {
    number: row.number,
    at: instant(row.at),
    durationMs: row.duration_ms,
    status: row.status,
    error: row.error,
    answer: row.answer,
  };
}
