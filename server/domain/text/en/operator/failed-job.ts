import { place } from "../../place.ts";

/** One failed job, and the two decisions about it. */
export const failedJob = place("operator/failed-job", {
  booking: "{session}, {client} with {builder}",
  failed: "Failed",
  failedAt: "{time}, {age} ago",
  after: "After",
  tries: "{count, plural, one {# try} other {# tries}}, the first requested {time}",
  lastAnswer: "Last answer",
  noAnswer: "no reason recorded",
  retrySummary: "Try it again…",
  retryHelp:
    "It is tried again at once, as often as a new one. The provider is asked first: what has already been done is not done twice.",
  retry: "Try again",
  retrying: "Retrying…",
  dropSummary: "Drop it…",
  drop: "Drop it",
  dropping: "Dropping it…",
  becomes: "What became of the money",
  settled_outside: "I have returned it outside Stripe",
  waived: "It was refunded in Stripe’s dashboard, or is not owed",
  reason: "Reason",
  reasonHint: "It is kept, with the time, in the record of operators’ decisions.",
});
