import { place } from "../../place.ts";

/** What a builder can do about a disputed payment. */
export const evidence = place("builder/evidence", {
  soon: "The site’s operator answers the bank. Send them evidence that the session was held or agreed, as soon as you can: reply to our mail about it.",
  before:
    "The site’s operator answers the bank. Send them evidence that the session was held or agreed, before {when}: reply to our mail about it.",
});
