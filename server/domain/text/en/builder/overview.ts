import { place } from "../../place.ts";

/** A builder’s first page: the next sessions, and this month’s money. */
export const builderOverview = place("builder/overview", {
  publicProfile: "Your public profile",
  nothingNeeded: "Nothing just now. Everything runs by itself.",
  next: "Next sessions",
  noneNext: "No session is coming up.",
  session: "{session} with {client}",
  atPrice: "{at} · {price}",
  unpaid:
    "<link>{count, plural, one {One booking is not paid yet} other {# bookings are not paid yet}}</link>. What is not paid in time lapses, and its time is free again.",
  money: "Money this month",
  noMoney: "Nothing was paid yet this month.",
  currency: "Currency",
  paid: "Paid",
  returned: "Returned",
  settling: "Payments go to the operator’s Stripe account. The operator settles them with you.",
});
