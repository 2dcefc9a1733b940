import { place } from "../../../place.ts";

/** What operators do about it: work is waiting too long. */
export const queueLateRunbook = place("operator/runbooks/queue-late", {
  title: "Work is waiting too long",
  meaning:
    "The oldest work of a queue has waited longer than it should: a payment page or a refund, a webhook of a provider, a mail, an event or a webhook to other software. It is being tried in vain, or nothing takes it.",
  stake:
    "While money waits, clients wait for pages, confirmations and refunds. Nothing is lost, and everything is done when the queue moves again.",
  step1: "Look on the overview whether a provider is down: then this is its consequence, and ends with it.",
  step2:
    "Look into the log of the app for the reason why it fails, which each try names, and put that right. What Stripe answers with 401 or 403 is the key: set one with the rights that are missing, and restart.",
  step3:
    "See that a worker runs, and that the clock of the server is right. Restart the app if nothing is taken at all: work that was begun is taken over when its lease ends.",
  ifNot:
    "If it is too much work for one process, start another one (PostgreSQL), as the guide to several processes says.",
  over: "The queue is empty, or its oldest work is new. Fifteen quiet minutes later a message says that this is over.",
});
