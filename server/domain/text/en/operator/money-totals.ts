import { place } from "../../place.ts";

/** Where all paid money is now, for each currency, on the reconciliation page. */
export const moneyTotals = place("operator/money-totals", {
  label: "Where all {currency} is",
  paid: "Paid",
  returned: "Returned to clients",
  onTheWay: "On its way back",
  withBank: "Taken by banks after disputes",
  heldByBank: "Held by banks until they decide",
  settledOtherwise: "Settled in another way",
  kept: "Kept, as policies and states say",
  addsUp: "It adds up.",
  tooMuch: "There is {amount} more than there should be: too little has gone back.",
  tooLittle: "There is {amount} less than there should be: too much has gone back.",
  negative: "− {amount}",
});
