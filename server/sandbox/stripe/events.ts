import type Stripe from "stripe";

import type { DeliveryState } from "../kernel/kernel.ts";
import { noSuch } from "./api-errors.ts";
import { API_VERSION } from "./api-versions.ts";
import { newId } from "./object-ids.ts";
import { createdFilter, isCreatedWithin, paginate, pageParameters } from "./pagination.ts";
import { boolean, expandable, list, map, readParameters, text } from "./parameters.ts";
import type { StripeApi } from "./stripe-api.ts";
import type { Cause, EventRecord, StripeState, WireEvent } from "./stripe-state.ts";
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
  object: ObjectOf<Type>,
  cause: Cause,
  previousAttributes?: Partial<ObjectOf<Type>>,
): void {
  const record: EventRecord = {
    id: newId("event"),
    deliveryIds: [],
    event: {
      id: "",
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
  };
  record.event.id = record.id;
  state.events.add(record);
  record.deliveryIds = deliverEvent(state, record.event);
}

/** Where every delivery of a Stripe event stands, by the delivery's id. */
export function deliveryStates(state: StripeState): ReadonlyMap<string, DeliveryState> {
  return new Map(
    state.kernel.postOffice.list({ provider: "stripe" }).map((delivery) => [delivery.id, delivery.state]),
  );
}

/** The event with the number of endpoints that have not accepted it yet. */
export function presentEvent(record: EventRecord, states: ReadonlyMap<string, DeliveryState>): WireEvent {
  return { ...record.event, pending_webhooks: undelivered(record, states) };
}

function undelivered(record: EventRecord, states: ReadonlyMap<string, DeliveryState>): number {
  // The post office forgets the oldest of what needs no more sending.
  return record.deliveryIds.filter((id) => (states.get(id) ?? "delivered") !== "delivered").length;
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
    const states = deliveryStates(state);
    const types = [...(parameters.types ?? []), ...(parameters.type === undefined ? [] : [parameters.type])];
    const shown = state.events
      .newestFirst()
      .filter(
        (record) =>
          isShown(state, record) &&
          isCreatedWithin(record.event.created, parameters.created) &&
          (types.length === 0 || types.some((type) => matchesType(record.event.type, type))) &&
          (parameters.delivery_success === undefined ||
            parameters.delivery_success === (undelivered(record, states) === 0)),
      )
      .map((record) => presentEvent(record, states));
    return context.json(paginate(shown, parameters, "/v1/events", "event"));
  });

  api.get("/v1/events/:id", async (context) => {
    await readParameters(context, map(expandable));
    const record = state.events.find(context.req.param("id"));
    if (record === undefined || !isShown(state, record)) throw noSuch("event", context.req.param("id"));
    return context.json(presentEvent(record, deliveryStates(state)));
  });
}

function isShown(state: StripeState, { event }: EventRecord): boolean {
  return event.created > state.kernel.clock.unixSeconds() - SHOWN_SECONDS;
}

/** `charge.*` asks for every event of charges. */
function matchesType(type: string, wanted: string): boolean {
  return wanted.endsWith("*") ? type.startsWith(wanted.slice(0, -1)) : type === wanted;
}
