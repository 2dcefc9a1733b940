import { place } from "../../place.ts";

/** The mail about a webhook endpoint that was switched off because nothing arrives there. */
export const webhookMailText = place("mails/webhook-mails", {
  subject: "Webhooks to {host} are switched off",
  switchedOff: "For three days nothing that we sent to {host} has been accepted, so we no longer try.",
  whatWaits:
    "What happens meanwhile waits for 90 days, and is sent in order once you switch the endpoint on again. The page shows what was answered.",
  page: "Your webhooks",
});
