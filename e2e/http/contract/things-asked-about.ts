import { startReceiver } from "../../../server/adapters/webhooks/test-receivers.ts";
import { PUBLISHED_EVENT_TYPES } from "../../../server/domain/contract/published-event.ts";
import type { WebhookEndpointId } from "../../../server/domain/values/ids.ts";
import { invariant } from "../../../server/domain/values/invariant.ts";
import { until } from "../../../server/test-until.ts";
import type { BuiltApp } from "../../kit/built-app.ts";
import { bookTime, findSessionTypeId, signInAs, signUp, type Visitor } from "../../kit/visitors.ts";
import { BUILDER } from "./callers.ts";
import type { About, Expected } from "./expected-answers.ts";

const OFFER = "ada-okafor/architecture-review";

/** What callers ask about: a booking of the builder's, and an endpoint that is told of it. */
export interface ThingsAskedAbout {
  /** The client of the booking, and what there is. What is said to be changed is made anew. */
  give(
    changes: Expected["changes"],
  ): Promise<{ readonly client: Visitor; readonly about: Omit<About, "email"> }>;
  /** The events that have arrived. */
  readonly received: readonly unknown[];
  stop(): Promise<void>;
}

export async function makeThings(app: BuiltApp): Promise<ThingsAskedAbout> {
  const received: unknown[] = [];
  const receiver = await startReceiver((request, response) => {
    let text = "";
    request.on("data", (chunk: Buffer) => (text += chunk.toString()));
    request.on("end", () => {
      received.push(JSON.parse(text));
      response.end();
    });
  });
  const receiverUrl = `http://127.0.0.1:${receiver.port}/events`;
  const { webhookEndpoints } = (await signInAs(app, BUILDER)).api;

  async function makeEndpoint(): Promise<WebhookEndpointId> {
    const eventTypes = [...PUBLISHED_EVENT_TYPES];
    const made = await webhookEndpoints.create.mutate({ url: receiverUrl, eventTypes });
    invariant(made.ok, "the endpoint was refused");
    return made.value.id;
  }

  const endpointId = await makeEndpoint();
  const booked = await bookTime(app, OFFER);
  const sessionTypeId = await findSessionTypeId(booked.client, OFFER);
  const deliveryId = await until(async () => {
    const [delivery] = (await webhookEndpoints.listDeliveries.query({ endpointId })).data;
    invariant(delivery?.status === "delivered", "an event has arrived");
    return delivery.id;
  });
  const aboutThem = ({ bookingId, invitee }: typeof booked) => ({
    bookingId,
    sessionTypeId,
    inviteeUri: invitee.uri,
    endpointId,
    deliveryId,
    receiverUrl,
  });

  return {
    async give(changes) {
      const { client } = booked;
      const about = aboutThem(booked);
      switch (changes) {
        case "nothing":
          return { client, about };
        case "held_booking": {
          const held = await bookTime(app, OFFER);
          return { client: held.client, about: aboutThem(held) };
        }
        case "new_client":
          return { client: await signUp(app), about };
        case "endpoint":
          return { client, about: { ...about, endpointId: await makeEndpoint() } };
      }
    },
    received,
    stop: () => receiver.stop(),
  };
}
