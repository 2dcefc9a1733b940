import { place } from "../../place.ts";

/** What became of a booking's money, sum by sum, for its client. */
export const moneyTable = place("booking/money-table", {
  paid: "Paid",
  returned: "Returned to you",
  onItsWay: "On its way back to you",
  kept: "Stays with {builder}",
});
