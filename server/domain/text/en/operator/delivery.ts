import { place } from "../../place.ts";

/** One delivery of Stripe or Calendly: what it was about, what it changed, and its replay. */
export const operatorDelivery = place("operator/delivery", {
  pageTitle: "Delivery {number}",
  back: "All deliveries",
  event: "Event",
  type: "Type",
  about: "About",
  invitee: "Invitee",
  payment: "Payment",
  booking: "Booking",
  look: "Look at the booking",
  unknownObject: "Not known: its content was deleted before ids were kept.",
  allEventTypes: "The builder’s event types: all of them are read.",
  received: "Received",
  outcome: "Outcome",
  ended:
    "{outcome, select, done {Worked on} waiting {Waits for its turn} trying {Failed, is tried again} dead {Failed for good} other {Dropped}}",
  agoAt: "{time}, {age} ago",
  tries: "Tries",
  lastError: "Last answer",
  changes: "What it changed",
  noChanges: "No booking’s history names this delivery: it said nothing new, or was about nothing of ours.",
  noChangesYet: "Nothing: it has not been worked on.",
  ofReplay: "by the replay",
  replay: "Replay",
  replayHelp:
    "Reads what it was about from {source, select, stripe {Stripe} other {Calendly}} again, as it is now, and records it. What is known already changes nothing, and nobody is written to again. If something was missed, it is recorded now, and its mails go now.",
  reason: "Why",
  reasonHint: "Stays with the operators’ actions.",
  button: "Replay this delivery",
  busy: "Replaying…",
  waiting: "The worker still has it. It can be replayed when that has ended.",
  dead: "It failed for good and waits among the <link>failed jobs</link>, where it can be tried again.",
  without_id: "It cannot be replayed: nothing says any more what it was about.",
  gone: "It cannot be replayed any more: deliveries are deleted after 31 days.",
  replaying: "It is being replayed. This takes a moment; the page updates automatically.",
  notYet: "The replay did not go through yet, and is tried again automatically. The last answer: {error}",
  notYetUnexplained: "The replay did not go through yet, and is tried again automatically.",
  failedForGood: "The replay failed for good. It waits among the <link>failed jobs</link>.",
  nothingNew: "Replayed: nothing new. No booking has changed, and nobody was written to.",
  recorded:
    "Replayed: {count, plural, one {something was missed and is recorded now} other {# things were missed and are recorded now}}. See below.",
  actions: "What operators did",
  action:
    "{action, select, replay_delivery {Replayed} retry_delivery {Tried again} drop_delivery {Dropped} other {Something else}}",
  note: "“{note}”",
});
