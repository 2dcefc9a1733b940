import { place } from "../../place.ts";

/** A Calendly connection that does not work, by the reason’s code, and how it is repaired. */
export const builderConnectionTrouble = place("builder/connection-trouble", {
  unauthorized:
    "Calendly no longer accepts our access: it was revoked, or your password or address there changed.",
  forbidden: "Our access to Calendly lacks a permission that bookings need.",
  refresh_refused: "Calendly refused to renew our access: it was revoked there.",
  refresh_lost: "Calendly renewed our access, but its answer was lost on the way. It is given only once.",
  dead: "Your profile says that you are not taking bookings just now. Existing bookings stay valid.",
  until: "Bookings keep working until {at}. Connect again before then.",
  consent: "Connect again",
  consenting: "Going to Calendly…",
  token: "<link>Paste a new token</link> to connect again.",
});
