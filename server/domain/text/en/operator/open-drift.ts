import { place } from "../../place.ts";

/** One open difference on the reconciliation page: since when, whose, and what an operator can do about it. */
export const openDrift = place("operator/open-drift", {
  booking: "{session}, {client} with {builder}, {time}, {price}",
  bookingWithoutTime: "{session}, {client} with {builder}, no time picked, {price}",
  found: "Found {time}, {age} ago.",
  look: "Look at the booking",
  ask: "Repair it…",
  repairing: "Repairing…",
  leave: "Leave it",
  dismissSummary: "Dismiss it…",
  dismissHelp:
    "Nothing is changed, and it is not reported again. For what you have settled in another way, or what is fine the way it is.",
  reason: "Reason",
  reasonHint: "It is kept in the record of operators’ decisions.",
  dismiss: "Dismiss it",
  dismissing: "Dismissing…",
});
