import { z } from "zod";
import { instantFromEpochSeconds, parseInstant, type Instant } from "../values/instant.ts";
import type { DeliveredObject } from "./delivered-object.ts";

/**
 * All that we read from a Calendly delivery: which invitee it is about. Tolerant of additions, and of the older nested shape (`payload.invitee.uri`,
 * `payload.event.uuid`).
 */
const calendlyDeliverySchema = z
  .object({
    payload: z.union([z.object({ uri: z.string() }), z.object({ invitee: z.object({ uri: z.string() }) })]),
  })
  .transform(({ payload }): DeliveredObject => ({
    objectId: "uri" in payload ? payload.uri : payload.invitee.uri,
    paymentIntentId: null,
  }));

/** What a Stripe event is read for: the id of the object it is about. */
const stripeDeliverySchema = z
  .object({
    data: z.object({
      object: z.object({ id: z.string(), payment_intent: z.string().nullish() }),
    }),
  })
  .transform(({ data: { object } }): DeliveredObject => ({
    objectId: object.id,
    paymentIntentId: object.payment_intent ?? null,
  }));

interface Delivered {
  readonly source: "calendly" | "stripe";
  /** As it was signed. */
  readonly body: string;
}

/** What a delivery is about. Throws when its body does not say. */
export function parseDeliveredObject({ source, body }: Delivered): DeliveredObject {
  const schema = source === "stripe" ? stripeDeliverySchema : calendlyDeliverySchema;
  return schema.parse(JSON.parse(body));
}

/** What a delivery is about; null when its body does not say. */
export function findDeliveredObject(delivered: Delivered): DeliveredObject | null {
  try {
    return parseDeliveredObject(delivered);
  } catch {
    return null;
  }
}

const createdSchema = z.union([
  z.object({ created: z.int().min(0) }).transform(({ created }) => instantFromEpochSeconds(created)),
  z.object({ created_at: z.string() }).transform(({ created_at }) => parseInstant(created_at)),
]);

/** When the provider says that it made the event; null when it does not. */
export function findCreatedAt(body: string): Instant | null {
  try {
    return createdSchema.parse(JSON.parse(body));
  } catch {
    return null;
  }
}
