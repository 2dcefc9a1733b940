import { place } from "../../place.ts";

/** The link that ends mails of one kind, and the page behind it. */
export const unsubscribeText = place("mails/unsubscribe", {
  digest: "No more digests of the day",
  reminder: "No more reminders of sessions",
  review: "No more questions about how a session was",

  title: "Fewer mails",
  digestQuestion: "No more digests of the day to {address}?",
  reminderQuestion: "No more reminders of sessions to {address}?",
  reviewQuestion: "No more mails to {address} that ask how a session was?",
  rest: "Mails that you need still come: what is confirmed, moved, canceled or refunded, and what your account asks you to confirm.",
  stop: "Stop these mails",
  stopping: "Stopping…",
  digestStopped: "No more digests of the day are sent to {address}.",
  reminderStopped: "No more reminders of sessions are sent to {address}.",
  reviewStopped: "No more mails that ask how a session was are sent to {address}.",
  again: "Send them again",
  sending: "One moment…",
  started: "They are sent to {address} again.",
  spent: "This link does not work",
  spentWhy: "It was cut off, or it is too old. The link in the latest mail of its kind works.",
});
