import { NOTHING_YET, type Booking, type BookingContext } from "../../server/domain/booking/booking.ts";
import { DEFAULT_CANCELLATION_POLICY } from "../../server/domain/offer/cancellation-policy.ts";
import type { BuilderId, SessionTypeId } from "../../server/domain/values/ids.ts";
import { addMinutes, instant, timeZone } from "../../server/domain/values/instant.ts";
import { money } from "../../server/domain/values/money.ts";
import type { Builder, CalendlyDetails, SessionType } from "../../server/domain/offer/session-type.ts";
import { insertBuilder } from "../builders/builders.ts";
import type { Queryable } from "../core/open-database.ts";
import { insertSessionType } from "../builders/session-types.ts";

/** Objects for tests of what stands on the database. */

export const TEST_NOW = instant("2026-03-02T10:00:00.000Z");

export const TEST_BUILDER: Builder = {
  id: "bld_00000000000000000000000001",
  slug: "ada-okafor",
  displayName: "Ada Okafor",
  headline: "Systems architect",
  bio: "Finds what will break first.",
  timeZone: timeZone("America/New_York"),
  userId: null,
  email: "ada@builders.example",
  accentColor: "#0f6d5c",
  currency: "USD",
  directBookings: "adopt",
};

/** Of an event type that nothing keeps from being sold. */
export const TEST_DETAILS: CalendlyDetails = {
  poolingType: null,
  bookingMethod: "instant",
  durationOptions: [],
  takesPayment: false,
  isSecret: true,
  schedulingUrl: "https://calendly.com/ada-okafor/architecture-review",
};

export const TEST_SESSION_TYPE: SessionType = {
  id: "sty_00000000000000000000000001",
  builderId: TEST_BUILDER.id,
  slug: "architecture-review",
  name: "Architecture review",
  description: "One hour on your system.",
  durationMinutes: 60,
  kind: "solo",
  price: money(15_000, "USD"),
  cancellationPolicy: DEFAULT_CANCELLATION_POLICY,
  calendlyEventTypeId: "00000000-0000-4000-8000-000000000001",
  calendlyEventTypeUri: "https://api.calendly.com/event_types/00000000-0000-4000-8000-000000000001",
  position: 0,
  inactiveSince: null,
  publishedAt: TEST_NOW,
  syncedAt: null,
  archivedAt: null,
  calendlyDetails: null,
};

/** A second builder's: same shape, every unique value another. */
export function anotherOffer(n: number): { builder: Builder; sessionType: SessionType } {
  const builderId: BuilderId = `bld_${n}`;
  const sessionTypeId: SessionTypeId = `sty_${n}`;
  return {
    builder: { ...TEST_BUILDER, id: builderId, slug: `builder-${n}` },
    sessionType: {
      ...TEST_SESSION_TYPE,
      id: sessionTypeId,
      builderId,
      calendlyEventTypeUri: `https://api.calendly.com/event_types/${n}`,
    },
  };
}

/** Writes the test builder and the one offer; every test booking is of these. */
export async function insertTestOffer(db: Queryable): Promise<void> {
  await insertBuilder(db, { ...TEST_BUILDER, position: 0 }, TEST_NOW);
  await insertSessionType(db, TEST_SESSION_TYPE, TEST_NOW);
}

const INITIATED: BookingContext = {
  ...NOTHING_YET,
  price: TEST_SESSION_TYPE.price,
  cancellationPolicy: TEST_SESSION_TYPE.cancellationPolicy,
  calendlyEventKind: "solo",
  initiatedAt: TEST_NOW,
};

/** A booking just initiated; the number makes it unique. */
export function testBooking(
  n = 1,
  changes: Partial<Omit<Booking, "context">> & { context?: Partial<BookingContext> } = {},
): Booking {
  const context = { ...INITIATED, ...changes.context };
  return {
    id: `bkg_${String(n).padStart(26, "0")}`,
    version: 1,
    state: "INITIATED",
    builderId: TEST_BUILDER.id,
    sessionTypeId: TEST_SESSION_TYPE.id,
    sessionTypeName: TEST_SESSION_TYPE.name,
    durationMinutes: TEST_SESSION_TYPE.durationMinutes,
    calendlyEventTypeUri: TEST_SESSION_TYPE.calendlyEventTypeUri,
    clientUserId: `user-${n}`,
    claimedBy: "account",
    clientEmail: "client@example.com",
    clientName: "Casey Client",
    clientTimeZone: timeZone("Europe/Berlin"),
    clientLanguage: null,
    schedulingUrl: null,
    cancelUrl: null,
    rescheduleUrl: null,
    place: null,
    placeRevision: 0,
    metadata: {},
    createdAt: context.initiatedAt,
    updatedAt: context.initiatedAt,
    ...changes,
    context,
  };
}

/** The next version of a booking: a time is booked and held for an hour. */
export function scheduled(booking: Booking, n = 1): Booking {
  const startsAt = addMinutes(booking.context.initiatedAt, 3 * 24 * 60);
  return {
    ...booking,
    version: booking.version + 1,
    state: "SCHEDULED",
    updatedAt: addMinutes(booking.updatedAt, 1),
    context: {
      ...booking.context,
      holdEndsAt: addMinutes(booking.updatedAt, 60),
      time: {
        calendlyEventId: `event-${n}`,
        calendlyEventUri: `https://api.calendly.com/scheduled_events/event-${n}`,
        calendlyInviteeUri: `https://api.calendly.com/scheduled_events/event-${n}/invitees/${n}`,
        startsAt,
        endsAt: addMinutes(startsAt, booking.durationMinutes),
      },
    },
  };
}

/** The next version of a booking: a checkout of the name given has been paid, and confirmed it. */
export function confirmed(booking: Booking, name = "1"): Booking {
  const checkoutId = `cs_test_${name.padStart(8, "0")}` as const;
  return {
    ...booking,
    version: booking.version + 1,
    state: "CONFIRMED",
    updatedAt: addMinutes(booking.updatedAt, 1),
    context: {
      ...booking.context,
      confirmedCheckoutId: checkoutId,
      checkouts: [
        ...booking.context.checkouts.filter((known) => known.checkoutId !== checkoutId),
        { checkoutId, status: "complete" },
      ],
      payments: [
        ...booking.context.payments,
        {
          checkoutId,
          paymentIntentId: `pi_${name}`,
          amount: booking.context.price,
          paidAt: addMinutes(booking.updatedAt, 1),
        },
      ],
    },
  };
}
