import { place } from "../../place.ts";

/** Mails that say that a session takes place, when and where, or that it does not. */
export const sessionMailText = place("mails/session-mails", {
  confirmedHeading: "Confirmed",
  confirmed: "{session} is confirmed.",
  changeSeat: "You can cancel your seat on Calendly: the link is on the booking’s page.",
  changeFree: "You can move it or cancel it on the booking’s page.",
  changePaid: "You can move it or cancel it on the booking’s page; what comes back is shown first.",

  canceledHeading: "Canceled",
  canceled: "{session} is canceled.",
  canceledOnCalendly: "{session} was canceled on Calendly.",
  canceledByUs: "We canceled {session}.",
  canceledByYou: "You canceled {session}.",
  canceledByOther: "{person} canceled {name} with you.",

  movedHeading: "Moved",
  moved: "{session} has a new time.",
  movedForFree: "There is nothing more to pay.",

  rejectedHeading: "Canceled, because it is not what was chosen",
  rejectedForDuration:
    "{session} is canceled: the time that was picked on Calendly is not {length} long, as the session is.",
  rejectedForKind:
    "{session} is canceled: the time that was picked on Calendly is not for the kind of session that was chosen.",
  rejected: "{session} is canceled: what was picked on Calendly is not what was chosen.",
  bookAgain: "Book again",
  timeIsFree: "The time is free in your calendar again.",

  keptHeading: "Your session takes place",
  kept: "{session} takes place as booked, although its price was returned to you. You do not have to pay again.",

  reminderHeading: "Reminder",
  reminder: "{session} begins in {wait}.",

  placeReadyHeading: "Where to join",
  placeReady: "{session} takes place as booked. Here is where.",
  placeChangedHeading: "A new place",
  placeChanged: "{session} has a new place. Its time stays the same.",
  placeMissingHeading: "No place yet",
  placeMissing: "{session} is still booked, and has no place yet.",
  placeMissingBuilder: "{session} has no place that your client can come to.",
});
