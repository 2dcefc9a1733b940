import type Stripe from "stripe";

import { StripeApiError, noSuch } from "../api/api-errors.ts";
import { API_VERSION, API_VERSIONS } from "../api/api-versions.ts";
import { EVENT_TYPES } from "../state/event-types.ts";
import { mergeMetadata } from "../api/merge-metadata.ts";
import { newId } from "../state/object-ids.ts";
import { paginate, pageParameters } from "../api/pagination.ts";
import { boolean, expandable, list, map, metadata, readParameters, text, url } from "../api/parameters.ts";
import type { StripeApi } from "../api/stripe-api.ts";
import type { EndpointRecord, EventRecord, StripeState } from "../state/stripe-state.ts";
import { stripeSignature } from "../state/webhook-signature.ts";

/** Stripe tries for three days. */
const GIVE_UP_AFTER_MS = 72 * 60 * 60 * 1000;

/** At most a day may a rolled secret live on. */
const OVERLAP_HOURS_MAX = 24;

interface NewEndpoint {
  url: string;
  enabledEvents: readonly string[];
  secret?: string;
  apiVersion?: string | null;
  description?: string | null;
  metadata?: Stripe.Metadata;
}

function createEndpoint(state: StripeState, parameters: NewEndpoint): EndpointRecord {
  const id = newId("webhookEndpoint");
  return state.endpoints.add({
    id,
    endpoint: {
      id,
      object: "webhook_endpoint",
      api_version: parameters.apiVersion ?? null,
      application: null,
      created: state.kernel.clock.unixSeconds(),
      description: parameters.description ?? null,
      enabled_events: [...parameters.enabledEvents],
      livemode: false,
      metadata: parameters.metadata ?? {},
      status: "enabled",
      url: parameters.url,
    },
    secrets: [{ secret: parameters.secret ?? newId("webhookSecret"), validUntil: null }],
  });
}

/** The endpoint at this URL gets this secret and these events; one is made where there is none. */
export function putEndpoint(
  state: StripeState,
  parameters: { url: string; secret: string; enabledEvents: readonly string[] },
): EndpointRecord {
  const existing = state.endpoints.oldestFirst().find(({ endpoint }) => endpoint.url === parameters.url);
  if (existing === undefined) return createEndpoint(state, parameters);
  existing.endpoint.enabled_events = [...parameters.enabledEvents];
  existing.endpoint.status = "enabled";
  existing.secrets = [{ secret: parameters.secret, validUntil: null }];
  return existing;
}

/** Gives the endpoint a new secret. The old one goes on signing beside it for `overlapHours`. Returns the new one. */
export function rollSecret(state: StripeState, id: string, overlapHours: number): string {
  const record = getEndpoint(state, id);
  const hours = Math.min(Math.max(overlapHours, 0), OVERLAP_HOURS_MAX);
  const validUntil = state.kernel.clock.unixSeconds() + hours * 60 * 60;
  const secret = newId("webhookSecret");
  record.secrets = [
    { secret, validUntil: null },
    ...record.secrets.map((old) => ({ ...old, validUntil: old.validUntil ?? validUntil })),
  ];
  return secret;
}

/** Hands the event to every enabled endpoint that wants it, and strikes out each that has accepted it. */
export function deliverEvent(state: StripeState, { event, undelivered }: EventRecord): void {
  const wanting = state.endpoints
    .oldestFirst()
    .filter(
      ({ endpoint }) =>
        endpoint.status === "enabled" &&
        (endpoint.enabled_events.includes("*") || endpoint.enabled_events.includes(event.type)),
    );
  for (const record of wanting) {
    undelivered.add(record.id);
    const body = JSON.stringify(
      {
        ...event,
        api_version: record.endpoint.api_version ?? API_VERSION,
        pending_webhooks: wanting.length,
      },
      null,
      2,
    );
    send(state, record, {
      eventType: event.type,
      ...objectIdOf(event.data.object),
      body,
      onDelivered: () => undelivered.delete(record.id),
    });
  }
}

/**
 * Sends a thin event to every enabled endpoint: an id and a type, and nothing of the object. Stripe sends them from its second API, to an
 * endpoint that somebody has set to them.
 */
export function deliverThinEvent(state: StripeState, type: string): { readonly id: string } {
  const id = newId("event");
  const body = JSON.stringify(
    {
      id,
      object: "v2.core.event",
      type,
      livemode: false,
      created: state.kernel.clock.now().toISOString(),
      related_object: null,
    },
    null,
    2,
  );
  const enabled = state.endpoints.oldestFirst().filter(({ endpoint }) => endpoint.status === "enabled");
  for (const record of enabled) send(state, record, { eventType: type, body });
  return { id };
}

