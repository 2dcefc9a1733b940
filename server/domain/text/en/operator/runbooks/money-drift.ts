import { place } from "../../../place.ts";

/** What operators do about it: money is not where our records have it. */
export const moneyDriftRunbook = place("operator/runbooks/money-drift", {
  title: "Money is not where our records have it",
  meaning:
    "The reconciler has compared the bookings with Stripe and found a difference about money that it may not resolve by itself: a payment that we do not know, a refund made in the dashboard, an amount that does not agree.",
  stake:
    "A client may have paid without being booked, or may be owed money. The balance of the books is wrong until somebody decides.",
  step1:
    "Open the reconciliation. Each difference says what we have, what Stripe has, and what a press of the button would do.",
  step2:
    "Look at the payment in Stripe’s dashboard, which each difference links to, and at the booking’s history.",
  step3:
    "Press the button at the difference, or open “Dismiss it…” and say why. Both are written down with your name.",
  ifNot:
    "If the same difference comes back after a repair, leave it open, start a comparison, and look at the booking’s history: somebody or something else changes this payment.",
  over: "The next comparison finds no difference about money. Fifteen quiet minutes after the last one is resolved a message says that this is over.",
});
