import type Stripe from "stripe";

import { noSuch } from "../api/api-errors.ts";
import { API_VERSION } from "../api/api-versions.ts";
import { newId } from "../state/object-ids.ts";
import { createdFilter, isCreatedWithin, pageOf, pageParameters } from "../api/pagination.ts";
import { boolean, expandable, list, map, readParameters, text } from "../api/parameters.ts";
import type { StripeApi } from "../api/stripe-api.ts";
import type { Cause, EventRecord, StripeState, WireEvent } from "../state/stripe-state.ts";
import { deliverEvent } from "./webhook-endpoints.ts";

/** Stripe's API shows events of the last 30 days. */
const SHOWN_SECONDS = 30 * 24 * 60 * 60;

export type EventType = Stripe.Event["type"];

/** The object that an event of this type carries. */
export type ObjectOf<Type extends EventType> = Extract<Stripe.Event, { type: Type }>["data"]["object"];

export const CAUSED_BY_STRIPE: Cause = { requestId: null, idempotencyKey: null };

/** Records that this has happened to the object as it is now, and hands it to every endpoint that wants it. */
export function recordEvent<Type extends EventType>(
  state: StripeState,
  type: Type,
  object: ObjectOf<Type> & { readonly id: string },
  cause: Cause,
  previousAttributes?: Partial<ObjectOf<Type>>,
): void {
  const id = newId("event");
  send(state, {
    id,
    undelivered: new Set(),
    event: {
      id,
      object: "event",
      api_version: API_VERSION,
      created: state.kernel.clock.unixSeconds(),
      data: structuredClone({
        object,
        ...(previousAttributes === undefined ? {} : { previous_attributes: previousAttributes }),
      }),
      livemode: false,
      pending_webhooks: 0,
      request: { id: cause.requestId, idempotency_key: cause.idempotencyKey },
      type,
    },
  });
}

/**
 * Tells of the same change once more, as Stripe at times does: another event of the same type and second with the same object, under
 * an id of its own. Throws Stripe's 404 when there is no such event.
 */
export function duplicateEvent(state: StripeState, eventId: string): WireEvent {
  const { event } = getEvent(state, eventId);
  const id = newId("event");
  const twin: EventRecord = { id, undelivered: new Set(), event: { ...structuredClone(event), id } };
  send(state, twin);
  return presentEvent(twin);
}

function send(state: StripeState, record: EventRecord): void {
  state.events.add(record);
  deliverEvent(state, record);
}

/** The event with the number of endpoints that have not accepted it yet. */
export function presentEvent({ event, undelivered }: EventRecord): WireEvent {
  return { ...event, pending_webhooks: undelivered.size };
}

const listParameters = map({
  ...pageParameters,
  ...createdFilter,
  type: text().optional(),
  types: list(text()).optional(),
  delivery_success: boolean().optional(),
});

/** `/v1/events`. */
export function mountEvents(api: StripeApi, state: StripeState): void {
  api.get("/v1/events", async (context) => {
    const parameters = await readParameters(context, listParameters);
    const types = [...(parameters.types ?? []), ...(parameters.type === undefined ? [] : [parameters.type])];
    const page = pageOf(state.events, parameters, {
      url: "/v1/events",
      kind: "event",
      matches: (record) =>
        isShown(state, record) &&
        isCreatedWithin(record.event.created, parameters.created) &&
        (types.length === 0 || types.some((type) => matchesType(record.event.type, type))) &&
        (parameters.delivery_success === undefined ||
          parameters.delivery_success === (record.undelivered.size === 0)),
    });
    return context.json({ ...page, data: page.data.map(presentEvent) });
  });

  api.get("/v1/events/:id", async (context) => {
    await readParameters(context, map(expandable));
    return context.json(presentEvent(getEvent(state, context.req.param("id"))));
  });
}

function getEvent(state: StripeState, id: string): EventRecord {
  const record = state.events.find(id);
  if (record === undefined || !isShown(state, record)) throw noSuch("event", id);
  return record;
}

function isShown(state: StripeState, { event }: EventRecord): boolean {
  return event.created > state.kernel.clock.unixSeconds() - SHOWN_SECONDS;
}

/** `charge.*` asks for every event of charges. */
function matchesType(type: string, wanted: string): boolean {
  return wanted.endsWith("*") ? type.startsWith(wanted.slice(0, -1)) : type === wanted;
}
