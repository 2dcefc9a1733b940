import { z } from "zod";
import { contractBuilderId, contractInstant, contractSessionTypeId } from "./contract-values.schema.ts";

/** `CalendlyEventType`: what Calendly says of an event type, and what it costs here. */
export const eventTypeResource = z
  .object({
    id: z.string().meta({
      description:
        "Calendly's id of the event type: the last part of `uri`. Scheduling links are made by it.",
      example: "7d1e2a0c-5b8f-4c39-9a64-2f0e8d7b1c55",
    }),
    uri: z.string().meta({
      description: "The event type at Calendly's API.",
      example: "https://api.calendly.com/event_types/7d1e2a0c-5b8f-4c39-9a64-2f0e8d7b1c55",
    }),
    name: z.string().meta({ description: "As at Calendly.", example: "Architecture review" }),
    description: z.string().meta({
      description:
        "The builder's own words, in lines; empty where they wrote none. It begins as the description at Calendly.",
      example: "An hour on your design, with notes afterwards.",
    }),
    duration: z.int().min(1).meta({ description: "Minutes.", example: 60 }),
    slug: z.string().meta({
      description: "The name in addresses, one of its own among a builder's.",
      example: "architecture-review",
    }),
    color: z
      .string()
      .nullable()
      .meta({ description: "`#rrggbb`; null while Calendly has not said.", example: "#1a73e8" }),
    active: z.boolean().meta({ description: "Whether it is switched on at Calendly." }),
    created_at: contractInstant
      .nullable()
      .meta({ description: "When it was made at Calendly; null while Calendly has not said." }),
    updated_at: contractInstant
      .nullable()
      .meta({ description: "When it was last changed at Calendly; null while Calendly has not said." }),
    profile: z
      .object({
        name: z.string().meta({ example: "Ada Okafor" }),
        type: z.string().meta({ description: "Calendly's: `User` or `Team`.", example: "User" }),
      })
      .nullable()
      .meta({
        description: "Whose it is at Calendly; null while Calendly has not said, or where it is nobody's.",
      }),
    scheduling_url: z.string().nullable().meta({
      description:
        "Its page at Calendly. Whoever books there has not paid: make a scheduling link instead. Null while Calendly has not said, and for clients where the builder keeps the page unlisted.",
      example: "https://calendly.com/ada-okafor/architecture-review",
    }),
    price: z
      .string()
      .regex(/^\d+(\.\d{2,3})?$/)
      .meta({
        description:
          'What one session costs, as a decimal number in the currency\'s major unit with all its digits: "150.00" in USD, "5000" in JPY, which has no smaller unit. "0.00" (or "0") is free. The same amount as `price_minor`.',
        example: "150.00",
      }),
    price_minor: z.int().min(0).meta({
      description:
        "The same in the currency's smallest unit: 15000 in USD is 150.00 dollars, 5000 in JPY is 5000 yen. 0 is free.",
      example: 15_000,
    }),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .meta({ description: "Of the price: ISO 4217, in capitals.", example: "USD" }),
    session_type_id: contractSessionTypeId,
    builder_id: contractBuilderId,
    position: z.int().min(0).meta({ description: "Its place in the order in which its builder shows them." }),
    published: z.boolean().meta({ description: "Whether its builder has published it; else it is a draft." }),
    on_sale: z.boolean().meta({
      description:
        "Whether it can be booked: it is published and active, and nothing about it at Calendly keeps it from being sold.",
    }),
  })
  .meta({ id: "CalendlyEventType", description: "An event type at Calendly, with its price." });
