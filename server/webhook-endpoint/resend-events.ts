import {
  findEventPosition,
  findFirstPositionSince,
  makeDeliveryDue,
  makeEventsDue,
} from "../../db/published/resend-deliveries.ts";
import { accept, refuse, type Outcome } from "../domain/booking/refusal.ts";
import type { WebhookDelivery, WebhookEndpoint } from "../domain/contract/webhook-endpoint.ts";
import { idFromBytes, isPublishedEventId, type PublishedEventId } from "../domain/values/ids.ts";
import type { Instant } from "../domain/values/instant.ts";
import type { EndpointDeps } from "./endpoint-deps.ts";

/** 500 events a transaction: others write between them. */
const EVENTS_PER_STEP = 500;
/** 10,000 a call: it answers in seconds. */
const EVENTS_MAX = 10_000;

/** What was made due again. */
export interface Resent {
  readonly count: number;
  /** Null when there was none. */
  readonly lastEventId: PublishedEventId | null;
  /** Whether there are more after the last, which go with another call. */
  readonly hasMore: boolean;
}

/** Sends one event again, under the same id, whatever came of it. Refused once its content is erased. */
export async function resendDelivery(deps: EndpointDeps, delivery: WebhookDelivery): Promise<Outcome<null>> {
  if (delivery.event.isErased) return refuse({ code: "event_erased" });
  await makeDeliveryDue(deps.database.kysely, delivery.id, deps.clock.now());
  deps.wakeWorker();
  return accept(null);
}

/**
 * Sends all events again from one on, or from an instant on, in their order and under the same ids; also those from before the endpoint was made
 * or had chosen their types. Null when it is told of no such event.
 */
export async function resendSince(
  deps: EndpointDeps,
  endpoint: WebhookEndpoint,
  since: PublishedEventId | Instant,
): Promise<Resent | null> {
  const { kysely } = deps.database;
  const isEvent = isPublishedEventId(since);
  let next = isEvent
    ? await findEventPosition(kysely, endpoint, since)
    : await findFirstPositionSince(kysely, endpoint, since);
  if (isEvent && next === null) return null;
  // The same for all: what is due together goes by position.
  const at = deps.clock.now();
  let count = 0;
  let lastEventId: PublishedEventId | null = null;
  while (next !== null && count < EVENTS_MAX) {
    const from: number = next;
    const step = await deps.database.transact((tx) =>
      makeEventsDue(tx, endpoint, {
        from,
        limit: EVENTS_PER_STEP,
        at,
        newDeliveryId: () => idFromBytes("whd", deps.randomBytes(16)),
      }),
    );
    count += step.count;
    lastEventId = step.lastEventId ?? lastEventId;
    next = step.next;
  }
  deps.wakeWorker();
  return { count, lastEventId, hasMore: next !== null };
}
