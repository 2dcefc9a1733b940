import { place } from "../../place.ts";

/** The builder’s pages and the navigation between them. */
export const builderRoom = place("builder/room", {
  title: "Builder",
  overview: "Overview",
  sessionTypes: "Session types",
  bookings: "Bookings",
  reviews: "Reviews",
  funnel: "Funnel",
  connection: "Calendly",
  profile: "Profile",
  embed: "On your site",
  webhooks: "Webhooks",
  apiKeys: "API keys",
});
