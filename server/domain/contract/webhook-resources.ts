import { builderIdOf } from "../values/api-key.ts";
import type { WebhookDelivery, WebhookEndpoint } from "./webhook-endpoint.ts";

function statusOf({ switchedOff, failingSince }: WebhookEndpoint): "active" | "failing" | "switched_off" {
  if (switchedOff !== null) return "switched_off";
  return failingSince === null ? "active" : "failing";
}

/** An endpoint as its owner is told it: without its secret. Pure. */
export function webhookEndpointResourceOf(endpoint: WebhookEndpoint) {
  const { id, owner, url, eventTypes, switchedOff, failingSince, formerSecretUntil, createdAt } = endpoint;
  return {
    object: "webhook_endpoint" as const,
    id,
    url,
    eventTypes: [...eventTypes],
    builderId: builderIdOf(owner),
    status: statusOf(endpoint),
    failingSince,
    switchedOffAt: switchedOff?.at ?? null,
    switchedOffBecause: switchedOff?.because ?? null,
    formerSecretUntil,
    createdAt,
  };
}

/** One event to one endpoint, with its latest tries. Pure. */
export function webhookDeliveryResourceOf(delivery: WebhookDelivery) {
  const { id, endpointId, event, status, nextAttemptAt, deliveredAt, attempts } = delivery;
  return {
    object: "webhook_delivery" as const,
    id,
    endpointId,
    event: { ...event },
    status,
    nextAttemptAt,
    deliveredAt,
    attempts: attempts.map((attempt) => ({ ...attempt })),
  };
}
