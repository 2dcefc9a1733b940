import { z } from "zod";
import type { BuilderId, UserId, WebhookEndpointId } from "../../server/domain/values/ids.ts";
import { instant, type Instant } from "../../server/domain/values/instant.ts";
import type { Queryable } from "../core/open-database.ts";
import { readInstantOrNull } from "../core/read-column.ts";
import { readEach, readRow, type ReadRows } from "../core/unreadable-row.ts";
import { ownerMayBeTold } from "./endpoints-of-owner.ts";

/** What an endpoint wants to be sent. */
export interface WantedEvents {
  readonly endpointId: WebhookEndpointId;
  /** Whose bookings; null for everybody's. */
  readonly builderId: BuilderId | null;
  /** As the row has them: types that only a newer version knows are among them. */
  readonly types: readonly string[];
}

const eventTypes = z.array(z.string());

/**
 * What is wanted of these builders' bookings: by their own endpoints, and by those of accounts that are operators now. Disabled ones too, whose
 * deliveries wait; not those that were removed.
 */
export async function listWantedEvents(
  db: Queryable,
  builderIds: readonly BuilderId[],
): Promise<ReadRows<WantedEvents>> {
  const rows = await db
    .selectFrom("webhook_endpoint")
    .select(["id", "builder_id", "event_types_json"])
    .where("removed_at", "is", null)
    .where((eb) => eb.or([eb("builder_id", "in", builderIds), eb("builder_id", "is", null)]))
    .where(ownerMayBeTold)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return readEach(rows, (row) =>
    readRow("webhook_endpoint", row.id, () => ({
      endpointId: row.id as WebhookEndpointId,
      builderId: row.builder_id as BuilderId | null,
      types: eventTypes.parse(JSON.parse(row.event_types_json)),
    })),
  );
}

/** Deletes the endpoints of a builder or an account, with their deliveries and what came of these. Safe to repeat. */
export async function deleteEndpointsOf(
  tx: Queryable,
  { builderId, userId }: { readonly builderId: BuilderId | null; readonly userId: UserId | null },
): Promise<void> {
  const rows = await tx
    .selectFrom("webhook_endpoint")
    .select("id")
    .where((eb) => eb.or([eb("builder_id", "=", builderId), eb("user_id", "=", userId)]))
    .execute();
  for (const { id } of rows) {
    await tx
      .deleteFrom("webhook_attempt")
      .where("delivery_id", "in", (eb) =>
        eb.selectFrom("webhook_delivery").select("id").where("endpoint_id", "=", id),
      )
      .execute();
    await tx.deleteFrom("webhook_delivery").where("endpoint_id", "=", id).execute();
    await tx.deleteFrom("webhook_endpoint").where("id", "=", id).execute();
  }
}

/** Deletes every endpoint with its deliveries: a copy of a database sends nothing to who gets the original's events. Returns how many there were. */
export async function deleteAllEndpoints(tx: Queryable): Promise<number> {
  await tx.deleteFrom("webhook_attempt").execute();
  await tx.deleteFrom("webhook_delivery").execute();
  const { numDeletedRows } = await tx.deleteFrom("webhook_endpoint").executeTakeFirst();
  return Number(numDeletedRows);
}

/** Deletes the rows of endpoints that were removed before that instant, once no delivery names them any more. */
export async function deleteRemovedEndpoints(db: Queryable, removedBefore: Instant): Promise<void> {
  await db
    .deleteFrom("webhook_endpoint")
    .where("removed_at", "<", removedBefore)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("webhook_delivery")
            .select("webhook_delivery.id")
            .whereRef("webhook_delivery.endpoint_id", "=", "webhook_endpoint.id"),
        ),
      ),
    )
    .execute();
}

/** An endpoint as its owner is told what we keep of them. */
export interface KeptEndpoint {
  readonly url: string;
  readonly eventTypes: readonly string[];
  readonly createdAt: Instant;
  readonly disabledAt: Instant | null;
}

/** What this account made and has not removed, the oldest first. Throws UnreadableRow: none may be left out. */
export async function listEndpointsOfAccount(db: Queryable, userId: UserId): Promise<KeptEndpoint[]> {
  const rows = await db
    .selectFrom("webhook_endpoint")
    .selectAll()
    .where("user_id", "=", userId)
    .where("removed_at", "is", null)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return rows.map((row) =>
    readRow("webhook_endpoint", row.id, () => ({
      url: row.url,
      eventTypes: eventTypes.parse(JSON.parse(row.event_types_json)),
      createdAt: instant(row.created_at),
      disabledAt: readInstantOrNull(row.disabled_at),
    })),
  );
}
