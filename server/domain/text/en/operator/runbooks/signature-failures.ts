import { place } from "../../../place.ts";

/** What operators do about it: webhooks with wrong signatures. */
export const signatureFailuresRunbook = place("operator/runbooks/signature-failures", {
  title: "Webhooks with wrong signatures",
  meaning:
    "Several webhooks came whose signature is wrong: the secret was changed at one end only, or somebody tries to send in the provider’s name. All of them were refused.",
  stake:
    "If it is the secret, payments and bookings are not noticed until the next comparison. If it is somebody else, nothing happens: what is not signed is not believed.",
  step1:
    "Check the installation: it signs with the secrets that are set, and compares the endpoint with Stripe’s.",
  step2:
    "If the secret was rolled in Stripe’s dashboard, put the new one into STRIPE_WEBHOOK_SECRETS, beside the old one, and restart.",
  step3: "For Calendly, rotate the signing key: the app does it when it subscribes anew.",
  ifNot:
    "If both ends agree and wrong signatures go on, they are somebody else’s. Limit them at the proxy; the app refuses them anyway.",
  over: "No wrong signature has come for a while. Fifteen quiet minutes later a message says that this is over.",
});
