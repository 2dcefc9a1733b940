import { place } from "../../place.ts";

/** What search engines and link previews say of the public pages. */
export const foundPages = place("page/found", {
  profileTitle: "{builder} · {headline}",
  profileDescription:
    "{headline} Book {sessions} with {builder}, {cost, select, free {free of charge} other {from {price}}}. Pick a time and be booked at once.",
  profileWithoutSessions: "{headline} {builder} on {site}.",
  sessionsWith: "Sessions with {builder}",
  anonymous: "A client",
});
