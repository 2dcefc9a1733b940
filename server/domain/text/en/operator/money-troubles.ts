import { place } from "../../place.ts";

/** What is wrong with a booking's money: on the overview, and at the top of the booking's page for operators. */
export const moneyTroubles = place("operator/money-troubles", {
  notSent: "{amount} should go back to the client, and nothing has been sent.",
  over_returned: "{amount} more was returned than was paid.",
  refund_failed: "Stripe could not return {amount}. The client is still waiting for it.",
});
