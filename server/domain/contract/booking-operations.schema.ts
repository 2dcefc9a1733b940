import { z } from "zod";
import { bookingResource } from "./booking-resource.schema.ts";
import { CONSENT_KINDS } from "../booking/consent.ts";
import { RETURN_URL_CHARACTERS_MAX } from "../booking/return-urls.ts";
import { metadataAsked } from "./caller-metadata.schema.ts";
import { contractBookingId, contractInstant, contractMoney } from "./contract-values.schema.ts";

/** What the operations on bookings take and answer, beside the booking itself. */

export const oneBooking = z.strictObject({ bookingId: contractBookingId });

/** 100: some hundred kilobytes. */
const PAGE_SIZE_MAX = 100;

export const pageAsked = z.strictObject({
  cursor: z.string().max(400).optional().meta({
    description: "Where the page begins: `pagination.nextCursor` of the page before. Absent: the first.",
  }),
  limit: z
    .int()
    .min(1)
    .max(PAGE_SIZE_MAX)
    .default(25)
    .meta({ description: "How many at most. A page may hold fewer while there is a next one." }),
});

export const bookingPage = z
  .object({
    data: z.array(bookingResource),
    pagination: z.object({
      nextCursor: z.string().nullable().meta({ description: "Null on the last page." }),
    }),
  })
  .meta({ id: "BookingPage" });

export const cancellationQuote = z
  .object({
    refund: contractMoney.nullable().meta({
      description: "What goes back if this caller cancels now; null when nothing was paid.",
    }),
    validUntil: contractInstant.nullable().meta({
      description: "Until when the token is held to; null where there is none.",
    }),
    token: z.string().nullable().meta({
      description:
        "A client sends it with the cancellation. Null for a builder or an operator, who need none: from them all that was paid goes back.",
    }),
  })
  .meta({ id: "CancellationQuote" });

export const cancellationAsked = oneBooking.extend({
  quote: z.string().max(300).nullable().default(null).meta({
    description: "The token of the quote; only a client whose money goes back needs one.",
  }),
});

const returnUrl = z.string().max(RETURN_URL_CHARACTERS_MAX).optional();

const consentAsked = z
  .strictObject({
    kind: z.enum(CONSENT_KINDS),
    version: z.int().min(1).max(1_000_000).optional().meta({
      description: "Of the terms or the privacy notice, as their pages name it. None for an early start.",
    }),
    language: z.string().max(35).optional().meta({ description: "In which the client read it: `en`." }),
  })
  .meta({ id: "Consent" });

export const checkoutAsked = oneBooking.extend({
  successUrl: returnUrl.meta({
    description:
      "Where Stripe leads to after the payment: on our own origin or on one of the key's. `{CHECKOUT_SESSION_ID}` in it becomes the checkout's id. Absent: the booking's page.",
  }),
  cancelUrl: returnUrl.meta({ description: "The same for whoever leaves without paying." }),
  metadata: metadataAsked.default({}),
  consents: z.array(consentAsked).max(CONSENT_KINDS.length).default([]).meta({
    description:
      "What the client has agreed to on your own page. A seller's program is asked for nothing: whoever leads a client to pay asks them. A client's own session names here all that the booking's page would ask. Kept with the first checkout that names it.",
  }),
});

export const openedCheckout = z
  .object({
    sessionId: z.string().meta({ description: "Stripe's Checkout Session." }),
    url: z.string().meta({ description: "Stripe's page. It opens for whoever has it." }),
  })
  .meta({ id: "Checkout" });
