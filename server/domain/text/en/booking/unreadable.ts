import { place } from "../../place.ts";

/** What a list says of bookings that it cannot show. */
export const unreadable = place("booking/unreadable", {
  notice:
    "{bookings, plural, one {One booking cannot be shown here just now: its stored data cannot be read. Nothing of it is lost or changed, and the site’s operator is told.} other {# bookings cannot be shown here just now: their stored data cannot be read. Nothing of them is lost or changed, and the site’s operator is told.}}",
});
