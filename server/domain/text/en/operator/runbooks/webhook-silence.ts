import { place } from "../../../place.ts";

/** What operators do about it: a provider sends no webhooks. */
export const webhookSilenceRunbook = place("operator/runbooks/webhook-silence", {
  title: "A provider sends no webhooks",
  meaning:
    "No webhook of this provider has arrived for two hours, though at this time of day they came on most of the days before.",
  stake:
    "Payments and bookings are noticed late: by the reconciler, at its next comparison, instead of within seconds.",
  step1:
    "Check the installation: it sends a signed webhook to its own public address, and reads at the provider whether the endpoint stands and delivers.",
  step2:
    "Look at the endpoint in Stripe’s dashboard, or at the builders’ connections on the overview: a provider switches off an endpoint that has failed for days. Switch Stripe’s on again there; Calendly’s are restored by the app, within a quarter of an hour.",
  step3: "Press “Compare now”, which catches up on what was missed.",
  ifNot:
    "If it is a holiday, or bookings are closed, silence is right: the alert ends when the hours before are as quiet.",
  over: "A webhook arrives. Fifteen quiet minutes later a message says that this is over.",
});
