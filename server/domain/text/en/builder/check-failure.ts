import { place } from "../../place.ts";

/** Why a builder's webhooks could not be checked, by the failure's code: after a sentence that says since when. On pages and in a mail. */
export const checkFailure = place("builder/check-failure", {
  unauthorised: "Calendly no longer accepts our access.",
  forbidden:
    "Calendly refuses it: a permission is missing, or the account’s organization or plan does not allow it.",
  not_found: "Calendly does not know the account.",
  conflict: "Calendly already has webhooks at this address.",
  rate_limited: "Calendly has been asked too often.",
  unavailable: "Calendly is not answering.",
  bad_answer: "Calendly’s answer could not be used.",
  other: "Something went wrong on our side.",
});
