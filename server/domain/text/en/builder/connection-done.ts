import { place } from "../../place.ts";

/** What the page of a Calendly connection says once something was done. */
export const builderConnectionDone = place("builder/connection-done", {
  connected: "Calendly is connected. Your event types are under Session types, ready to be priced.",
  checked: "Everything works: Calendly accepts our access, with every permission that bookings need.",
  rotated:
    "A new signing key is in use. The old one is accepted for one more day, for deliveries that are still on the way.",
  mails: "Saved.",
  disconnected: "Calendly is disconnected. Existing bookings stay valid; no new ones are taken.",
  forgotten:
    "Calendly is disconnected here. Calendly itself could not be reached: please revoke the access in your Calendly settings too.",
});
