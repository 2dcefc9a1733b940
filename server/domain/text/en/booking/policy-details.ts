import { place } from "../../place.ts";

/** The cancellation policy, folded, on offers. */
export const policyDetails = place("booking/policy-details", {
  title: "If you have to cancel",
});
