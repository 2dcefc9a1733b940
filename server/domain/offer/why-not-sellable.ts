import { chargeMinimumOf } from "./charge-minimums.ts";
import { formatMoney, isFree, type Money } from "../values/money.ts";
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

/** The reason as its builder reads it, with what to do about it. */
export function unsellableInWords(reason: UnsellableReason): string {
  switch (reason.code) {
    case "deleted":
      return "It was deleted at Calendly. Make a new event type there and it will appear here.";
    case "inactive":
      return "It is switched off at Calendly. Switch it on there, then fetch the changes here.";
    case "priced_group":
      return "It is a group event. Calendly can’t take back one seat without canceling everybody’s, so group events can only be offered free.";
    case "poll":
      return "It is a meeting poll: people vote on times, and nobody books one. Choose another event type.";
    case "paid_at_calendly":
      return "Calendly already takes a payment for it, so clients would pay twice. Switch the payment off at Calendly.";
    case "several_durations":
      return "Clients may choose between several lengths at Calendly, but it has one price here. Leave one length, or make an event type for each.";
    case "pooled_hosts":
      return "Several people host it (round robin or collective). Only event types of your own can be sold here.";
    case "unknown_currency":
      return `Prices in ${reason.currency} can’t be charged here. Choose another currency.`;
    case "under_minimum":
      return `The price is too low to be charged: the least is ${formatMoney(reason.minimum)}. Make it free, or ask for more.`;
  }
}
