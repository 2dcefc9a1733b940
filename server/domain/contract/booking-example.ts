/** A paid booking, as the document shows one. That it is one is tested against the schema. */
export const BOOKING_EXAMPLE = {
  object: "booking",
  resourceVersion: 1,
  id: "bkg_01jd0kq8x7n4m2v5z3t6r9w1yc",
  version: 5,
  state: "CONFIRMED",
  sessionType: {
    id: "sty_01jcx3q5s8v2x9z4a7d1f6g0hm",
    name: "Architecture review",
    durationMinutes: 60,
    calendlyEventTypeUri: "https://api.calendly.com/event_types/7d1e2a0c-5b8f-4c39-9a64-2f0e8d7b1c55",
  },
  builder: { id: "bld_01jcx2m9p4r7t1v8w3y6z0a5bk", name: "Ada Okafor", slug: "ada-okafor" },
  client: { name: "Casey Client", email: "casey@shop.example", timeZone: "Europe/Berlin" },
  price: { amountMinor: 15_000, currency: "USD" },
  time: {
    startsAt: "2026-12-03T14:00:00.000Z",
    endsAt: "2026-12-03T15:00:00.000Z",
    calendlyEventUri: "https://api.calendly.com/scheduled_events/0b7c9d4e-1f62-4a85-b3d0-6e8a2c5f7190",
    calendlyInviteeUri:
      "https://api.calendly.com/scheduled_events/0b7c9d4e-1f62-4a85-b3d0-6e8a2c5f7190/invitees/c4d8e1f2-7a39-4b60-8c5d-1e9f3a7b2d46",
  },
  place: {
    kind: "conference",
    service: "google_meet",
    status: "ready",
    joinUrl: "https://meet.example/abc-defg-hij",
  },
  holdEndsAt: null,
  cancellationPolicy: {
    tiers: [
      { noticeMinutesMin: 1_440, refundBasisPoints: 10_000 },
      { noticeMinutesMin: 120, refundBasisPoints: 5_000 },
    ],
  },
  payments: [
    {
      paymentIntentId: "pi_3QExample",
      checkoutId: "cs_test_a1Example",
      amount: { amountMinor: 15_000, currency: "USD" },
      paidAt: "2026-12-01T09:41:27.000Z",
    },
  ],
  refunds: [],
  refundObligations: [],
  disputes: [],
  cancellation: null,
  noShowAt: null,
  metadata: { order: "A-1007" },
  url: "https://booking.example/bookings/bkg_01jd0kq8x7n4m2v5z3t6r9w1yc",
  createdAt: "2026-12-01T09:30:00.000Z",
  updatedAt: "2026-12-01T09:41:28.000Z",
};
