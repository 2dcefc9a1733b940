import { isHeldByBank, wholeReturnMinor } from "./booking-money.ts";
import type { BookingContext, BookingState, RefundObligation } from "./booking.ts";
import { onTheWayMinor, onWordAloneMinor } from "./obligation-rests.ts";

/**
 * Where money that was paid is now, in minor units of one currency. `paid − returned − onTheWay − withBank − heldByBank − settledOtherwise` is what is
 * there; `kept` is what policy and state let the builder keep. The two differ by `difference`, which is 0 when all is well: above it too
 * little goes back, below it too much has gone.
 */
export interface MoneyBalance {
  readonly currency: string;
  readonly paid: number;
  /** Known to have arrived. */
  readonly returned: number;
  /** Ordered, waiting for a bank's decision, or on its way by a refund made in Stripe's dashboard that a refund obligation rests on. */
  readonly onTheWay: number;
  /** Taken by the bank, which decided a dispute for the payer. */
  readonly withBank: number;
  /** Taken by the bank while it decides a dispute, including what is to be refunded of it. */
  readonly heldByBank: number;
  /** An operator has settled it in another way. */
  readonly settledOtherwise: number;
  readonly kept: number;
  readonly difference: number;
}

/** The balance of each currency that a booking was paid in; none when nothing was. Pure. */
export function balancesOf(state: BookingState, context: BookingContext): MoneyBalance[] {
  return context.payments.map((payment): MoneyBalance => {
    const { paymentIntentId, amount } = payment;
    const isOfPayment = (event: { readonly paymentIntentId: string }) =>
      event.paymentIntentId === paymentIntentId;
    const sum = (events: readonly { readonly amount: { readonly amountMinor: number } }[]) =>
      events.reduce((total, event) => total + event.amount.amountMinor, 0);
    const obligations = context.refundObligations.filter(isOfPayment);
    const outstandingMinor = (...statuses: RefundObligation["status"][]) =>
      sum(obligations.filter(({ status }) => statuses.includes(status)));
    const paid = amount.amountMinor;
    const returned = sum(context.refunds.filter(isOfPayment));
    const withBank = sum(
      context.disputes.filter((dispute) => isOfPayment(dispute) && dispute.status === "lost"),
    );
    const withheld = outstandingMinor("withheld");
    const onTheWay = outstandingMinor("ordered") + withheld + onTheWayMinor(context, obligations);
    const gone = returned + withBank + onTheWay;
    const outstanding = Math.min(paid, wholeReturnMinor(state, context, payment));
    const onWord = obligations
      .filter(({ status }) => status === "settled_outside" || status === "waived")
      .reduce((total, obligation) => total + onWordAloneMinor(obligation), 0);
    const settledOtherwise = Math.max(0, Math.min(onWord, outstanding - gone));
    // A person may refund more than the policy requires.
    const toKeep = paid - Math.max(outstanding, Math.min(paid, gone));
    const disputed = sum(context.disputes.filter((dispute) => isOfPayment(dispute) && isHeldByBank(dispute)));
    // The bank takes first what was to wait for its decision anyway; a dispute over more than was paid holds no more than there is.
    const heldOfWithheld = Math.min(withheld, disputed);
    const heldOfKept = Math.min(toKeep, disputed - heldOfWithheld);
    // A bank may take what was refunded already: the operator's loss, which no booking can correct.
    const goneOfPaid = Math.min(gone, Math.max(paid, returned));
    return {
      currency: amount.currency,
      paid,
      returned,
      onTheWay: onTheWay - heldOfWithheld,
      withBank,
      heldByBank: heldOfWithheld + heldOfKept,
      settledOtherwise,
      kept: toKeep - heldOfKept,
      difference: paid - goneOfPaid - settledOtherwise - toKeep,
    };
  });
}

/** Adds balances up, one per currency, in the order of the currencies' names. Pure. */
export function addBalances(balances: readonly MoneyBalance[]): MoneyBalance[] {
  const byCurrency = new Map<string, MoneyBalance>();
  for (const one of balances) {
    const sum = byCurrency.get(one.currency);
    byCurrency.set(
      one.currency,
      sum === undefined
        ? one
        : {
            currency: one.currency,
            paid: sum.paid + one.paid,
            returned: sum.returned + one.returned,
            onTheWay: sum.onTheWay + one.onTheWay,
            withBank: sum.withBank + one.withBank,
            heldByBank: sum.heldByBank + one.heldByBank,
            settledOtherwise: sum.settledOtherwise + one.settledOtherwise,
            kept: sum.kept + one.kept,
            difference: sum.difference + one.difference,
          },
    );
  }
  return [...byCurrency.values()].sort((a, b) => a.currency.localeCompare(b.currency));
}
