import { place } from "../../place.ts";

/** Amounts under each other, and what comes back by when. */
export const moneyBlocksText = place("mails/money-blocks", {
  price: "Price",
  onItsWay: "On its way to us",
  paidOn: "Paid on {day}",
  returned: "Gone back",
  goesBack: "On its way back",
  failed: "Not taken by the bank",
  withheld: "Waits for what the bank decides",
  held: "With the bank, which decides",
  lost: "Given back by the bank",
  stays: "Stays with {person}",

  title: "If you have to cancel",
  until: "Until {until}",
  untilStart: "Until it starts",
  later: "Later than that",
  all: "all of it back",
  share: "{share} back",
  nothing: "nothing back",
});
