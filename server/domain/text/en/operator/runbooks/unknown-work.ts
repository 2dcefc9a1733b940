import { place } from "../../../place.ts";

/** What operators do about it: work that no running version knows. */
export const unknownWorkRunbook = place("operator/runbooks/unknown-work", {
  title: "Work that no running version knows",
  meaning:
    "A newer version of the app has written work of a kind that the running version does not know, and no newer one is running any more: a release was rolled back, or only half rolled out.",
  stake:
    "This work waits. Nothing of it is lost, and nothing of it is done: it may be a mail, a refund or a request to Calendly.",
  step1: "See which version runs, and which one wrote the work.",
  step2:
    "Start the newer version again, at least until this work is done. Several versions may run side by side.",
  step3: "If the release was rolled back for a fault, roll forward to one that has it mended.",
  ifNot:
    "If the newer version cannot run, write to whoever made it: the kind is named in the message. Delete no rows.",
  over: "The work is done. Fifteen quiet minutes later a message says that this is over.",
});
