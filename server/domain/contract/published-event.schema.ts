import { z } from "zod";
import { bookingResource } from "./booking-resource.schema.ts";
import { contractInstant, contractPublishedEventId } from "./contract-values.schema.ts";
import type { PublishedEventType } from "./published-event.ts";

/** Of every event: it changes when a field is taken away or means something else. Its booking has a number of its own. */
export const PUBLISHED_EVENT_VERSION = 1;

const paymentThatSucceeded = bookingResource.shape.payments.unwrap();
const paymentThatFailed = z.object({
  checkoutId: z.string().meta({ description: "Stripe's Checkout Session." }),
  retryUntil: contractInstant.nullable().meta({
    description:
      "With a payment that takes days: until when the client may pay in another way. Null for a declined card, which may be tried again while the time is held.",
  }),
});
const publishedRefund = bookingResource.shape.refunds.unwrap().extend({
  obligationNumber: z.int().nullable().meta({
    description:
      "Which of the booking's `refundObligations` it is for; null for one made in Stripe's dashboard.",
  }),
});
const publishedDispute = bookingResource.shape.disputes.unwrap();

/** Beside the booking, what the event is about. */
const aboutBooking = z.object({ booking: bookingResource });
const aboutSuccess = aboutBooking.extend({ payment: paymentThatSucceeded });
const aboutFailure = aboutBooking.extend({ payment: paymentThatFailed });
const aboutRefund = aboutBooking.extend({ refund: publishedRefund });
const aboutDispute = aboutBooking.extend({ dispute: publishedDispute });

const BOOKING_EVENT_TYPES = [
  "booking.scheduled",
  "booking.confirmed",
  "booking.moved",
  "booking.canceled",
  "booking.completed",
  "booking.abandoned",
] as const satisfies readonly PublishedEventType[];

function eventOf<
  Types extends readonly [PublishedEventType, ...PublishedEventType[]],
  Data extends z.ZodType,
>(types: Types, data: Data) {
  return z.object({
    object: z.literal("event"),
    resourceVersion: z.literal(PUBLISHED_EVENT_VERSION).meta({
      description:
        "Of this form of an event; it changes only with fields that are taken away or mean something else.",
    }),
    id: contractPublishedEventId,
    type: z.enum(types),
    sequence: z.int().min(1).meta({
      description:
        "1, 2, 3 … within the booking, without gaps: of two events of one booking the higher one came later, and a missing number is an event that has not been read.",
    }),
    occurredAt: contractInstant.meta({
      description:
        "When it became true, as Calendly, Stripe or our clock has it; we may have learned of it later.",
    }),
    data: data.nullable().meta({
      description: "As it was then. Null once the personal data in it have been erased.",
    }),
  });
}

/** Something that has happened to a booking, with the booking as it was then. */
export const publishedEvent = z
  .discriminatedUnion("type", [
    eventOf(BOOKING_EVENT_TYPES, aboutBooking),
    eventOf(["payment.succeeded"], aboutSuccess),
    eventOf(["payment.failed"], aboutFailure),
    eventOf(["refund.settled", "refund.failed"], aboutRefund),
    eventOf(["dispute.opened", "dispute.closed"], aboutDispute),
  ])
  .meta({
    id: "Event",
    description: "Something that has happened to a booking, with all of it as it was then.",
  });

/** A page of events, the oldest first. */
export const eventPage = z
  .object({
    data: z.array(publishedEvent),
    pagination: z.object({
      nextCursor: z.string().meta({
        description:
          "Where to go on, `after` of the next request: never null, because there are always events to come. Keep it when the page is worked off.",
      }),
      hasMore: z.boolean().meta({ description: "Whether there are more by now." }),
    }),
  })
  .meta({ id: "EventPage" });

export const eventsAsked = z.strictObject({
  after: z.string().max(400).optional().meta({
    description: "`pagination.nextCursor` of the page before. Absent: from the oldest event that is kept.",
  }),
  limit: z.int().min(1).max(100).default(25).meta({ description: "How many at most." }),
});

export type PublishedEvent = z.output<typeof publishedEvent>;
