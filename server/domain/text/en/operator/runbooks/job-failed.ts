import { place } from "../../../place.ts";

/** What operators do about it: a job or a webhook has failed for good. */
export const jobFailedRunbook = place("operator/runbooks/job-failed", {
  title: "A job or a webhook has failed for good",
  meaning:
    "A mail, a request to Calendly, or the handling of a webhook was refused for good, or was tried until its time was up. Nothing tries it again by itself.",
  stake:
    "Somebody was not told, a calendar may not agree with a booking, or what a provider said was not heard.",
  step1: "Open the failed jobs and read what was answered.",
  step2:
    "Put right what it names. An address that does not exist needs nothing: open “Drop it…”, say why, and press “Drop it”.",
  step3:
    "Open “Try it again…”, say why, and press “Try again”. A webhook is handled by what the provider says now, not by what it said then.",
  ifNot:
    "If it fails again in the same way and is not worth more, drop it with a reason. The reconciler compares the booking afterwards.",
  over: "The failed job is gone from the list. Fifteen quiet minutes later a message says that this is over.",
});
