import { place } from "../../place.ts";

/** The page of a builder’s Calendly connection. */
export const builderConnection = place("builder/connection", {
  title: "Calendly connection",
  lead: "Your event types become sessions here, clients pick their times in your calendar, and every booking appears here.",
  missing: "Missing: {scopes}",
  disconnect: "Disconnect",
  disconnectText:
    "Existing bookings stay valid, but we no longer hear of cancellations at Calendly. No new bookings are taken.",
  disconnectAsk: "Disconnect…",
  disconnectNow: "Disconnect Calendly",
  disconnecting: "Disconnecting…",
  keep: "Keep it connected",
});
