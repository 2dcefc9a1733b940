import { place } from "../../place.ts";

/** Why a builder's Calendly connection does not work, after a colon: on the operators' overview and in the findings of the checks. */
export const brokenConnection = place("operator/broken-connection", {
  unauthorized: "Calendly no longer accepts the token",
  forbidden: "Calendly refuses the account",
  refresh_refused: "Calendly no longer renews the token",
  refresh_lost: "the renewed token was lost on its way",
  unexplained: "no reason is recorded",
});
