import { place } from "../../place.ts";

/** The list of a client's bookings. */
export const bookingList = place("booking/list", {
  title: "My bookings",
  titleFurtherBack: "My bookings, further back",
  unconfirmed:
    "Your address is not confirmed. Bookings that were made with it elsewhere appear here once you have <link>confirmed it</link>.",
  furtherBack: "Further back",
  nothingFurtherBack: "Nothing further back",
  empty: "Nothing booked yet",
  emptyHelp: "Sessions that you book appear here, with everything you need on the day.",
  find: "Find a builder",
  needsYou: "Needs you",
  inProgress: "Payment in progress",
  upcoming: "Upcoming",
  past: "Past",
  canceled: "Canceled",
  more: "More bookings",
  first: "Back to the first",
  join: "Join",
  session: "{session} with {builder}",
  noTime: "{length}, no time picked yet",
  time: "{day}, {from}–{to} ({zone})",
  hours: "{from}–{to} ({zone})",
});
