import { place } from "../../place.ts";

/** What a full refund returns: where a builder or an operator is about to make one. */
export const allGoesBack = place("booking/all-goes-back", {
  nothingPaid: "Nothing was paid, so nothing goes back.",
  nothingLeft: "Nothing is left to return.",
  all: "{bank, select, decides {All {amount} that {who} paid goes back, unless the bank returns it: until it has decided about this payment, nothing can be returned.} other {All {amount} that {who} paid goes back.}}",
  rest: "{bank, select, decides {All that is left of the {paid} that {who} paid goes back: {amount}, unless the bank returns it. Until it has decided about this payment, nothing can be returned.} other {All that is left of the {paid} that {who} paid goes back: {amount}.}}",
});
