import { expect, test } from "vitest";
import type { Refusal, RefusalCode } from "../../../server/domain/booking/refusal.ts";
import { instant } from "../../../server/domain/values/instant.ts";
import { money } from "../../../server/domain/values/money.ts";
import { render } from "../test-render.tsx";
import { RefusalMessage } from "./refusal-message.tsx";

const bookingId = "bkg_00000000000000000000000000";

/** One of each kind: the compiler asks for a new one here. */
const REFUSALS: { readonly [Code in RefusalCode]: Extract<Refusal, { code: Code }> } = {
  session_type_inactive: { code: "session_type_inactive" },
  no_times: { code: "no_times" },
  calendar_unavailable: { code: "calendar_unavailable" },
  trouble_on_our_side: { code: "trouble_on_our_side" },
  unpaid_booking_exists: { code: "unpaid_booking_exists", bookingId },
  payment_under_way: { code: "payment_under_way", bookingId },
  too_many_bookings: { code: "too_many_bookings" },
  address_unconfirmed: { code: "address_unconfirmed" },
  address_not_own: { code: "address_not_own" },
  own_session: { code: "own_session" },
  time_not_recognised: { code: "time_not_recognised" },
  time_declined: { code: "time_declined", bookingId },
  time_left_alone: { code: "time_left_alone", because: "not_sold_here" },
  hold_ended: { code: "hold_ended" },
  checkout_not_recognised: { code: "checkout_not_recognised" },
  checkout_refused: { code: "checkout_refused" },
  checkout_preparing: { code: "checkout_preparing" },
  session_has_begun: { code: "session_has_begun" },
  seat_at_calendly: { code: "seat_at_calendly" },
  quote_needed: { code: "quote_needed" },
  quote_outdated: { code: "quote_outdated" },
  not_refundable: { code: "not_refundable", left: money(5_000, "USD") },
  dead_letter_not_found: { code: "dead_letter_not_found" },
  drift_resolved: { code: "drift_resolved" },
  drift_needs_a_person: { code: "drift_needs_a_person" },
  webhook_url_refused: { code: "webhook_url_refused", urlProblem: "not_public" },
  too_many_webhook_endpoints: { code: "too_many_webhook_endpoints" },
  event_erased: { code: "event_erased" },
  not_in_this_state: {
    code: "not_in_this_state",
    state: "CANCELED",
    since: instant("2026-03-01T10:00:00Z"),
  },
};

test.each(Object.values(REFUSALS))("$code is a sentence for people, announced at once", (refusal) => {
  const [alert] = render(<RefusalMessage refusal={refusal} />).withRole("alert");
  expect(alert?.text).toMatch(/^[A-Z].*[.!?a-z]$/);
  expect(alert?.text).not.toContain(refusal.code);
});

test.each([
  ["unpaid_booking_exists", `/bookings/${bookingId}`],
  ["payment_under_way", `/bookings/${bookingId}`],
  ["time_declined", `/bookings/${bookingId}`],
  ["address_unconfirmed", "/confirm-address"],
] as const)("%s leads to where it can be gone on with", (code, to) => {
  expect(
    render(<RefusalMessage refusal={REFUSALS[code]} />)
      .one("a")
      .get("href"),
  ).toBe(to);
});

test("of an unfinished booking nothing is said that would be wrong of one without a time, or without a price", () => {
  const { text } = render(<RefusalMessage refusal={REFUSALS.unpaid_booking_exists} />);
  expect(text).toMatch(/not finished yet/);
  expect(text).not.toMatch(/time|paid|pay/);
});

test("what can still be returned is said in its currency; nothing of it while the bank decides", () => {
  const words = (left: Extract<Refusal, { code: "not_refundable" }>["left"]) =>
    render(<RefusalMessage refusal={{ code: "not_refundable", left }} />).text;
  expect(words(money(5_000, "USD"))).toContain("$50.00");
  expect(words(null)).toMatch(/bank is deciding/);
});

test.each([
  "session_type_inactive",
  "no_times",
  "calendar_unavailable",
  "trouble_on_our_side",
  "hold_ended",
  "checkout_not_recognised",
  "checkout_refused",
  "checkout_preparing",
] as const)("who might have paid reads that nothing was charged: %s", (code) => {
  expect(render(<RefusalMessage refusal={REFUSALS[code]} />).text).toMatch(
    /nothing was (booked or )?charged/i,
  );
});
