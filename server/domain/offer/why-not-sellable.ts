import { chargeMinimumOf } from "./charge-minimums.ts";
import { isFree, type Money } from "../values/money.ts";
import type { SessionType } from "./session-type.ts";

/** Every reason why an offer cannot be sold, in one closed union. */
export type UnsellableReason =
  | { readonly code: "deleted" }
  | { readonly code: "inactive" }
  | { readonly code: "priced_group" }
  | { readonly code: "poll" }
  | { readonly code: "paid_at_calendly" }
  | { readonly code: "several_durations" }
  | { readonly code: "pooled_hosts" }
  | { readonly code: "unknown_currency"; readonly currency: string }
  | { readonly code: "under_minimum"; readonly minimum: Money };

type Offer = Pick<SessionType, "archivedAt" | "inactiveSince" | "calendlyDetails" | "kind" | "price">;

/** All the reasons why an offer cannot be sold as it is; none when it can. Details that Calendly has not been asked for hinder nothing. */
export function whyNotSellable(offer: Offer): UnsellableReason[] {
  const { calendlyDetails: details, price } = offer;
  const reasons: UnsellableReason[] = [];
  if (offer.archivedAt !== null) reasons.push({ code: "deleted" });
  if (offer.inactiveSince !== null) reasons.push({ code: "inactive" });
  if (offer.kind === "group" && !isFree(price)) reasons.push({ code: "priced_group" });
  if (details?.bookingMethod === "poll") reasons.push({ code: "poll" });
  if (details?.takesPayment === true) reasons.push({ code: "paid_at_calendly" });
  if (details !== null && new Set(details.durationOptions).size > 1)
    reasons.push({ code: "several_durations" });
  if (details !== null && details.poolingType !== null) reasons.push({ code: "pooled_hosts" });
  return [...reasons, ...whyNotChargeable(price)];
}

function whyNotChargeable(price: Money): UnsellableReason[] {
  if (isFree(price)) return [];
  const minimum = chargeMinimumOf(price.currency);
  if (minimum === null) return [{ code: "unknown_currency", currency: price.currency }];
  return price.amountMinor < minimum.amountMinor ? [{ code: "under_minimum", minimum }] : [];
}

/** Whether anybody may book it now: published, switched on at Calendly, and sellable as Calendly has it today. */
export function isOnSale(offer: Offer & Pick<SessionType, "publishedAt">): boolean {
  return offer.publishedAt !== null && whyNotSellable(offer).length === 0;
}
