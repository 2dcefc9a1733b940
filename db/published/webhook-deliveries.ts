import type {
  PublishedEventId,
  WebhookDeliveryId,
  WebhookEndpointId,
} from "../../server/domain/values/ids.ts";
import type { Instant } from "../../server/domain/values/instant.ts";
import type { Queryable } from "../core/open-database.ts";

export interface NewWebhookDelivery {
  readonly id: WebhookDeliveryId;
  readonly endpointId: WebhookEndpointId;
  readonly eventId: PublishedEventId;
  /** The event's. */
  readonly position: number;
}

/** 200 rows of eight columns: below what SQLite binds in one statement. */
const ROWS_PER_STATEMENT = 200;

/** Writes deliveries that are due at once. One that is there already stays as it is. */
export async function insertWebhookDeliveries(
  tx: Queryable,
  deliveries: readonly NewWebhookDelivery[],
  at: Instant,
): Promise<void> {
  for (let from = 0; from < deliveries.length; from += ROWS_PER_STATEMENT) {
    await tx
      .insertInto("webhook_delivery")
      .values(
        deliveries.slice(from, from + ROWS_PER_STATEMENT).map((delivery) => ({
          id: delivery.id,
          endpoint_id: delivery.endpointId,
          event_id: delivery.eventId,
          position: delivery.position,
          status: "pending",
          attempts: 0,
          next_attempt_at: at,
          created_at: at,
        })),
      )
      .onConflict((conflict) => conflict.columns(["event_id", "endpoint_id"]).doNothing())
      .execute();
  }
}
