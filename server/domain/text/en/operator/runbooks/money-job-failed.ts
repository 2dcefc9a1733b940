import { place } from "../../../place.ts";

/** What operators do about it: a payment page could not be opened or closed. */
export const moneyJobFailedRunbook = place("operator/runbooks/money-job-failed", {
  title: "A payment page could not be opened or closed",
  meaning:
    "The job that opens or closes a payment page at Stripe was refused for good, or was tried until its time was up. It is a failed job now: nothing tries it again by itself.",
  stake:
    "A client may wait for a page that does not open, or a page may stay open for a time that is not theirs any more. Nobody is charged twice: whoever pays too late gets the money back.",
  step1: "Open the failed jobs and read what Stripe answered to this one.",
  step2:
    "Put right what Stripe names: a restricted account, a key that was rolled, a currency that is switched off. The checks of the installation name most of it.",
  step3:
    "Open “Try it again…” at the job, say why, and press “Try again”. It goes to Stripe with the same idempotency key, so that nothing is done twice.",
  ifNot:
    "If it cannot succeed any more, for example because the booking has ended, open “Drop it…”, say why, and press “Drop it”. The reconciler looks at the booking’s money afterwards.",
  over: "The failed job is gone from the list. Fifteen quiet minutes later a message says that this is over.",
});
