import type Stripe from "stripe";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import type { NewDispute } from "../../server/sandbox/stripe/resources/disputes.ts";
import type { AppWithSandbox, WhichBooking } from "./test-booking.ts";

/** A refund in Stripe's books. */
interface RefundAtStripe {
  readonly amountMinor: number;
  readonly status: string | null;
}

/** What Stripe's books say about one booking. */
export interface MoneyAtStripe {
  /** Of each checkout, oldest first. */
  readonly checkouts: readonly (string | null)[];
  /** What was charged, each payment on its own. */
  readonly charged: readonly number[];
  /** Each refund on its own, whatever came of it. */
  readonly refunds: readonly RefundAtStripe[];
}

/** What came back so far, refund by refund, when all of them arrived. */
export function returned(...amountsMinor: readonly number[]): RefundAtStripe[] {
  return amountsMinor.map((amountMinor) => ({ amountMinor, status: "succeeded" }));
}

export type StripeSide = ReturnType<typeof stripeSide>;

/** A booking's money in Stripe's own books, and what payers, their banks and people with the dashboard do with it. */
export function stripeSide({ sandbox, control, db }: AppWithSandbox) {
  const { ledger } = sandbox.stripe;

  function sessionsOf(bookingId: BookingId): Stripe.Checkout.Session[] {
    return ledger.sessions().filter(({ metadata }) => metadata?.["booking_id"] === bookingId);
  }

  /** The payments of a booking at Stripe, the first one first. */
  function intentsOf({ bookingId }: WhichBooking): string[] {
    return sessionsOf(bookingId).flatMap(({ payment_intent: intent }) =>
      typeof intent === "string" ? [intent] : [],
    );
  }

  function chargesOf(booking: WhichBooking): Stripe.Charge[] {
    const intents = intentsOf(booking);
    return ledger
      .charges()
      .filter(
        ({ payment_intent: intent, paid }) => paid && typeof intent === "string" && intents.includes(intent),
      );
  }

  function intentOf(booking: WhichBooking): string {
    const [intent] = intentsOf(booking);
    invariant(intent !== undefined, "the booking is paid");
    return intent;
  }

  function chargeOf(booking: WhichBooking): string {
    const charge = chargesOf(booking).find(({ payment_intent: intent }) => intent === intentOf(booking));
    invariant(charge !== undefined, "the booking is paid");
    return charge.id;
  }

  function refundsAtStripe(booking: WhichBooking): Stripe.Refund[] {
    const intents = intentsOf(booking);
    return ledger
      .refunds()
      .filter(({ payment_intent: intent }) => typeof intent === "string" && intents.includes(intent));
  }

  /** On Stripe's page. Rejects when no checkout was opened. */
  const pay = async (checkoutId: string | null, card?: string) => {
    invariant(checkoutId !== null, "a checkout is open");
    return sandbox.pay(checkoutId, card);
  };

  return {
    pay,
    refundsAtStripe,
    moneyOf: (booking: WhichBooking): MoneyAtStripe => ({
      checkouts: sessionsOf(booking.bookingId).map(({ status }) => status),
      charged: chargesOf(booking).map(({ amount }) => amount),
      refunds: refundsAtStripe(booking).map(({ amount, status }) => ({ amountMinor: amount, status })),
    }),
    /** The same session is paid for a second time, in a checkout that names it. Resolves to that checkout. */
    async payAgain(bookingId: BookingId, amountMinor: number): Promise<string> {
      const checkoutId = await sandbox.createSecondCheckout(db, bookingId, amountMinor, "USD");
      await pay(checkoutId);
      return checkoutId;
    },
    /** Somebody refunds in Stripe's dashboard. */
    refundInDashboard: (booking: WhichBooking, amountMinor?: number) =>
      control<Stripe.Refund>("stripe", "POST", "/refunds", {
        payment_intent: intentOf(booking),
        ...(amountMinor === undefined ? {} : { amount: amountMinor }),
      }),
    /** The next refunds begin pending, and stay so until they are moved on. */
    holdNextRefunds: (count = 1) =>
      control("stripe", "POST", "/refunds/next", {
        statuses: Array.from({ length: count }, () => "pending"),
      }),
    moveRefund: (refundId: string, to: "succeed" | "fail" | "cancel") =>
      control("stripe", "POST", `/refunds/${refundId}/${to}`),
    /** All that the account has at Stripe goes to its own bank: no refund can be made. */
    payOut: () => control("stripe", "POST", "/payouts"),
    topUp: (amountMinor: number) =>
      control("stripe", "POST", "/topups", { currency: "usd", amount: amountMinor }),
    dispute: (booking: WhichBooking, how: NewDispute = {}) =>
      control<Stripe.Dispute>("stripe", "POST", `/charges/${chargeOf(booking)}/dispute`, how),
    escalateInquiry: (disputeId: string) =>
      control<Stripe.Dispute>("stripe", "POST", `/disputes/${disputeId}/escalate`),
    closeDispute: (disputeId: string, status: "won" | "lost") => sandbox.closeDispute(disputeId, status),
    /** Every event so far about the money of this booking, told once more under an id of its own. */
    async duplicateEvents(booking: WhichBooking, pattern: RegExp): Promise<void> {
      const intent = intentOf(booking);
      const told = ledger
        .events()
        .filter(({ type, data }) => pattern.test(type) && JSON.stringify(data).includes(intent));
      for (const { id } of told) await control("stripe", "POST", `/events/${id}/duplicate`);
    },
  };
}
