import { z } from "zod";

/** What every Calendly delivery is wrapped in. */
export const envelopeSchema = z.object({ event: z.string(), payload: z.looseObject({}) });

/**
 * All that we read from a Calendly delivery: which invitee it is about. Tolerant of additions, and of the older nested shape (`payload.invitee.uri`,
 * `payload.event.uuid`).
 */
export const calendlyDeliverySchema = z
  .object({
    payload: z.union([z.object({ uri: z.string() }), z.object({ invitee: z.object({ uri: z.string() }) })]),
  })
  .transform(({ payload }) => ({ inviteeUri: "uri" in payload ? payload.uri : payload.invitee.uri }));

/** What a Stripe event is read for: its type, and the id of the object it is about. */
export const stripeDeliverySchema = z.object({
  id: z.string(),
  type: z.string(),
  data: z.object({
    object: z.object({ id: z.string(), payment_intent: z.string().nullish() }),
  }),
});
export type StripeDelivery = z.infer<typeof stripeDeliverySchema>;
