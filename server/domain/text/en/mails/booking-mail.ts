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
  agreedTerms: "The terms that you agreed to (version {number})",
  agreedPrivacy: "The privacy notice that you have read (version {number})",
  agreedEarly:
    "You asked that the session takes place before your 14 days to withdraw are over, and you know that you can no longer withdraw once all of it has been held.",
});
