import { place } from "../../../place.ts";

/** What operators do about it: webhooks with wrong signatures. */
export const signatureFailuresRunbook = place("operator/runbooks/signature-failures", {
  title: "Webhooks with wrong signatures",
  meaning:
    "Several webhooks came whose signature is wrong: the secret was changed at one end only, or somebody tries to send in the provider’s name. All of them were refused.",
  stake:
    "If it is the secret, payments and bookings are not noticed until the next comparison. If it is somebody else, nothing happens: what is not signed is not believed.",
  step1:
    "Check the installation: it signs with the secrets that are set, and asks Stripe which events it could not deliver, those of the last ten minutes aside. It names the builder whose signing key is wrong.",
  step2:
    "If the secret was rolled in Stripe’s dashboard, put the new one into STRIPE_WEBHOOK_SECRETS, before the old one and a comma, and restart. Then press “Compare now”: payments that were refused are taken in at once, not when Stripe sends them again.",
  step3:
    "For Calendly, its builder presses “Change the signing key” on their page “Calendly connection”: ask them to.",
  ifNot:
    "If both ends agree and wrong signatures go on, they are somebody else’s. Limit them at the proxy; the app refuses them anyway.",
  over: "No wrong signature has come for a while. Fifteen quiet minutes later a message says that this is over.",
});
