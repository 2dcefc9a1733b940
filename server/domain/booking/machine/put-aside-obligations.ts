import type { NamedRefund } from "../booking-event.ts";
import { surplusMinor } from "../booking-money.ts";
import type { BookingContext, RefundObligation, RestsOn } from "../booking.ts";
import { freeMinor } from "../obligation-rests.ts";
import { isUnderRules, type UnderRules } from "./rules.ts";
import { money, type Money } from "../../values/money.ts";

/** Refund obligations that are put aside because the money went back in another way: which part of each rests on what. Pure. */

/** Money that went back by another way than an obligation's own refund. */
interface WentBack {
  readonly refunds: readonly NamedRefund[];
  /** `taken`: not by refunds, but by disputes that a bank has decided for the payer. */
  readonly how?: "made" | "taken";
  /** By which rules that is decided. */
  readonly under: UnderRules;
}

export interface PutAside extends WentBack {
  readonly status: "waived" | "settled_outside";
  /** What is left of the obligation; null when it is put aside wholly. */
  readonly leaves: Money | null;
}

/**
 * Spreads an amount of an obligation over refunds, each as far as it is free. What no refund covers rests on none of them. Money that is known to be
 * back stands silently for what an obligation was written smaller by: of it, no more is free than goes back beyond what policy and state want.
 * Before rule 3 only what obligations name was taken.
 */
function restOn(
  context: BookingContext,
  { paymentIntentId, amount }: RefundObligation,
  { refunds, how = "made", under }: WentBack,
  minor: number,
): RestsOn[] {
  const payment = context.payments.find((one) => one.paymentIntentId === paymentIntentId);
  let left = minor;
  let surplus = payment === undefined || !isUnderRules(under, 3) ? Infinity : surplusMinor(context, payment);
  return refunds.flatMap((refund): RestsOn[] => {
    const isCounted = how === "taken" || context.refunds.some(({ refundId }) => refundId === refund.refundId);
    const part = Math.min(left, freeMinor(context, refund), isCounted ? surplus : Infinity);
    if (part <= 0) return [];
    left -= part;
    if (isCounted) surplus -= part;
    return [{ refundId: refund.refundId, amount: money(part, amount.currency), status: how }];
  });
}

/** What of an obligation is covered by what a bank took, or by refunds, in minor units. */
export function coveredMinor(context: BookingContext, obligation: RefundObligation, by: WentBack): number {
  const restsOn = restOn(context, obligation, by, obligation.amount.amountMinor);
  return restsOn.reduce((sum, { amount }) => sum + amount.amountMinor, 0);
}

function resting(obligation: RefundObligation, restsOn: readonly RestsOn[]): RefundObligation {
  return restsOn.length === 0 ? obligation : { ...obligation, restsOn };
}

/**
 * The refund obligations after one of them was put aside because of these refunds. Where a part of it is left, that part stays what it is, and what went by
 * another way becomes a refund obligation of its own, so that each obligation is one thing.
 */
export function putAside(
  context: BookingContext,
  obligation: RefundObligation,
  { status, leaves, ...by }: PutAside,
): readonly RefundObligation[] {
  const { refundObligations } = context;
  const asideMinor = obligation.amount.amountMinor - (leaves?.amountMinor ?? 0);
  const restsOn = restOn(context, obligation, by, asideMinor);
  const replace = (changed: RefundObligation) =>
    refundObligations.map((one) => (one.number === obligation.number ? changed : one));
  if (leaves === null) return replace(resting({ ...obligation, status }, restsOn));
  const aside: RefundObligation = {
    ...obligation,
    number: refundObligations.length + 1,
    amount: money(asideMinor, obligation.amount.currency),
    status,
  };
  return [...replace({ ...obligation, amount: leaves }), resting(aside, restsOn)];
}
