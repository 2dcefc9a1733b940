import {
  NOTHING_YET,
  type Booking,
  type BookingContext,
  type BookingState,
} from "../domain/booking/booking.ts";
import type { SessionPlace } from "../domain/booking/session-place.ts";
import { DEFAULT_CANCELLATION_POLICY } from "../domain/offer/cancellation-policy.ts";
import type { Builder } from "../domain/offer/session-type.ts";
import { addMinutes, instant, timeZone } from "../domain/values/instant.ts";
import { money } from "../domain/values/money.ts";
import type { SampleNames } from "./mail-sample.ts";

/** The mails are written at this instant. */
export const SAMPLE_NOW = instant("2026-03-02T09:00:00Z");
export const SAMPLE_PRICE = money(15_000, "USD");
export const SAMPLE_HALF = money(7_500, "USD");
const STARTS_AT = instant("2026-03-09T14:00:00Z");

export function sampleBuilder({ builder }: SampleNames): Builder {
  return {
    id: "bld_sample",
    slug: "ada-okafor",
    displayName: builder,
    headline: "",
    bio: "",
    timeZone: timeZone("America/New_York"),
    userId: null,
    email: "ada@builders.example",
    accentColor: null,
    currency: SAMPLE_PRICE.currency,
    directBookings: "adopt",
  };
}

const HELD: Partial<BookingContext> = {
  time: {
    calendlyEventId: "sample",
    calendlyEventUri: "https://api.calendly.com/scheduled_events/sample",
    calendlyInviteeUri: "https://api.calendly.com/scheduled_events/sample/invitees/sample",
    startsAt: STARTS_AT,
    endsAt: addMinutes(STARTS_AT, 60),
  },
  holdEndsAt: addMinutes(SAMPLE_NOW, 30),
};

const PAID: Partial<BookingContext> = {
  ...HELD,
  checkouts: [{ checkoutId: "cs_sample", status: "complete" }],
  payments: [
    { checkoutId: "cs_sample", paymentIntentId: "pi_sample", amount: SAMPLE_PRICE, paidAt: SAMPLE_NOW },
  ],
  confirmedCheckoutId: "cs_sample",
};

/** How a booking stands when a mail about it is written. */
const STATUSES = {
  held: ["SCHEDULED", HELD],
  processing: ["PAYMENT_PENDING", HELD],
  declined: ["PAYMENT_FAILED", HELD],
  tooSlow: ["ABANDONED", HELD],
  booked: ["CONFIRMED", PAID],
  completed: ["COMPLETED", PAID],
  canceled: ["CANCELED", { ...PAID, ...canceled(), ...obligation("ordered", SAMPLE_HALF) }],
  rejected: [
    "CANCELED",
    { ...PAID, ...canceled(), rejectedBecause: "other_duration", ...obligation("ordered", SAMPLE_PRICE) },
  ],
  late: ["ABANDONED", { ...PAID, confirmedCheckoutId: null, ...obligation("ordered", SAMPLE_PRICE) }],
  granted: ["CONFIRMED", { ...PAID, ...obligation("ordered", SAMPLE_HALF) }],
  notTaken: ["CANCELED", { ...PAID, ...canceled(), ...obligation("failed", SAMPLE_PRICE) }],
  returned: [
    "CONFIRMED",
    {
      ...PAID,
      refunds: [{ refundId: "re_sample", paymentIntentId: "pi_sample", amount: SAMPLE_PRICE, due: null }],
    },
  ],
  disputed: ["CONFIRMED", { ...PAID, ...dispute("open") }],
  won: ["CONFIRMED", { ...PAID, ...dispute("won") }],
  lost: ["CONFIRMED", { ...PAID, ...dispute("lost") }],
} as const satisfies Readonly<Record<string, readonly [BookingState, Partial<BookingContext>]>>;

export type SampleStatus = keyof typeof STATUSES;

function canceled(): Partial<BookingContext> {
  return { canceledAt: SAMPLE_NOW, canceledBy: "client" };
}

function obligation(status: "ordered" | "failed", amount: typeof SAMPLE_PRICE): Partial<BookingContext> {
  return {
    refundObligations: [
      { number: 1, paymentIntentId: "pi_sample", amount, reason: "canceled", requestId: null, status },
    ],
  };
}

function dispute(status: "open" | "won" | "lost"): Partial<BookingContext> {
  return {
    disputes: [
      {
        disputeId: "du_sample",
        paymentIntentId: "pi_sample",
        amount: SAMPLE_PRICE,
        status,
        stage: "dispute",
        answerDueAt: status === "open" ? addMinutes(SAMPLE_NOW, 9 * 24 * 60) : null,
      },
    ],
  };
}

const ONLINE: SessionPlace = {
  kind: "conference",
  service: "zoom",
  status: "ready",
  joinUrl: "https://zoom.example/j/84512345678",
};

export function sampleBooking(
  status: SampleStatus,
  names: SampleNames,
  place: SessionPlace | null = ONLINE,
): Booking {
  const [state, context] = STATUSES[status];
  return {
    id: "bkg_sample",
    version: 3,
    state,
    context: {
      ...NOTHING_YET,
      price: SAMPLE_PRICE,
      cancellationPolicy: DEFAULT_CANCELLATION_POLICY,
      calendlyEventKind: "solo",
      initiatedAt: SAMPLE_NOW,
      ...context,
    },
    builderId: "bld_sample",
    sessionTypeId: "sty_sample",
    sessionTypeName: names.session,
    durationMinutes: 60,
    calendlyEventTypeUri: "https://api.calendly.com/event_types/sample",
    clientUserId: "sample",
    claimedBy: "account",
    clientEmail: "casey@example.com",
    clientName: names.client,
    clientTimeZone: timeZone("Europe/Berlin"),
    clientLanguage: null,
    schedulingUrl: null,
    cancelUrl: null,
    rescheduleUrl: null,
    place,
    placeRevision: 0,
    metadata: {},
    createdAt: SAMPLE_NOW,
    updatedAt: SAMPLE_NOW,
  };
}
