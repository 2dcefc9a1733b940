import { place } from "../../place.ts";

/** What a builder’s public profile says to themselves. */
export const builderOwnPage = place("builder/own-page", {
  title: "This is your page as clients see it",
  opened: "They press Book; you can’t book with yourself.",
  unopened: "Nobody else can open it before you publish a session type.",
  open: "Open the public page",
  editProfile: "Edit the profile",
  editSessionTypes: "Edit the session types",
});
