import { place } from "../../place.ts";

/** Where all paid money is now, for each currency, on the reconciliation page. */
export const moneyTotals = place("operator/money-totals", {
  label: "Where all {currency} are",
  paid: "Paid",
  returned: "Returned to clients",
  onTheWay: "On its way back",
  withBank: "Taken by banks after disputes",
  heldByBank: "Held by banks until they decide",
  settledOtherwise: "Settled in another way",
  kept: "Kept, as policies and states say",
  addsUp: "It adds up.",
  tooMuch: "{amount} more is there than should be: too little has gone back.",
  tooLittle: "{amount} less is there than should be: too much has gone back.",
  negative: "− {amount}",
});
