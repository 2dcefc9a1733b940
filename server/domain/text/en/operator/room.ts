import { place } from "../../place.ts";

/** The navigation between the operators' pages. */
export const operatorRoom = place("operator/room", {
  room: "Operations",
  overview: "Overview",
  ofBookings: "Bookings",
  repairs: "Repairs",
  settings: "Settings",
  bookings: "All bookings",
  reviews: "Reviews",
  topics: "Topics",
  funnel: "Funnel",
  failedJobs: "Failed jobs",
  deliveries: "Deliveries",
  problems: "Problems",
  reconciliation: "Reconciliation",
  policies: "Terms and privacy",
  mails: "Mails",
  secondFactor: "Second factor",
  webhooks: "Webhooks",
  apiKeys: "API keys",
});
