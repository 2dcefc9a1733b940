import { place } from "../../place.ts";

/** After a link was asked for: the same for every address. */
export const linkSent = place("page/link-sent", {
  onItsWay: "A link is on its way to {email}",
  next: "Open it to go on. It works once, for 15 minutes. You can close this page.",
});
