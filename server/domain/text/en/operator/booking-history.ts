import { place } from "../../place.ts";

/** What has happened to a booking, as an operator reads it: who or what caused each line, and lines that cannot be read. */
export const bookingHistory = place("operator/booking-history", {
  title: "History",
  unreadable: "Line {version} cannot be read",
  unreadableReason: "{reason}. <code>npm run verify-history</code> says whether somebody changed it.",
  withAmount: "{event}: {amount}",
  note: "“{note}”",
  nowIn: "now {state}",
});
