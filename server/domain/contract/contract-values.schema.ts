import { z } from "zod";

/** What the resources of the contract are made of. Each describes itself: the published document is generated from these. */

/** An id of ours. Without letters that look alike, as all are made. */
const idOf = <Prefix extends string>(prefix: Prefix, thing: string, example: string) =>
  z.templateLiteral([`${prefix}_` as const, z.string().regex(/^[0-9a-hjkmnp-tv-z]{26}$/)]).meta({
    description: `The id of ${thing}.`,
    example: `${prefix}_${example}`,
  });

export const contractBookingId = idOf("bkg", "a booking", "01jd0kq8x7n4m2v5z3t6r9w1yc");
export const contractBuilderId = idOf("bld", "a builder", "01jcx2m9p4r7t1v8w3y6z0a5bk");
export const contractSessionTypeId = idOf("sty", "a session type", "01jcx3q5s8v2x9z4a7d1f6g0hm");
export const contractPublishedEventId = idOf("evt", "an event", "01jd0m2x5z8c1f4h7k0n3r6t9w");
export const contractWebhookEndpointId = idOf("whe", "a webhook endpoint", "01jd0p4z7b0e3h6m9q2t5w8y1d");
export const contractWebhookDeliveryId = idOf("whd", "a delivery", "01jd0q8c1f4j7n0r3v6y9b2e5h");
export const contractInstant = z.iso
  .datetime({ precision: 3 })
  .meta({ description: "An instant in UTC.", example: "2026-12-01T09:30:00.000Z" });
export const contractMoney = z
  .object({
    amountMinor: z.int().min(0).meta({
      description: "In the currency's smallest unit: 15000 USD is 150.00 dollars, 5000 JPY is 5000 yen.",
    }),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .meta({ description: "ISO 4217, in capitals." }),
  })
  .meta({
    id: "Money",
    description: "An amount of money.",
    example: { amountMinor: 15_000, currency: "USD" },
  });
