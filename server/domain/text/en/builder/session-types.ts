import { place } from "../../place.ts";

/** The list of a builder’s session types, around its rows. */
export const builderSessionTypes = place("builder/session-types", {
  title: "Session types",
  lead: "Name, length and questions are Calendly’s. Price, description, order and policy are yours, and nothing from Calendly overwrites them.",
  sync: "Fetch changes from Calendly",
  syncing: "Asking Calendly…",
  not_connected: "Your Calendly is not connected. Connect it first, then your event types arrive here.",
  calendar_unavailable:
    "Calendly is not answering just now. Nothing was changed; please try again in a minute.",
  nothingFetched: "Everything is as Calendly has it.",
  fetched: "Fetched from Calendly: {changes}.",
  added: "{count} new",
  changed: "{count} changed",
  gone: "{count} gone",
  none: "No session types yet",
  noneConnected: "Your Calendly has no event types of your own. Create one there, then fetch it here.",
  noneUnconnected: "Connect your Calendly and your event types arrive here as drafts that nobody else sees.",
  connect: "Connect Calendly",
});
