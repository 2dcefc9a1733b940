import { place } from "../../place.ts";

/** Why no API key was created. */
export const apiKeyRefusals = place("account/api-key-refusals", {
  wrong_password: "This is not your password.",
  not_fresh: "Please show that it is you: with your password, or with a link that we mail you.",
  too_many_keys: "You have as many keys as an account can have. Revoke one that nothing uses first.",
});
