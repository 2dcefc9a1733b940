import { place } from "../../place.ts";

/** The list of all bookings, where an operator searches for one. */
export const operatorBookings = place("operator/bookings", {
  pageTitle: "All bookings",
  title: "Bookings",
  search: "Booking number, or how the client’s name or address begins",
  searchButton: "Search",
  nobody: "Nobody has booked anything yet",
  noMatch: "No booking matches",
  noMatchHelp:
    "A number must be complete, like bkg_… in a mail or at Stripe. Of a name or an address, the beginning of any word is enough. <newest>Show the newest</newest>",
  unreadable: "<booking>{id}</booking> cannot be read",
  unreadableReason:
    "{reason}. <code>npm run rebuild-bookings</code> compares it with its history and can restore it.",
  row: "{session}, {client} with {builder}",
  noTime: "No time picked yet",
  more: "More bookings",
  older: "Older",
  first: "Back to the newest",
  newest: "The newest: {count}",
  found: "Found: {count}",
  foundAmongNewest: "Found: {count} among the newest; search to narrow it down",
  back: "Further back: {count}",
  last: "Further back, to the first: {count}",
});
