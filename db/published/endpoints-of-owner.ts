import { sql, type Selectable } from "kysely";
import { z } from "zod";
import {
  PUBLISHED_EVENT_TYPES,
  type PublishedEventType,
} from "../../server/domain/contract/published-event.ts";
import { SWITCHED_OFF_BECAUSE, type WebhookEndpoint } from "../../server/domain/contract/webhook-endpoint.ts";
import { builderIdOf, type KeyOwner } from "../../server/domain/values/api-key.ts";
import type { BuilderId, WebhookEndpointId } from "../../server/domain/values/ids.ts";
import { instant, type Instant } from "../../server/domain/values/instant.ts";
import type { Queryable } from "../core/open-database.ts";
import { pageOfRows, type PageAsked } from "../core/pages-of-rows.ts";
import type { WebhookEndpointTable } from "../core/tables/published-tables.ts";
import { readInstantOrNull, readOneOf } from "../core/read-column.ts";
import { readEach, readRow } from "../core/unreadable-row.ts";

const storedTypes = z.array(z.string());

/** Types that only a newer version knows are left out. */
function knownTypes(json: string): PublishedEventType[] {
  const stored = storedTypes.parse(JSON.parse(json));
  return PUBLISHED_EVENT_TYPES.filter((type) => stored.includes(type));
}

function ownerOf(row: Selectable<WebhookEndpointTable>): KeyOwner {
  const userId = row.user_id;
  return row.builder_id === null
    ? { kind: "operator", userId }
    : { kind: "builder", userId, builderId: row.builder_id as BuilderId };
}

/** Throws UnreadableRow. */
export function readEndpoint(row: Selectable<WebhookEndpointTable>): WebhookEndpoint {
  return readRow("webhook_endpoint", row.id, () => ({
    id: row.id as WebhookEndpointId,
    owner: ownerOf(row),
    url: row.url,
    eventTypes: knownTypes(row.event_types_json),
    createdAt: instant(row.created_at),
    failingSince: readInstantOrNull(row.failing_since_at),
    switchedOff:
      row.disabled_at === null
        ? null
        : {
            at: instant(row.disabled_at),
            because: readOneOf(SWITCHED_OFF_BECAUSE, row.disabled_because ?? ""),
          },
    formerSecretUntil: readInstantOrNull(row.former_secret_until_at),
  }));
}

/** Null when there is none, or it was removed. */
export async function findEndpoint(db: Queryable, id: WebhookEndpointId): Promise<WebhookEndpoint | null> {
  const row = await db
    .selectFrom("webhook_endpoint")
    .selectAll()
    .where("id", "=", id)
    .where("removed_at", "is", null)
    .executeTakeFirst();
  return row === undefined ? null : readEndpoint(row);
}

/** Where the list of endpoints goes on. */
export interface EndpointKey {
  readonly at: string;
  readonly id: string;
}

/** The endpoints of a builder, or all, the oldest first. */
export async function listEndpoints(
  db: Queryable,
  builderId: BuilderId | null,
  { after, limit }: PageAsked<EndpointKey>,
): Promise<{ readonly endpoints: WebhookEndpoint[]; readonly next: EndpointKey | null }> {
  let query = db.selectFrom("webhook_endpoint").selectAll().where("removed_at", "is", null);
  if (builderId !== null) query = query.where("builder_id", "=", builderId);
  if (after !== null)
    query = query.where((eb) => eb(eb.refTuple("created_at", "id"), ">", eb.tuple(after.at, after.id)));
  const found = await query
    .orderBy("created_at")
    .orderBy("id")
    .limit(limit + 1)
    .execute();
  const { rows, next } = pageOfRows(found, limit, (row): EndpointKey => ({ at: row.created_at, id: row.id }));
  return { endpoints: readEach(rows, readEndpoint).values, next };
}

/** How many an owner has: a builder, or one operator. */
export async function countEndpointsOf(db: Queryable, owner: KeyOwner): Promise<number> {
  let query = db
    .selectFrom("webhook_endpoint")
    .select((eb) => eb.fn.countAll().as("count"))
    .where("removed_at", "is", null);
  query =
    owner.kind === "builder"
      ? query.where("builder_id", "=", owner.builderId)
      : query.where("user_id", "=", owner.userId).where("builder_id", "is", null);
  const { count } = await query.executeTakeFirstOrThrow();
  return Number(count);
}

