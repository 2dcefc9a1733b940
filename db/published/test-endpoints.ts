import { randomBytes } from "node:crypto";
import type { PublishedEventType } from "../../server/domain/contract/published-event.ts";
import { idFromBytes, type BuilderId, type WebhookEndpointId } from "../../server/domain/values/ids.ts";
import { TEST_BUILDER, TEST_NOW } from "../bookings/test-bookings.ts";
import type { Queryable } from "../core/open-database.ts";

/** Writes an endpoint that wants events: the test builder's, or an operator's (null). For tests. */
export async function insertTestEndpoint(
  db: Queryable,
  {
    eventTypes,
    builderId = TEST_BUILDER.id,
    userId = "user-ada",
    ...columns
  }: {
    readonly eventTypes: readonly PublishedEventType[];
    readonly builderId?: BuilderId | null;
    readonly userId?: string;
    readonly disabled_at?: string;
    readonly disabled_because?: string;
    readonly removed_at?: string;
  },
): Promise<WebhookEndpointId> {
  const id = idFromBytes("whe", randomBytes(16));
  await db
    .insertInto("webhook_endpoint")
    .values({
      id,
      owner_kind: builderId === null ? "operator" : "builder",
      builder_id: builderId,
      user_id: userId,
      url: "https://receiver.example/hook",
      event_types_json: JSON.stringify(eventTypes),
      sealed_secret: "sealed",
      created_at: TEST_NOW,
      ...columns,
    })
    .execute();
  return id;
}
