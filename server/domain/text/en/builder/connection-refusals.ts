import { place } from "../../place.ts";

/** Why a Calendly connection was not made or changed, by the refusal’s code, and what to do next. */
export const builderConnectionRefusals = place("builder/connection-refusals", {
  token_refused:
    "Calendly does not know this token. Copy it again in full, or create a new one: Calendly shows a token only once.",
  scopes_missing:
    "This access to Calendly lacks permissions that bookings need. Nothing was changed. Grant them, then connect again.",
  calendly_unavailable: "Calendly is not answering just now. Nothing was lost; please try again in a minute.",
  trouble_on_our_side:
    "Calendly answered, but we could not use its answer. The fault is ours, not your account’s. Nothing was changed; please try again later.",
  account_taken:
    "This Calendly account is connected to another builder here. Sign in to Calendly as yourself, or disconnect it there first.",
  another_account:
    "This is not the Calendly account that is connected here. Your sessions and bookings belong to the connected one: connect that one again, or disconnect it first.",
  oauth_not_set_up: "Connecting with one click is not set up here. Paste a token instead.",
  consent_denied:
    "Calendly was not allowed to share your calendar, so nothing was connected. Press the button again whenever you like.",
  consent_not_recognised:
    "That answer from Calendly was too old, was used before, or was for another browser. Nothing was connected; press the button to start again.",
  key_changed_recently:
    "The signing key was changed less than a day ago. The previous one is still needed for deliveries on the way; please come back tomorrow.",
  not_connected: "There is no Calendly connection any more.",
});
