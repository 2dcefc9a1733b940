import { z } from "zod";
import {
  BOOKING_STATES,
  DISPUTE_STAGES,
  DISPUTE_STATUSES,
  OBLIGATION_STATUSES,
  PARTIES,
  REFUND_REASONS,
  TIME_REJECTIONS,
} from "../booking/booking.ts";
import { BOOKING_EXAMPLE } from "./booking-example.ts";
import { BOOKING_RESOURCE_VERSION } from "./booking-resource.ts";
import { sessionPlaceSchema } from "../booking/session-place.schema.ts";
import {
  contractBookingId,
  contractBuilderId,
  contractInstant,
  contractMoney,
  contractSessionTypeId,
} from "./contract-values.schema.ts";

const STATE_DESCRIPTION = [
  "INITIATED: the scheduling link is made, no time is booked.",
  "SCHEDULED: a time is held and not paid.",
  "PAYMENT_PENDING: a checkout is open.",
  "PAYMENT_FAILED: a payment failed, another may be made while the hold lasts.",
  "CONFIRMED: paid (or free), the session takes place.",
  "COMPLETED: it took place.",
  "ABANDONED: it was never paid.",
  "CANCELED: it does not take place.",
  "REFUNDED: all that was paid has gone back.",
].join(" ");

/** A whole booking as other software is told it. */
export const bookingResource = z
  .object({
    object: z.literal("booking"),
    resourceVersion: z.literal(BOOKING_RESOURCE_VERSION).meta({
      description:
        "Of this form of a booking; it changes only with fields that are taken away or mean something else.",
    }),
    id: contractBookingId,
    version: z.int().min(1).meta({
      description: "Grows by one with each change: of two answers about one booking the higher one is newer.",
    }),
    state: z.enum(BOOKING_STATES).meta({ description: STATE_DESCRIPTION }),
    sessionType: z.object({
      id: contractSessionTypeId,
      name: z.string(),
      durationMinutes: z.int(),
      calendlyEventTypeUri: z.string(),
    }),
    builder: z.object({ id: contractBuilderId, name: z.string(), slug: z.string() }),
    client: z
      .object({
        name: z.string().nullable().meta({ description: "Null after an erasure." }),
        email: z.string().nullable().meta({ description: "Null after an erasure." }),
        timeZone: z.string().meta({ description: "IANA name.", example: "Europe/Berlin" }),
      })
      .meta({ description: "Who booked." }),
    price: contractMoney.meta({ description: "What the session costs; frozen when the booking was made." }),
    time: z
      .object({
        startsAt: contractInstant,
        endsAt: contractInstant,
        calendlyEventUri: z.string(),
        calendlyInviteeUri: z.string(),
      })
      .nullable()
      .meta({ description: "Null until a time is booked." }),
    place: z.union([sessionPlaceSchema, z.null()]).meta({
      description: "Where the session is held, as Calendly tells it; null until Calendly was asked.",
    }),
    holdEndsAt: contractInstant
      .nullable()
      .meta({ description: "When the time of a booking that is not paid is released." }),
    cancellationPolicy: z.object({
      tiers: z
        .array(
          z.object({
            noticeMinutesMin: z.int(),
            refundBasisPoints: z.int().meta({ description: "Hundredths of a percent: 10000 is everything." }),
          }),
        )
        .meta({
          description:
            "Longest notice first; the first whose notice is kept decides. With none kept, nothing goes back.",
        }),
    }),
    payments: z
      .array(
        z.object({
          paymentIntentId: z.string().meta({ description: "Stripe's." }),
          checkoutId: z.string().meta({ description: "Stripe's Checkout Session." }),
          amount: contractMoney,
          paidAt: contractInstant,
        }),
      )
      .meta({ description: "Money that arrived." }),
    refunds: z
      .array(
        z.object({
          refundId: z.string().meta({ description: "Stripe's." }),
          paymentIntentId: z.string(),
          amount: contractMoney,
        }),
      )
      .meta({ description: "Money that went back and has arrived." }),
    refundObligations: z
      .array(
        z.object({
          number: z.int(),
          paymentIntentId: z.string(),
          amount: contractMoney,
          reason: z.enum(REFUND_REASONS),
          status: z.enum(OBLIGATION_STATUSES).meta({
            description:
              "ordered: on its way. settled: arrived. withheld: the bank decides a dispute first. failed: a person must act. settled_outside, waived: owed no more.",
          }),
        }),
      )
      .meta({ description: "Money that must go back, written down before it goes." }),
    disputes: z.array(
      z.object({
        disputeId: z.string().meta({ description: "Stripe's." }),
        paymentIntentId: z.string(),
        amount: contractMoney,
        status: z.enum(DISPUTE_STATUSES),
        stage: z.enum(DISPUTE_STAGES),
        answerDueAt: contractInstant.nullable(),
      }),
    ),
    cancellation: z
      .object({
        canceledAt: contractInstant,
        canceledBy: z.enum(PARTIES).nullable(),
        rejectedBecause: z
          .enum(TIME_REJECTIONS)
          .nullable()
          .meta({ description: "Set where Calendly had another session than the one bought." }),
      })
      .nullable()
      .meta({ description: "Null unless the booking was canceled." }),
    noShowAt: contractInstant
      .nullable()
      .meta({ description: "Since when Calendly says that the client did not come." }),
    metadata: z.record(z.string(), z.string()).meta({
      description: "What other software attached to it, when it made the booking or asked for its payment.",
    }),
    url: z.string().meta({ description: "The booking's page, for its client and its builder." }),
    createdAt: contractInstant,
    updatedAt: contractInstant,
  })
  .meta({ id: "Booking", description: "A booking, whole.", example: BOOKING_EXAMPLE });

export type BookingResource = z.output<typeof bookingResource>;
