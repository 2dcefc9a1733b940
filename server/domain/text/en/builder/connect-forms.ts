import { place } from "../../place.ts";

/** The two ways to connect Calendly. */
export const builderConnectForms = place("builder/connect-forms", {
  consentTitle: "Connect with Calendly",
  consentText:
    "Calendly asks whether we may read your event types and manage bookings. You can revoke that at any time.",
  consent: "Connect Calendly",
  consentAgain: "Connect again",
  consentInstead: "Connect with one click instead",
  consenting: "Going to Calendly…",
  tokenTitle: "Paste a token",
  orTokenTitle: "Or paste a token",
  tokenText:
    "Create a personal access token in Calendly under Integrations, API and webhooks, with these permissions: {scopes}. We keep it encrypted.",
  token: "Personal access token",
  token_missing: "Please paste the token.",
  token_too_long: "This is longer than any Calendly token. Please paste only the token.",
  connect: "Connect with this token",
  asking: "Asking Calendly…",
});
