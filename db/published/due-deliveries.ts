import { sql } from "kysely";
import type { AttemptError, WebhookEndpoint } from "../../server/domain/contract/webhook-endpoint.ts";
import type { PublishedEvent } from "../../server/domain/contract/published-event.schema.ts";
import type {
  PublishedEventId,
  WebhookDeliveryId,
  WebhookEndpointId,
} from "../../server/domain/values/ids.ts";
import type { Instant } from "../../server/domain/values/instant.ts";
import type { Claim } from "../core/claimable-row.ts";
import type { Database, Queryable } from "../core/open-database.ts";
import { readInstantOrNull } from "../core/read-column.ts";
import { ownerMayBeTold, readEndpoint } from "./endpoints-of-owner.ts";
import { findPublishedEvent } from "./published-events.ts";

/** A delivery in the hand of a lease. */
export interface ClaimedDelivery {
  readonly id: WebhookDeliveryId;
  readonly endpointId: WebhookEndpointId;
  readonly eventId: PublishedEventId;
  /** This one included, since it was last made due by a person or an endpoint that was switched on. */
  readonly attempts: number;
}

/**
 * The delivery of each endpoint that comes next: due longest, and of those that are due together the one of the lower position. While it is leased,
 * the endpoint has nothing that can be claimed: one at a time, so that a slow receiver delays itself alone, and in order.
 */
const isNextOfEndpoint = sql<boolean>`webhook_delivery.id = (
  select next.id from webhook_delivery as next
  where next.endpoint_id = webhook_endpoint.id and next.status = 'pending'
  order by next.next_attempt_at, next.position limit 1)`;

/**
 * To how many of its owner's endpoints something is being sent now. Who has least under way comes first, so that one owner's slow endpoints do not keep the
 * places from the others', however much waits for them. What is being sent stays its endpoint's next.
 */
const underWayOfOwner = (now: Instant) => sql<number>`(
  select count(*) from webhook_endpoint as own
  join webhook_delivery as held on held.id = (
    select next.id from webhook_delivery as next
    where next.endpoint_id = own.id and next.status = 'pending'
    order by next.next_attempt_at, next.position limit 1)
  where own.user_id = webhook_endpoint.user_id and own.removed_at is null and held.leased_until > ${now})`;

/** 50: a delivery that never arrives has 18; more come of events that were sent again by hand, and the latest tell how it went. */
const ATTEMPTS_KEPT_MAX = 50;

/** Whether the last that was sent to an endpoint arrived there. */
export type EndpointHealth = "healthy" | "failing";

/** Takes up to `limit` deliveries that are due, of as many endpoints that are switched on: of owners with least under way first, then longest due. Counts an attempt on each. */
export async function claimDeliveries(
  database: Database,
  health: EndpointHealth,
  claim: Claim,
): Promise<ClaimedDelivery[]> {
  const due = database.kysely
    .selectFrom("webhook_endpoint")
    .innerJoin("webhook_delivery", (join) => join.on(isNextOfEndpoint))
    .select("webhook_delivery.id")
    .where("webhook_endpoint.removed_at", "is", null)
    .where("webhook_endpoint.disabled_at", "is", null)
    .where("webhook_endpoint.failing_since_at", health === "healthy" ? "is" : "is not", null)
    .where(ownerMayBeTold)
    // Asked again of a row that another process has just written.
    .where("webhook_delivery.status", "=", "pending")
    .where("webhook_delivery.next_attempt_at", "<=", claim.now)
    .where((eb) =>
      eb.or([
        eb("webhook_delivery.leased_until", "is", null),
        eb("webhook_delivery.leased_until", "<=", claim.now),
      ]),
    )
    .orderBy(underWayOfOwner(claim.now))
    .orderBy("webhook_delivery.next_attempt_at")
    .orderBy("webhook_delivery.position")
    .orderBy("webhook_delivery.id")
    .limit(claim.limit);
  const rows = await database.kysely
    .with(
      (cte) => cte("due").materialized(),
      () =>
        database.dialect === "postgres"
          ? due.forUpdate(["webhook_endpoint", "webhook_delivery"]).skipLocked()
          : due,
    )
    .updateTable("webhook_delivery")
    .set({
      lease: claim.lease,
      leased_until: claim.leasedUntil,
      attempts: sql<number>`attempts + 1`,
    })
    .where("id", "in", (db) => db.selectFrom("due").select("due.id"))
    .returning(["id", "endpoint_id", "event_id", "attempts"])
    .execute();
  return rows.map((row) => ({
    id: row.id as WebhookDeliveryId,
    endpointId: row.endpoint_id as WebhookEndpointId,
    eventId: row.event_id as PublishedEventId,
    attempts: row.attempts,
  }));
}

