import { expect, test } from "vitest";
import { createSecretBox } from "../adapters/secret-box.ts";
import { moneyTroublesOf, returnsMoreBy } from "../domain/booking/booking-money.ts";
import { decideBooking } from "../domain/booking/machine/decide-booking.ts";
import { addMinutes, type Instant } from "../domain/values/instant.ts";
import { invariant } from "../domain/values/invariant.ts";
import { STARTS, SUBJECTS } from "../domain/booking/cases/test-booking-subjects.ts";
import { honouredQuoteOf, quoteCancellation } from "./cancellation-quote.ts";

const SECOND = 1 / 60;
/** Less than every notice of the policy: nothing comes back. */
const PAID_AT = addMinutes(STARTS, -7.5 * 60);
const secretBox = createSecretBox([{ id: "only", key: new Uint8Array(32).fill(1) }]);
const { state, context: paid } = SUBJECTS.confirmed;
const booking = {
  id: "bkg_quoted" as const,
  context: { ...paid, payments: paid.payments.map((payment) => ({ ...payment, paidAt: PAID_AT })) },
};
const clockAt = (at: Instant) => ({ secretBox, clock: { now: () => at } });

/** What the machine makes of a cancellation at this instant, by the quote that is accepted then. */
function cancelAt(at: Instant, token: string) {
  const honoured = honouredQuoteOf(clockAt(at), booking, token);
  invariant(honoured.ok, "the quote holds");
  const decision = decideBooking(
    { state, context: booking.context },
    { type: "CANCEL_REQUESTED", at, by: "client", quotedAt: honoured.value },
  );
  invariant(decision !== null, "it can be canceled");
  return decision;
}

test.each([
  ["in the second of the payment", 0],
  ["half a second after it", SECOND / 2],
  ["by a clock that is behind Stripe's", -3],
  ["a minute after it", 1],
])("a page that knows the payment quotes by the policy: %s", (_words, minutes) => {
  const at = addMinutes(PAID_AT, minutes);
  const quote = quoteCancellation(clockAt(at), booking);
  expect(quote.refund?.amountMinor).toBe(0);
  for (const later of [0, SECOND / 4, 2 * SECOND, 10]) {
    const { context } = cancelAt(addMinutes(at, later), quote.token);
    expect(context.refundObligations).toEqual([]);
    expect(moneyTroublesOf("CANCELED", context)).toEqual([]);
  }
});

test("what was canceled at Calendly in the second of the payment gets the benefit, before and after a cancellation by a quote", () => {
  const atCalendly = { type: "TIME_CANCELED", at: PAID_AT, by: "client" } as const;
  const alone = decideBooking({ state, context: booking.context }, atCalendly);
  expect(alone?.context.refundObligations).toMatchObject([{ amount: { amountMinor: 15_000 } }]);
  const later = addMinutes(PAID_AT, 5);
  const { context } = cancelAt(later, quoteCancellation(clockAt(later), booking).token);
  expect(returnsMoreBy(context, "client", PAID_AT)).toBe(true);
});
