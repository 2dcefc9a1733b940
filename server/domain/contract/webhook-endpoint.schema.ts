import { z } from "zod";
import { WEBHOOK_FAILURES } from "../providers/webhook-answer.ts";
import { pageAsked } from "./booking-operations.schema.ts";
import {
  contractBookingId,
  contractBuilderId,
  contractInstant,
  contractPublishedEventId,
  contractWebhookDeliveryId,
  contractWebhookEndpointId,
} from "./contract-values.schema.ts";
import { PUBLISHED_EVENT_TYPES } from "./published-event.ts";
import { DELIVERY_STATUSES, SWITCHED_OFF_BECAUSE } from "./webhook-endpoint.ts";

const url = z.string().min(1).max(2_000).meta({
  description:
    "Where events are sent: https, port 443, a public host, without a password and without a fragment.",
  example: "https://hooks.example.com/bookings",
});
const eventTypes = z
  .array(z.enum(PUBLISHED_EVENT_TYPES))
  .min(1)
  .max(PUBLISHED_EVENT_TYPES.length)
  .refine((types) => new Set(types).size === types.length, "each type once")
  .meta({ description: "Which events are sent." });

export const webhookEndpointResource = z
  .object({
    object: z.literal("webhook_endpoint"),
    id: contractWebhookEndpointId,
    url: z.string(),
    eventTypes: z.array(z.enum(PUBLISHED_EVENT_TYPES)),
    builderId: contractBuilderId
      .nullable()
      .meta({ description: "Whose bookings it is told of; null: everybody’s, for an operator." }),
    status: z.enum(["active", "failing", "switched_off"]).meta({
      description:
        "failing: the last delivery has not arrived, and is tried again. switched_off: nothing is sent, and what happens meanwhile waits.",
    }),
    failingSince: contractInstant
      .nullable()
      .meta({ description: "The first failure since anything arrived." }),
    switchedOffAt: contractInstant.nullable(),
    switchedOffBecause: z
      .enum(SWITCHED_OFF_BECAUSE)
      .nullable()
      .meta({ description: "dead: nothing has arrived for three days." }),
    formerSecretUntil: contractInstant
      .nullable()
      .meta({ description: "Until when the secret before the present one signs as well." }),
    createdAt: contractInstant,
  })
  .meta({ id: "WebhookEndpoint", description: "Where events are sent." });

export const webhookEndpointWithSecret = webhookEndpointResource
  .extend({
    secret: z.string().meta({
      description: "Verifies what is sent, by Standard Webhooks. Shown in this answer alone.",
      example: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    }),
  })
  .meta({ id: "WebhookEndpointWithSecret" });

const pagination = z.object({
  nextCursor: z.string().nullable().meta({ description: "Null on the last page." }),
});

export const webhookEndpointPage = z
  .object({ data: z.array(webhookEndpointResource), pagination })
  .meta({ id: "WebhookEndpointPage" });

export const webhookDeliveryResource = z
  .object({
    object: z.literal("webhook_delivery"),
    id: contractWebhookDeliveryId,
    endpointId: contractWebhookEndpointId,
    event: z.object({
      id: contractPublishedEventId,
      type: z.string(),
      bookingId: contractBookingId,
      sequence: z.int(),
      occurredAt: contractInstant,
      isErased: z.boolean().meta({
        description: "Whether its content was erased with its client’s data: it can be sent no more.",
      }),
    }),
    status: z.enum(DELIVERY_STATUSES).meta({
      description:
        "pending: it will be sent, or sent again. given_up: not taken within three days, or erased.",
    }),
    nextAttemptAt: contractInstant.nullable().meta({ description: "Null unless it is pending." }),
    deliveredAt: contractInstant.nullable(),
    attempts: z
      .array(
        z.object({
          number: z.int(),
          at: contractInstant,
          durationMs: z.int(),
          status: z.int().nullable().meta({ description: "Of your HTTP answer; null without one." }),
          error: z
            .string()
            .nullable()
            .meta({
              description: `Why there is no answer: ${WEBHOOK_FAILURES.join(", ")}, erased, unreadable.`,
            }),
          answer: z.string().nullable().meta({ description: "The beginning of your answer’s body." }),
        }),
      )
      .meta({ description: "The latest 50 tries, oldest first." }),
  })
  .meta({ id: "WebhookDelivery", description: "One event to one endpoint." });

export const webhookDeliveryPage = z
  .object({ data: z.array(webhookDeliveryResource), pagination })
  .meta({ id: "WebhookDeliveryPage" });

export const oneEndpoint = z.strictObject({ endpointId: contractWebhookEndpointId });
export const newEndpoint = z.strictObject({ url, eventTypes });
export const endpointChange = oneEndpoint.extend({ url: url.optional(), eventTypes: eventTypes.optional() });
export const deliveriesAsked = oneEndpoint.extend(pageAsked.shape);
export const oneDelivery = oneEndpoint.extend({ deliveryId: contractWebhookDeliveryId });
export const resendAsked = oneEndpoint.extend({
  since: z.union([contractPublishedEventId, contractInstant]).meta({
    description:
      "The id of the first event to be sent again, or the instant since when events were recorded.",
  }),
});

export const resent = z
  .object({
    count: z.int().meta({ description: "How many events are sent again." }),
    lastEventId: contractPublishedEventId.nullable(),
    hasMore: z.boolean().meta({
      description: "Whether there are more after the last: ask again with its id. One call takes 10,000.",
    }),
  })
  .meta({ id: "Resent" });

export const removedEndpoint = z.object({ id: contractWebhookEndpointId, isRemoved: z.literal(true) });
