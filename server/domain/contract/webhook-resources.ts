import type { WebhookDelivery, WebhookEndpoint } from "./webhook-endpoint.ts";
import type { WebhookDeliveryResource, WebhookEndpointResource } from "./webhook-endpoint.schema.ts";

/** An endpoint as its owner is told it: without its secret. Pure. */
export function webhookEndpointResourceOf(endpoint: WebhookEndpoint): WebhookEndpointResource {
  const { id, owner, url, eventTypes, switchedOff, failingSince, formerSecretUntil, createdAt } = endpoint;
  return {
    object: "webhook_endpoint",
    id,
    url,
    eventTypes: [...eventTypes],
    builderId: owner.kind === "builder" ? owner.builderId : null,
    status: switchedOff !== null ? "switched_off" : failingSince !== null ? "failing" : "active",
    failingSince,
    switchedOffAt: switchedOff?.at ?? null,
    switchedOffBecause: switchedOff?.because ?? null,
    formerSecretUntil,
    createdAt,
  };
}

/** One event to one endpoint, with every try. Pure. */
export function webhookDeliveryResourceOf(delivery: WebhookDelivery): WebhookDeliveryResource {
  const { id, endpointId, event, status, nextAttemptAt, deliveredAt, attempts } = delivery;
  return {
    object: "webhook_delivery",
    id,
    endpointId,
    event: { ...event },
    status,
    nextAttemptAt,
    deliveredAt,
    attempts: attempts.map((attempt) => ({ ...attempt })),
  };
}
