import type { sessionsSection as english } from "../../en/account/sessions-section.ts";
import type { Translation } from "../../translation.ts";

export const sessionsSection = {
  title: "Wo Sie angemeldet sind",
  thisBrowser: "dieser Browser",
  since: "Seit {when}",
  lastSeen: "Zuletzt gesehen: {when}",
  signOut: "Abmelden<hidden>: {browser}</hidden>",
  signOutElsewhere: "Überall sonst abmelden",
  signingOut: "Wird abgemeldet …",
} satisfies Translation<typeof english>;
