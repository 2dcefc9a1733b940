import { place } from "../../place.ts";

/** What several mails about a booking say. */
export const bookingMailText = place("mails/booking-mail", {
  /** What was booked, as it stands in sentences and subjects. */
  session: "{name} with {person}",
  /** A subject: what is new, and of what. */
  subject: "{heading}: {session}",
  when: "When",
  forOther: "(for {other}: {theirs})",
  noTime: "No time was picked yet.",
  where: "Where",
  join: "Join the session",
  reason: "The reason: {note}",
  holdEnds:
    "We hold the time for you until {until}. If it is not paid for by then, it is canceled, at no cost to you.",
  otherTimes: "See other times",
  page: "Everything about this booking",
});
