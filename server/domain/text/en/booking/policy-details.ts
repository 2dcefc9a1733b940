import { place } from "../../place.ts";

/** The cancellation policy, folded, on offers; and what it comes to for a time that is soon. */
export const policyDetails = place("booking/policy-details", {
  title: "If you have to cancel",
  lateNothing: "This time is soon: if you cancel it after you have paid, there is no money back.",
  latePart: "This time is soon: if you cancel it after you have paid, you get {share} of it back.",
});
