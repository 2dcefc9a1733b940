import { place } from "../../place.ts";

/** Mails about a webhook endpoint: that its address is new, and that it was switched off because nothing arrives there. */
export const webhookMailText = place("mails/webhook-mails", {
  subject: "Webhooks to {host} are switched off",
  switchedOff: "For three days nothing that we sent to {host} has been accepted, so we no longer try.",
  whatWaits:
    "What happens meanwhile waits for 90 days, and is sent in order once you switch the endpoint on again. The page shows what was answered.",
  addedSubject: "Your bookings are now sent to {host}",
  added:
    "A webhook endpoint of your account at BuildAppsWith now leads to {host}: from now on we send what happens to your bookings there, with your clients’ names and addresses.",
  wasNotYou:
    "Was this not you? Remove the endpoint, revoke the API keys that you don’t know, and choose a new password, which signs everybody out.",
  page: "Your webhooks",
});
