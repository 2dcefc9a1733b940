import type { Booking } from "../booking/booking.ts";
import type { Builder } from "../offer/session-type.ts";
import { ERASED_NAME, isErasedAddress } from "../values/erased-person.ts";

/** Of every booking that is told, in answers as in events: it changes when a field is taken away or means something else. */
export const BOOKING_RESOURCE_VERSION = 1 as const;

/** What a booking's resource tells beside the booking itself. */
export interface AroundBooking {
  readonly builder: Pick<Builder, "id" | "displayName" | "slug">;
  /** Our own origin, without a slash at the end. */
  readonly appUrl: string;
}

/** A whole booking as other software is told it, in the form of `bookingResource`: the same in answers and in events. Pure. */
export function bookingResourceOf(booking: Booking, { builder, appUrl }: AroundBooking) {
  const { context } = booking;
  const { time, canceledAt, canceledBy, rejectedBecause } = context;
  return {
    object: "booking" as const,
    resourceVersion: BOOKING_RESOURCE_VERSION,
    id: booking.id,
    version: booking.version,
    state: booking.state,
    sessionType: {
      id: booking.sessionTypeId,
      name: booking.sessionTypeName,
      durationMinutes: booking.durationMinutes,
      calendlyEventTypeUri: booking.calendlyEventTypeUri,
    },
    builder: { id: builder.id, name: builder.displayName, slug: builder.slug },
    client: {
      name: booking.clientName === ERASED_NAME ? null : booking.clientName,
      email: isErasedAddress(booking.clientEmail) ? null : booking.clientEmail,
      timeZone: booking.clientTimeZone,
    },
    price: context.price,
    time:
      time === null
        ? null
        : {
            startsAt: time.startsAt,
            endsAt: time.endsAt,
            calendlyEventUri: time.calendlyEventUri,
            calendlyInviteeUri: time.calendlyInviteeUri,
          },
    place: booking.place,
    holdEndsAt: context.holdEndsAt,
    cancellationPolicy: { tiers: context.cancellationPolicy.tiers.map((tier) => ({ ...tier })) },
    payments: context.payments.map(({ paymentIntentId, checkoutId, amount, paidAt }) => ({
      paymentIntentId,
      checkoutId,
      amount,
      paidAt,
    })),
    refunds: context.refunds.map(({ refundId, paymentIntentId, amount }) => ({
      refundId,
      paymentIntentId,
      amount,
    })),
    refundObligations: context.refundObligations.map(
      ({ number, paymentIntentId, amount, reason, status }) => ({
        number,
        paymentIntentId,
        amount,
        reason,
        status,
      }),
    ),
    disputes: context.disputes.map(({ disputeId, paymentIntentId, amount, status, stage, answerDueAt }) => ({
      disputeId,
      paymentIntentId,
      amount,
      status,
      stage,
      answerDueAt,
    })),
    cancellation: canceledAt === null ? null : { canceledAt, canceledBy, rejectedBecause },
    noShowAt: context.noShowAt,
    metadata: { ...booking.metadata },
    url: `${appUrl}/bookings/${booking.id}`,
    createdAt: booking.createdAt,
    updatedAt: booking.updatedAt,
  };
}