/** Since when the delivery that is due longest has waited, of those that are sent at all; null when none is due. One that is under way counts. */
export async function findDueSince(db: Queryable, now: Instant): Promise<Instant | null> {
  const row = await db
    .selectFrom("webhook_delivery")
    .innerJoin("webhook_endpoint", "webhook_endpoint.id", "webhook_delivery.endpoint_id")
    .select("webhook_delivery.next_attempt_at")
    .where("webhook_delivery.status", "=", "pending")
    .where("webhook_delivery.next_attempt_at", "<=", now)
    .where("webhook_endpoint.removed_at", "is", null)
    .where("webhook_endpoint.disabled_at", "is", null)
    .where(ownerMayBeTold)
    .orderBy("webhook_delivery.next_attempt_at")
    .orderBy("webhook_delivery.position")
    .limit(1)
    .executeTakeFirst();
  return readInstantOrNull(row?.next_attempt_at ?? null);
}

/** What is needed to send a delivery. */
export interface DeliveryToSend {
  readonly endpoint: WebhookEndpoint;
  readonly event: PublishedEvent;
  readonly sealedSecret: string;
  /** Null when there is none any more. */
  readonly formerSealedSecret: string | null;
}

/** Null when it was deleted meanwhile. Throws UnreadableRow. */
export async function findDeliveryToSend(
  db: Queryable,
  { endpointId, eventId }: ClaimedDelivery,
  now: Instant,
): Promise<DeliveryToSend | null> {
  const row = await db
    .selectFrom("webhook_endpoint")
    .selectAll()
    .where("id", "=", endpointId)
    .executeTakeFirst();
  const event = await findPublishedEvent(db, eventId);
  if (row === undefined || event === null) return null;
  const hasFormer = row.former_secret_until_at !== null && row.former_secret_until_at > now;
  return {
    endpoint: readEndpoint(row),
    event,
    sealedSecret: row.sealed_secret,
    formerSealedSecret: hasFormer ? row.former_sealed_secret : null,
  };
}

/** How a try ended, and what becomes of its delivery. */
export interface SettledAttempt {
  readonly at: Instant;
  readonly durationMs: number;
  readonly status: number | null;
  readonly error: AttemptError | null;
  readonly answer: string | null;
  readonly becomes:
    | { readonly kind: "delivered" }
    | { readonly kind: "given_up" }
    | { readonly kind: "pending"; readonly nextAttemptAt: Instant };
}

/**
 * Writes down how a try ended, in the transaction of the caller, without what was answered to an event that was erased meanwhile. False, and nothing written, when the lease was lost meanwhile: somebody else then
 * has the delivery.
 */
export async function settleAttempt(
  tx: Queryable,
  id: WebhookDeliveryId,
  lease: string,
  { at, durationMs, status, error, answer, becomes }: SettledAttempt,
): Promise<boolean> {
  // Before the delivery, as whoever erases a builder does.
  const isErased = await holdEvent(tx, id);
  const { numUpdatedRows } = await tx
    .updateTable("webhook_delivery")
    .set({
      lease: null,
      leased_until: null,
      status: becomes.kind,
      next_attempt_at: becomes.kind === "pending" ? becomes.nextAttemptAt : null,
      ...(becomes.kind === "delivered" ? { delivered_at: at } : {}),
    })
    .where("id", "=", id)
    .where("lease", "=", lease)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  const { last } = await tx
    .selectFrom("webhook_attempt")
    .select((eb) => eb.fn.max("number").as("last"))
    .where("delivery_id", "=", id)
    .executeTakeFirstOrThrow();
  const number = ((last as number | null) ?? 0) + 1;
  await tx
    .insertInto("webhook_attempt")
    .values({
      delivery_id: id,
      number,
      at,
      duration_ms: durationMs,
      status,
      error,
      answer: isErased ? null : answer,
    })
    .execute();
  await tx
    .deleteFrom("webhook_attempt")
    .where("delivery_id", "=", id)
    .where("number", "<=", number - ATTEMPTS_KEPT_MAX)
    .execute();
  return true;
}

/** Whether a delivery's event has lost its content. Writes the event's row, so that whoever erases it comes before or after this transaction. */
async function holdEvent(tx: Queryable, id: WebhookDeliveryId): Promise<boolean> {
  const event = await tx
    .updateTable("published_event")
    .set((eb) => ({ type: eb.ref("type") }))
    .where("id", "=", (eb) => eb.selectFrom("webhook_delivery").select("event_id").where("id", "=", id))
    .returning((eb) => eb("data_json", "is", null).as("is_erased"))
    .executeTakeFirst();
  return Boolean(event?.is_erased);
}

/** The endpoint has answered as it should. */
export async function noteArrival(tx: Queryable, id: WebhookEndpointId): Promise<void> {
  await tx
    .updateTable("webhook_endpoint")
    .set({ failing_since_at: null })
    .where("id", "=", id)
    .where("failing_since_at", "is not", null)
    .execute();
}

/** It has not; the first time counts. */
export async function noteFailure(tx: Queryable, id: WebhookEndpointId, at: Instant): Promise<void> {
  await tx
    .updateTable("webhook_endpoint")
    .set({ failing_since_at: at })
    .where("id", "=", id)
    .where("failing_since_at", "is", null)
    .execute();
}
