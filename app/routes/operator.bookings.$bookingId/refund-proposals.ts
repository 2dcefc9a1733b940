import { isDisputed } from "../../../server/domain/booking/booking-money.ts";
import type { Money } from "../../../server/domain/values/money.ts";
import type { OperatorBooking } from "../../page-data.ts";

/** A payment of which money can go back. */
export interface RefundProposal {
  readonly paymentIntentId: string;
  readonly paid: Money;
  /** What is proposed: what is left, or what a failed refund was to return. */
  readonly left: Money;
  readonly isOfSession: boolean;
  /** The failed obligation that is sent again; null otherwise. */
  readonly due: number | null;
}

/** Payments of which something is left, in the order paid, without those that the bank holds for a dispute. */
export function proposalsOf({
  context,
  refundable,
}: Pick<OperatorBooking, "context" | "refundable">): RefundProposal[] {
  return context.payments.flatMap((payment) => {
    const { paymentIntentId, checkoutId, amount: paid } = payment;
    const left = refundable.find((one) => one.paymentIntentId === paymentIntentId)?.left;
    if (left === undefined || left.amountMinor === 0 || isDisputed(context, payment)) return [];
    const isOfSession = checkoutId === context.confirmedCheckoutId;
    return [{ paymentIntentId, paid, left, isOfSession, due: null }];
  });
}

/** The failed obligation that nothing has been sent for since, if any. Its form is the same request as the repair of its drift: one refund. */
export function repeatOf(
  booking: Pick<OperatorBooking, "context" | "refundable" | "troubles">,
): RefundProposal | null {
  const trouble = booking.troubles.find(({ kind }) => kind === "refund_failed");
  if (trouble === undefined) return null;
  const failed = booking.context.refundObligations.findLast(
    ({ paymentIntentId, status }) => paymentIntentId === trouble.paymentIntentId && status === "failed",
  );
  const proposal = proposalsOf(booking).find(
    ({ paymentIntentId }) => paymentIntentId === trouble.paymentIntentId,
  );
  if (failed === undefined || proposal === undefined) return null;
  const isLess = trouble.amount.amountMinor < proposal.left.amountMinor;
  return { ...proposal, left: isLess ? trouble.amount : proposal.left, due: failed.number };
}
