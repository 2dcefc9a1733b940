import { place } from "../../place.ts";

/** A builder’s first page: the next sessions, and what to do until there is one. */
export const builderOverview = place("builder/overview", {
  publicProfile: "Your public profile",
  nothingNeeded: "Nothing just now. Everything runs by itself.",
  today: "Today",
  noneToday: "No session today.",
  untilAtPrice: "until {until} · {price}",
  join: "Join",
  next: "Next sessions",
  noneNext: "No session is coming up.",
  open: "Your page is open",
  openText: "Give its address to whoever asks for you. The first booking appears here.",
  share: "Share your page",
  session: "{session} with {client}",
  unpaid:
    "<link>{count, plural, one {One booking is not paid yet} other {# bookings are not paid yet}}</link>. What is not paid in time lapses, and its time is free again.",
});
