import { formatMoney, type Money } from "../../../server/domain/money.ts";
import type { BookingOnPage } from "../../page-data.ts";

type RefundStatus = BookingOnPage["refunds"][number]["status"];

const REFUND_WORDS = {
  pending: (amount) => `${amount} is on its way back to you. Banks usually take five to ten days.`,
  requires_action: (amount) =>
    `${amount} is to go back, and your bank asks for something first. Stripe has written to you about it.`,
  succeeded: (amount) =>
    `${amount} has gone back to where it came from. Your bank may show it a few days later.`,
  failed: (amount) => `${amount} could not be returned the usual way. We will write to you and settle it.`,
  canceled: (amount) => `A refund of ${amount} was called off. We will write to you about it.`,
} satisfies Record<RefundStatus, (amount: string) => string>;

/** What happened to the money, sentence by sentence; never silence. */
export function moneyStoryOf({ context, refunds, refundOrdered }: BookingOnPage): string[] {
  if (context.payments.length === 0) return ["Nothing was charged."];
  const paid = `You paid ${context.payments.map(({ amount }) => formatMoney(amount)).join(" and ")}.`;
  const returned = refunds.map(({ amount, status }: { amount: Money; status: RefundStatus }) =>
    REFUND_WORDS[status](formatMoney(amount)),
  );
  if (refundOrdered) returned.push("We are asking Stripe to return your money. This page follows by itself.");
  return [paid, ...(returned.length === 0 ? ["By the cancellation policy, nothing comes back."] : returned)];
}

export function MoneyStory({ booking }: { readonly booking: BookingOnPage }) {
  return (
    <ul className="mt-2 space-y-1.5" aria-live="polite">
      {moneyStoryOf(booking).map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
