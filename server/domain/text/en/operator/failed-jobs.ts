import { place } from "../../place.ts";

/** The page of failed jobs: its list, what came of the last decision, and recent decisions. */
export const failedJobs = place("operator/failed-jobs", {
  title: "Failed jobs",
  intro:
    "Requests that a provider has refused for good, and webhooks that could not be understood. None of them is tried again automatically: each waits for your decision.",
  none: "No job has failed for good.",
  more: "{count, plural, one {One more follows} other {# more follow}} when these are decided.",
  done: "Done: it has been carried out.",
  dropped: "Dropped. Your reason is in the booking’s history.",
  droppedListed: "Dropped. Your reason is listed below.",
  failedAgain: "It has failed again: {error}",
  failedAgainUnexplained: "It has failed again. No reason is recorded.",
  trying: "It is being tried again. This takes a moment; the page updates automatically.",
  notYet:
    "It did not go through yet, and is tried again automatically, at longer and longer intervals. The last answer: {error}",
  notYetUnexplained:
    "It did not go through yet, and is tried again automatically, at longer and longer intervals.",
  look: "Look at the booking",
  decided: "Recent decisions",
  unreadable: "{id} cannot be read",
  reason: "{reason}.",
  note: "“{note}”",
  deliveryRetried: "Webhook {number} tried again",
  deliveryReplayed: "<link>Delivery {number}</link> replayed",
  deliveryDropped: "Webhook {number} dropped",
  jobRetried: "A job tried again: <link>its booking</link>",
  otherAction: "{action} ({subject})",
  otherActionOf: "{action} ({subject}): <link>its booking</link>",
});
