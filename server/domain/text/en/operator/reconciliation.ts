import { place } from "../../place.ts";

/** The reconciliation page: what waits for a person, and what was closed lately. */
export const reconciliation = place("operator/reconciliation", {
  title: "Reconciliation",
  intro:
    "Every hour, all bookings are compared with Stripe and with the calendars. What can be repaired safely is repaired at once; the rest waits here.",
  repaired: "Done: the repair has been requested. The next comparison shows whether everything agrees.",
  dismissed: "Dismissed, with your reason. It is not reported again.",
  open: "What waits for you",
  notCompared: "Nothing has been compared yet.",
  nothing: "Nothing: everything that was compared agrees.",
  run: "The last comparison",
  compare: "Compare now",
  comparing: "Comparing…",
  starting: "Starting…",
  totals: "All money that was ever paid, as of the last comparison",
  resolved: "Closed in the last 7 days",
  resolvedAs:
    "{how, select, repaired {Repaired automatically} repaired_by_operator {Repaired by a click} gone {Agreed when it was checked again} other {Dismissed}}, {time}",
  resolvedAsOf:
    "{how, select, repaired {Repaired automatically} repaired_by_operator {Repaired by a click} gone {Agreed when it was checked again} other {Dismissed}}, {time} · <link>{booking}</link>",
  booking: "{session}, {client}",
  unnamedBooking: "The booking",
  note: "“{note}”",
});
