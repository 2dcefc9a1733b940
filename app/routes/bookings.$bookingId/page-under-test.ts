import { DEFAULT_CANCELLATION_POLICY } from "../../../server/domain/offer/cancellation-policy.ts";
import {
  NOTHING_YET,
  stepOf,
  type BookingContext,
  type BookingState,
} from "../../../server/domain/booking/booking.ts";
import { instant, parseTimeZone, type TimeZone } from "../../../server/domain/values/instant.ts";
import type { BookingOnPage } from "../../page-data.ts";

function zone(name: string): TimeZone {
  const parsed = parseTimeZone(name);
  if (parsed === null) throw new Error(`unknown zone ${name}`);
  return parsed;
}

export const CHECKOUT_ID = "cs_test_12345678";
export const BOOKING_ID = "bkg_00000000000000000000000000";

/** A priced booking with a time held until 10:30, looked at by its client at 10:00. */
export function bookingOnPage(
  state: BookingState,
  changes: Partial<BookingOnPage> = {},
  contextChanges: Partial<BookingContext> = {},
): BookingOnPage {
  return {
    id: BOOKING_ID,
    state,
    version: 3,
    step: stepOf(state),
    context: {
      ...NOTHING_YET,
      price: { amountMinor: 15_000, currency: "USD" },
      cancellationPolicy: DEFAULT_CANCELLATION_POLICY,
      calendlyEventKind: "solo",
      initiatedAt: instant("2026-03-01T09:50:00Z"),
      time: {
        calendlyEventId: "E",
        calendlyEventUri: "https://api.calendly.com/scheduled_events/E",
        calendlyInviteeUri: "https://api.calendly.com/scheduled_events/E/invitees/I",
        startsAt: instant("2026-03-03T14:00:00Z"),
        endsAt: instant("2026-03-03T15:00:00Z"),
      },
      holdEndsAt: instant("2026-03-01T10:30:00Z"),
      ...contextChanges,
    },
    sessionTypeName: "Architecture review",
    durationMinutes: 60,
    builder: {
      slug: "ada",
      displayName: "Ada",
      timeZone: zone("America/New_York"),
      accentColor: null,
      pictureEtag: null,
    },
    mailRefusedAt: null,
    client: { email: "client@example.com", name: "Client", timeZone: zone("Europe/Berlin") },
    schedulingUrl: null,
    calendarLinks: null,
    cancelUrl: null,
    rescheduleUrl: null,
    place: null,
    checkoutUrl: null,
    waitingFor: null,
    refunds: [],
    refundRequested: false,
    deadObligations: [],
    cancellationQuote: { refund: null, validUntil: instant("2026-03-01T10:15:00Z"), token: "quote" },
    updatedAt: instant("2026-03-01T10:00:00Z"),
    history: { items: [], unreadable: [], next: null },
    cancellationReason: null,
    consentNeed: null,
    consents: [],
    now: instant("2026-03-01T10:00:00Z"),
    currentPrice: { amountMinor: 15_000, currency: "USD" },
    viewerIsClient: true,
    reviewUrl: null,
    ...changes,
  };
}
