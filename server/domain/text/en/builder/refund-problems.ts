import { place } from "../../place.ts";

/** Why a refund was not asked for, beside the field that is wrong. The keys are the problems’ codes. */
export const builderRefundProblems = place("builder/refund-problems", {
  no_amount: "Please enter an amount in {currency}, like {example}.",
  zero: "Please enter an amount above zero.",
  nothing_left: "Nothing is left of this payment.",
  too_much: "At most {amount} is left of this payment.",
  no_reason: "Please say why, in a few words. The client reads it.",
  long_reason: "Please use at most {most} characters.",
});
