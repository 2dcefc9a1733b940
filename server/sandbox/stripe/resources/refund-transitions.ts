import type Stripe from "stripe";

import { StripeApiError } from "../api/api-errors.ts";
import { addBalanceTransaction } from "./balance-transactions.ts";
import { CAUSED_BY_STRIPE, recordEvent } from "./events.ts";
import { idOf, randomText } from "../state/object-ids.ts";
import { chargeOf, createRefund, getRefund } from "./refunds.ts";
import type { RefundParameters } from "./refunds.ts";
import { later } from "../state/stripe-state.ts";
import type { Cause, StripeState } from "../state/stripe-state.ts";

/** The card network confirms a refund this much later with its reference number. */
const REFERENCE_MS = 2_000;

/** The bank of the test cards for unhappy refunds takes this long. */
const BANK_MS = 60_000;

/** Gives money back as the charge's card will have it, or as a control route has ordered for the next refund. Throws Stripe's refusals. */
export function startRefund(state: StripeState, parameters: RefundParameters, cause: Cause): Stripe.Refund {
  const behaviour = state.cardOfCharge.get(chargeOf(state, parameters).id)?.behaviour.kind;
  const [planned] = state.nextRefunds;
  const waits = behaviour === "pays_and_refund_waits";
  const refund = createRefund(state, parameters, cause, planned ?? (waits ? "pending" : "succeeded"));
  if (planned !== undefined) {
    state.nextRefunds.shift();
    return refund;
  }
  if (waits) {
    later(state, BANK_MS, () => {
      if (refund.status === "pending") succeedRefund(state, refund.id);
    });
    return refund;
  }
  later(state, REFERENCE_MS, () => {
    if (refund.status === "succeeded") confirm(state, refund);
  });
  if (behaviour === "pays_and_refund_fails") later(state, BANK_MS, () => failRefund(state, refund.id));
  return refund;
}

/** The money has arrived. Does nothing to a refund that has succeeded. Throws when it has failed or was canceled. */
export function succeedRefund(state: StripeState, id: string): Stripe.Refund {
  const refund = getRefund(state, id);
  if (refund.status === "succeeded") return refund;
  if (!isWaiting(refund)) throw mayNot(refund, "succeed");
  refund.status = "succeeded";
  confirm(state, refund);
  return refund;
}

/** The bank sends the money back, at once or after it had arrived: the charge counts the refund no more. Does nothing to a failed one. */
export function failRefund(state: StripeState, id: string): Stripe.Refund {
  const refund = getRefund(state, id);
  if (refund.status === "failed") return refund;
  if (refund.status === "canceled") throw mayNot(refund, "fail");
  refund.status = "failed";
  refund.failure_reason = "lost_or_stolen_card";
  takeBack(state, refund);
  tellUpdated(state, refund, CAUSED_BY_STRIPE);
  recordEvent(state, "refund.failed", refund, CAUSED_BY_STRIPE);
  return refund;
}

/** Called off before the money left. Does nothing to a canceled one. Throws when it has succeeded or failed. */
export function cancelRefund(state: StripeState, id: string, cause: Cause): Stripe.Refund {
  const refund = getRefund(state, id);
  if (refund.status === "canceled") return refund;
  if (!isWaiting(refund)) throw mayNot(refund, "be canceled");
  refund.status = "canceled";
  takeBack(state, refund);
  tellUpdated(state, refund, cause);
  return refund;
}

const isWaiting = ({ status }: Stripe.Refund): boolean =>
  status === "pending" || status === "requires_action";

function mayNot(refund: Stripe.Refund, what: string): StripeApiError {
  return new StripeApiError(
    `The refund ${refund.id} has the status ${refund.status ?? ""} and cannot ${what}.`,
  );
}

function takeBack(state: StripeState, refund: Stripe.Refund): void {
  refund.failure_balance_transaction = addBalanceTransaction(state, {
    type: "refund_failure",
    reportingCategory: "refund_failure",
    amount: refund.amount,
    currency: refund.currency,
    source: refund.id,
    created: state.kernel.clock.unixSeconds(),
  }).id;
  const charge = state.charges.find(idOf(refund.charge) ?? "");
  if (charge === undefined) return;
  charge.amount_refunded -= refund.amount;
  charge.refunded = false;
}

function confirm(state: StripeState, refund: Stripe.Refund): void {
  const card = refund.destination_details?.card;
  if (card !== undefined) {
    card.reference = randomText(23).toUpperCase();
    card.reference_status = "available";
  }
  tellUpdated(state, refund, CAUSED_BY_STRIPE);
}

/** Stripe tells of a change under both names. */
function tellUpdated(state: StripeState, refund: Stripe.Refund, cause: Cause): void {
  recordEvent(state, "refund.updated", refund, cause);
  recordEvent(state, "charge.refund.updated", refund, cause);
}
