import { place } from "../../place.ts";

/** The mail about a webhook endpoint that was switched off because nothing arrives there. */
export const webhookMailText = place("mails/webhook-mails", {
  subject: "Webhooks to {host} are switched off",
  switchedOff: "For three days nothing that we sent to {host} has been accepted, so we no longer try.",
  nothingLost:
    "Nothing is lost: what happens to your bookings is kept, and sent in its order once you switch the endpoint on again. The page shows what its answers were.",
  page: "Your webhooks",
});
