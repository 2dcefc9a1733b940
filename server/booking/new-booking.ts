import type { BookingInitiated } from "../domain/booking/booking-event.ts";
import { NOTHING_YET, type Booking, type Claim } from "../domain/booking/booking.ts";
import type { CallerMetadata } from "../domain/booking/caller-metadata.ts";
import type { LanguageTag } from "../domain/text/language.ts";
import type { BookingId, UserId } from "../domain/values/ids.ts";
import type { Instant, TimeZone } from "../domain/values/instant.ts";
import type { Builder, SessionType } from "../domain/offer/session-type.ts";

/** A new booking, at today's price and policy, which it keeps when the offer changes. Pure. */
export function newBooking(
  { id, now }: { readonly id: BookingId; readonly now: Instant },
  builder: Builder,
  sessionType: SessionType,
  {
    client,
    claimedBy,
    timeZone,
    language,
    metadata = {},
  }: {
    readonly client: { readonly userId: UserId; readonly email: string; readonly name: string };
    readonly claimedBy: Exclude<Claim, "nobody">;
    /** Null when unknown: then the builder's. */
    readonly timeZone: TimeZone | null;
    /** Null when unknown. */
    readonly language: LanguageTag | null;
    readonly metadata?: CallerMetadata;
  },
): Booking {
  return {
    id,
    version: 1,
    state: "INITIATED",
    context: {
      price: sessionType.price,
      cancellationPolicy: sessionType.cancellationPolicy,
      calendlyEventKind: sessionType.kind,
      initiatedAt: now,
      ...NOTHING_YET,
    },
    builderId: builder.id,
    sessionTypeId: sessionType.id,
    sessionTypeName: sessionType.name,
    durationMinutes: sessionType.durationMinutes,
    calendlyEventTypeUri: sessionType.calendlyEventTypeUri,
    clientUserId: client.userId,
    claimedBy,
    clientEmail: client.email,
    clientName: client.name,
    clientTimeZone: timeZone ?? builder.timeZone,
    clientLanguage: language,
    schedulingUrl: null,
    cancelUrl: null,
    rescheduleUrl: null,
    place: null,
    placeRevision: 0,
    metadata,
    createdAt: now,
    updatedAt: now,
  };
}

/** The first line of a booking's history: all that later events build on. Pure. */
export function initiationOf({ context, clientName, createdAt }: Booking): BookingInitiated {
  const { price, cancellationPolicy, calendlyEventKind } = context;
  return {
    type: "BOOKING_INITIATED",
    at: createdAt,
    price,
    cancellationPolicy,
    calendlyEventKind,
    note: clientName,
  };
}
