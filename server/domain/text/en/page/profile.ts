import { place } from "../../place.ts";

/** A builder’s public profile, where clients book. */
export const publicProfile = place("page/profile", {
  fallbackTitle: "Builder",
  worksIn: "Works in {zone}.",
  zoneUnknown: "Your booking shows both sides’ times, and lets you choose the zone that you read them in.",
  accountSame: "So do you, as your account says.",
  accountOther: "You read times in {zone}, as your account says.",
  browserSame: "So do you, by your browser.",
  browserOther: "You pick and read times in {zone}.",
  sessions: "Sessions",
  share: "Share this profile",
  shareHelp: "The address, to copy:",
  shareMail: "Send by mail",
  paused: "{builder} is not taking bookings just now. Existing bookings stay valid; please look again later.",
  none: "No sessions to book just now",
  noneOpened: "{builder} has paused bookings. Please look again later.",
  noneYet: "{builder} is not open for bookings yet.",
});
