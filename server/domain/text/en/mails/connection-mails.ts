import { place } from "../../place.ts";

/** Mails about a builder's Calendly connection that does not work, or whose webhooks cannot be checked. */
export const connectionMailText = place("mails/connection-mails", {
  toBuilderSubject: "Please connect Calendly again",
  toBuilder: "Your Calendly connection no longer works.",

  unauthorized:
    "Calendly no longer accepts our access: it was revoked, or the password or address there changed.",
  forbidden: "Our access to Calendly lacks a permission that bookings need.",
  refresh_refused: "Calendly refused to renew our access: it was revoked there.",
  refresh_lost:
    "Calendly renewed our access, but its answer was lost on the way, and it is given only once. Nobody did anything wrong.",
  missing: "Missing: {scopes}",

  noBookings:
    "Until it is connected again, the profile says that no bookings are taken just now. Existing bookings stay valid.",
  worksUntil:
    "Everything works until {until}; after that the profile says that no bookings are taken just now.",
  repair: "Open your connection and press “Connect again”.",
  page: "Open the connection",

  checksSubject: "Your webhooks at Calendly cannot be checked",
  checks: "Since {since} your webhooks at Calendly could not be checked.",
  checksEffect:
    "Bookings made here work as before. What is booked, moved or canceled at Calendly itself may come late.",
  checksRepair:
    "Open your connection to see what is in the way, then press “Check now”. We write about this once; the page shows how it stands.",
});