function send(
  state: StripeState,
  record: EndpointRecord,
  delivery: { eventType: string; body: string; objectId?: string; onDelivered?: () => void },
): void {
  state.kernel.postOffice.send({
    provider: "stripe",
    endpointId: record.id,
    url: record.endpoint.url,
    ...delivery,
    giveUpAfterMs: GIVE_UP_AFTER_MS,
    sign: (unixSeconds) => ({
      "user-agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
      "content-type": "application/json; charset=utf-8",
      "stripe-signature": stripeSignature(delivery.body, unixSeconds, secretsAt(record, unixSeconds)),
    }),
  });
}

/** Nothing for the few objects of Stripe's that have no id. */
function objectIdOf(object: object): { objectId?: string } {
  return "id" in object && typeof object.id === "string" ? { objectId: object.id } : {};
}

function secretsAt(record: EndpointRecord, unixSeconds: number): string[] {
  return record.secrets
    .filter(({ validUntil }) => validUntil === null || unixSeconds < validUntil)
    .map(({ secret }) => secret);
}

function getEndpoint(state: StripeState, id: string): EndpointRecord {
  const record = state.endpoints.find(id);
  if (record === undefined) throw noSuch("webhook endpoint", id, "webhook_endpoint_id");
  return record;
}

const createParameters = map({
  url: url(),
  enabled_events: list(text()),
  api_version: text().optional(),
  description: text().optional(),
  metadata: metadata().optional(),
  connect: boolean().optional(),
  ...expandable,
});

const updateParameters = map({
  url: url().optional(),
  enabled_events: list(text()).optional(),
  description: text().optional(),
  disabled: boolean().optional(),
  metadata: metadata().optional(),
  ...expandable,
});

/** `/v1/webhook_endpoints`. */
export function mountWebhookEndpoints(api: StripeApi, state: StripeState): void {
  api.post("/v1/webhook_endpoints", async (context) => {
    const parameters = await readParameters(context, createParameters);
    checkEventTypes(parameters.enabled_events);
    const version = parameters.api_version;
    if (version !== undefined && !API_VERSIONS.has(version)) {
      throw new StripeApiError(`Invalid Stripe API version: ${version}`, { param: "api_version" });
    }
    const { endpoint, secrets } = createEndpoint(state, {
      url: parameters.url,
      enabledEvents: parameters.enabled_events,
      apiVersion: version ?? null,
      description: parameters.description ?? null,
      metadata: mergeMetadata({}, parameters.metadata),
    });
    return context.json({ ...endpoint, secret: secrets[0]?.secret });
  });

  api.get("/v1/webhook_endpoints", async (context) => {
    const parameters = await readParameters(context, map(pageParameters));
    const endpoints = state.endpoints.newestFirst().map(({ endpoint }) => endpoint);
    return context.json(paginate(endpoints, parameters, "/v1/webhook_endpoints", "webhook endpoint"));
  });

  api.get("/v1/webhook_endpoints/:id", async (context) => {
    await readParameters(context, map(expandable));
    return context.json(getEndpoint(state, context.req.param("id")).endpoint);
  });

  api.post("/v1/webhook_endpoints/:id", async (context) => {
    const parameters = await readParameters(context, updateParameters);
    const { endpoint } = getEndpoint(state, context.req.param("id"));
    checkEventTypes(parameters.enabled_events ?? []);
    endpoint.url = parameters.url ?? endpoint.url;
    endpoint.enabled_events = parameters.enabled_events ?? endpoint.enabled_events;
    endpoint.description = parameters.description ?? endpoint.description;
    endpoint.metadata = mergeMetadata(endpoint.metadata, parameters.metadata);
    if (parameters.disabled !== undefined) endpoint.status = parameters.disabled ? "disabled" : "enabled";
    return context.json(endpoint);
  });

  api.delete("/v1/webhook_endpoints/:id", (context) => {
    const { id } = getEndpoint(state, context.req.param("id"));
    state.endpoints.remove(id);
    return context.json({
      id,
      object: "webhook_endpoint",
      deleted: true,
    } satisfies Stripe.DeletedWebhookEndpoint);
  });
}

function checkEventTypes(types: readonly string[]): void {
  const index = types.findIndex((type) => type !== "*" && !EVENT_TYPES.has(type));
  if (index === -1) return;
  throw new StripeApiError(`Invalid enabled_events[${index}]: ${types[index] ?? ""} is not a type of event`, {
    param: `enabled_events[${index}]`,
  });
}
