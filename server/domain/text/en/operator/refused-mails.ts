import { place } from "../../place.ts";

/** Mails about accounts that the mail server refused, on the page of failed jobs. */
export const refusedMails = place("operator/refused-mails", {
  title: "Mails about accounts that were refused",
  intro:
    "Whoever asked for one was told so on the page. They are not sent again: their links would be too old. A code like 550 means an address that does not exist, or a mail server that does not trust this site’s. “Check the installation” on the overview tells the two apart.",
  subject: "“{subject}”",
  once: "Once, {age} ago · <code>{reason}</code>",
  often: "{count} times, the first {firstAge} ago, the last {lastAge} ago · <code>{reason}</code>",
  dismiss: "Dismiss",
  dismissing: "Dismissing…",
});
