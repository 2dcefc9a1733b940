import { place } from "../../../place.ts";

/** What operators do about it: nothing has been compared for long. */
export const reconciliationLateRunbook = place("operator/runbooks/reconciliation-late", {
  title: "Nothing has been compared for long",
  meaning:
    "The last comparison with Stripe and Calendly that came to its end and left nothing out is older than three times its interval. The runs since have failed, have left something out, or were not begun.",
  stake: "What webhooks have missed is not noticed: payments, refunds, moved and canceled times.",
  step1: "Open the reconciliation: its last run says how far it came and what it left out.",
  step2:
    "Put right what it names: mostly a connection that is down, a key without rights, or a provider that limits us.",
  step3: "Press “Compare now”, and see it come to its end.",
  ifNot:
    "If a run takes longer than its interval, raise RECONCILE_EVERY_MINUTES. If none begins, the worker does not run: restart the app.",
  over: "A comparison has come to its end and left nothing out. Fifteen quiet minutes later a message says that this is over.",
});
