import { place } from "../../place.ts";

/** Where views and bookings come from. */
export const funnelSources = place("funnel/sources", {
  direct: "Direct, or not known",
  embed: "A page that shows the profile in a frame",
  api: "A program, by the API",
  calendly: "Booked at Calendly",
  other: "Others together",
  utm: "Links marked {name}",
  site: "Links on {name}",
});