export async function insertEndpoint(
  tx: Queryable,
  endpoint: Pick<WebhookEndpoint, "id" | "owner" | "url" | "eventTypes" | "createdAt"> & {
    readonly sealedSecret: string;
  },
): Promise<void> {
  const { id, owner, url, eventTypes, createdAt, sealedSecret } = endpoint;
  await tx
    .insertInto("webhook_endpoint")
    .values({
      id,
      owner_kind: owner.kind,
      builder_id: builderIdOf(owner),
      user_id: owner.userId,
      url,
      event_types_json: JSON.stringify(eventTypes),
      sealed_secret: sealedSecret,
      created_at: createdAt,
    })
    .execute();
}

/** What is not given stays. Events from now on are chosen by the new types; deliveries that wait go to the new address. */
export async function updateEndpoint(
  db: Queryable,
  id: WebhookEndpointId,
  { url, eventTypes }: { readonly url?: string; readonly eventTypes?: readonly PublishedEventType[] },
): Promise<void> {
  if (url === undefined && eventTypes === undefined) return;
  await db
    .updateTable("webhook_endpoint")
    .set({
      ...(url === undefined ? {} : { url }),
      ...(eventTypes === undefined ? {} : { event_types_json: JSON.stringify(eventTypes) }),
    })
    .where("id", "=", id)
    .execute();
}

/** The secret that was there becomes the former one; one that was the former before is gone. */
export async function replaceSecret(
  db: Queryable,
  id: WebhookEndpointId,
  { sealedSecret, formerUntil }: { readonly sealedSecret: string; readonly formerUntil: Instant },
): Promise<void> {
  await db
    .updateTable("webhook_endpoint")
    .set((eb) => ({
      former_sealed_secret: eb.ref("sealed_secret"),
      former_secret_until_at: formerUntil,
      sealed_secret: sealedSecret,
    }))
    .where("id", "=", id)
    .execute();
}

/** Forgets former secrets whose time is over. */
export async function dropFormerSecrets(db: Queryable, now: Instant): Promise<void> {
  await db
    .updateTable("webhook_endpoint")
    .set({ former_sealed_secret: null, former_secret_until_at: null })
    .where("former_secret_until_at", "<=", now)
    .execute();
}

/** Its deliveries wait from now on. False when it is switched off already. */
export async function switchEndpointOff(
  db: Queryable,
  id: WebhookEndpointId,
  off: NonNullable<WebhookEndpoint["switchedOff"]>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("webhook_endpoint")
    .set({ disabled_at: off.at, disabled_because: off.because })
    .where("id", "=", id)
    .where("disabled_at", "is", null)
    .where("removed_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** All that has waited is due at once, with all its tries before it. In the transaction of the caller. Safe to call twice. */
export async function switchEndpointOn(tx: Queryable, id: WebhookEndpointId, at: Instant): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable("webhook_endpoint")
    .set({ disabled_at: null, disabled_because: null, failing_since_at: null })
    .where("id", "=", id)
    .where("disabled_at", "is not", null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return;
  await tx
    .updateTable("webhook_delivery")
    .set({ attempts: 0, next_attempt_at: at })
    .where("endpoint_id", "=", id)
    .where("status", "=", "pending")
    .execute();
}

/** It gets nothing any more, and what waits for it is dropped. In the transaction of the caller. Safe to call twice. */
export async function removeEndpoint(tx: Queryable, id: WebhookEndpointId, at: Instant): Promise<void> {
  await tx
    .updateTable("webhook_endpoint")
    .set({ removed_at: at })
    .where("id", "=", id)
    .where("removed_at", "is", null)
    .execute();
  await tx
    .updateTable("webhook_delivery")
    .set({ status: "given_up", next_attempt_at: null, lease: null, leased_until: null })
    .where("endpoint_id", "=", id)
    .where("status", "=", "pending")
    .execute();
}

/** Whether an endpoint's owner still is who they were: an operator's gets nothing once the account is none any more. */
export const ownerMayBeTold = sql<boolean>`(webhook_endpoint.builder_id is not null or exists (
  select 1 from auth_user where auth_user.id = webhook_endpoint.user_id and auth_user.role = 'operator'))`;
