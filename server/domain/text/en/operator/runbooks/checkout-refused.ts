import { place } from "../../../place.ts";

/** What operators do about it: nobody can pay: Stripe refuses. */
export const checkoutRefusedRunbook = place("operator/runbooks/checkout-refused", {
  title: "Nobody can pay: Stripe refuses",
  meaning:
    "Stripe refuses to open payment pages for a reason that trying again does not change: a restricted account, a key that it does not take, a currency or an amount that it does not allow.",
  stake:
    "Nobody can book what costs money. Nobody was charged, and held times are given back when their hold ends.",
  step1: "Read Stripe’s own words, in the message and on the overview.",
  step2:
    "Put it right in Stripe’s dashboard: account status, capabilities, currencies. If it is the key, set another STRIPE_SECRET_KEY and restart.",
  step3: "Check the installation: it asks Stripe with the key that is in use.",
  ifNot:
    "If Stripe restricts the account, write to its support; meanwhile tell the builders, who have had a mail, how long it may take. If it is about one price, ask its builder to change the price.",
  over: "A payment page opens again: the notice on the overview goes away at once, and a message follows after fifteen quiet minutes.",
});
