import type Stripe from "stripe";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import type { NewDispute } from "../../server/sandbox/stripe/resources/disputes.ts";
import type { TestApp } from "../../server/test-app.ts";
import { createSandboxControl } from "./sandbox.ts";

interface PaidBooking {
  readonly bookingId: BookingId;
}

/** What Stripe's ledger says about one booking. */
interface MoneyAtStripe {
  readonly checkouts: readonly (string | null)[];
  readonly paidMinor: number;
  readonly refunds: readonly { readonly amountMinor: number; readonly status: string | null }[];
}

/** A booking's money in Stripe's own books, and what payers, their banks and people with the dashboard do with it. */
export function createStripeSide(app: TestApp) {
  const { ledger } = app.sandbox.stripe;

  const pay = (checkoutId: string | null, card?: string) =>
    app.control(
      "stripe",
      "POST",
      `/checkout/${checkoutId ?? "none"}/pay`,
      card === undefined ? {} : { card },
    );

  function sessionsOf(bookingId: BookingId): Stripe.Checkout.Session[] {
    return ledger.sessions().filter(({ metadata }) => metadata?.["booking_id"] === bookingId);
  }

  /** The payments of a booking at Stripe, the first one first. */
  function intentsOf({ bookingId }: PaidBooking): string[] {
    return sessionsOf(bookingId).flatMap(({ payment_intent: intent }) =>
      typeof intent === "string" ? [intent] : [],
    );
  }

  function intentOf(booking: PaidBooking): string {
    const [intent] = intentsOf(booking);
    invariant(intent !== undefined, "the booking is paid");
    return intent;
  }

  function chargeOf(booking: PaidBooking): string {
    const charge = ledger
      .charges()
      .find(({ payment_intent: intent, paid }) => paid && intent === intentOf(booking));
    invariant(charge !== undefined, "the booking is paid");
    return charge.id;
  }

  function refundsAtStripe(booking: PaidBooking): Stripe.Refund[] {
    const intents = intentsOf(booking);
    return ledger
      .refunds()
      .filter(({ payment_intent: intent }) => typeof intent === "string" && intents.includes(intent));
  }

  function moneyOf(booking: PaidBooking): MoneyAtStripe {
    const intents = intentsOf(booking);
    const charges = ledger
      .charges()
      .filter(
        ({ payment_intent: intent, paid }) => paid && typeof intent === "string" && intents.includes(intent),
      );
    return {
      checkouts: sessionsOf(booking.bookingId).map(({ status }) => status),
      paidMinor: charges.reduce((sum, { amount }) => sum + amount, 0),
      refunds: refundsAtStripe(booking).map(({ amount, status }) => ({ amountMinor: amount, status })),
    };
  }

  return {
    pay,
    refundsAtStripe,
    moneyOf,
    /** The same session is paid for a second time, in a checkout that names it. Resolves to that checkout. */
    async payAgain(bookingId: BookingId, amountMinor: number): Promise<string> {
      const checkoutId = await createSandboxControl(app.sandbox.urls).createSecondCheckout(
        app.db,
        bookingId,
        amountMinor,
        "USD",
      );
      await pay(checkoutId);
      return checkoutId;
    },
    /** Somebody refunds in Stripe's dashboard. */
    refundInDashboard: (booking: PaidBooking, amountMinor?: number) =>
      app.control<Stripe.Refund>("stripe", "POST", "/refunds", {
        payment_intent: intentOf(booking),
        ...(amountMinor === undefined ? {} : { amount: amountMinor }),
      }),
    /** The next refunds begin pending, and stay so until they are moved on. */
    holdNextRefunds: (count = 1) =>
      app.control("stripe", "POST", "/refunds/next", {
        statuses: Array.from({ length: count }, () => "pending"),
      }),
    moveRefund: (refundId: string, to: "succeed" | "fail" | "cancel") =>
      app.control("stripe", "POST", `/refunds/${refundId}/${to}`),
    /** All that the account has at Stripe goes to its own bank: no refund can be made. */
    payOut: () => app.control("stripe", "POST", "/payouts"),
    topUp: (amountMinor: number) =>
      app.control("stripe", "POST", "/topups", { currency: "usd", amount: amountMinor }),
    dispute: (booking: PaidBooking, how: NewDispute = {}) =>
      app.control<Stripe.Dispute>("stripe", "POST", `/charges/${chargeOf(booking)}/dispute`, how),
    escalateInquiry: (disputeId: string) =>
      app.control<Stripe.Dispute>("stripe", "POST", `/disputes/${disputeId}/escalate`),
    closeDispute: (disputeId: string, status: "won" | "lost") =>
      app.control("stripe", "POST", `/disputes/${disputeId}/close`, { status }),
    /** Every event so far about the money of this booking, told once more under an id of its own. */
    async duplicateEvents(booking: PaidBooking, pattern: RegExp): Promise<void> {
      const intent = intentOf(booking);
      const told = ledger
        .events()
        .filter(({ type, data }) => pattern.test(type) && JSON.stringify(data).includes(intent));
      for (const { id } of told) await app.control("stripe", "POST", `/events/${id}/duplicate`);
    },
  };
}
