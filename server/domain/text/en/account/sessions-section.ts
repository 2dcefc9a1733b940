import { place } from "../../place.ts";

/** The section of the account page with the browsers in which one is signed in. */
export const sessionsSection = place("account/sessions-section", {
  title: "Where you are signed in",
  thisBrowser: "this browser",
  since: "Since {when}",
  lastSeen: "Last seen {when}",
  signOut: "Sign out<hidden> {browser}</hidden>",
  signOutElsewhere: "Sign out everywhere else",
  signingOut: "Signing out…",
});
