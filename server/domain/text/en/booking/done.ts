import { place } from "../../place.ts";

/** A booking's last step: booked, with what is needed on the day, and the way out. */
export const bookingDone = place("booking/done", {
  title: "You are booked",
  help: "We have written to you at {email} and told {builder}.",
  past: "This session has taken place",
  pastHelp: "Thank you for booking with {builder}.",
  moved: "The session was moved. There is nothing more to pay.",
  next: "What happens next",
  join: "Join",
  call: "Call",
  addToCalendar: "Add to calendar",
  google: "Google",
  outlook: "Outlook",
  file: "Other (.ics)",
  money: "Your money",
  rate: "Rate the session",
  rateHelp: "It takes a minute, and helps {builder} and whoever looks for somebody to book.",
  returned: "Your money was returned, and the session is still booked",
  returnedHelp:
    "We have asked {builder} whether it will take place. It stays booked until we have an answer; if it is canceled, we write to you at {email}.",
  unpaid: "Your money was returned, and the session still takes place",
  unpaidHelp: "It stays booked. You don’t have to pay again.",
  missed: "{builder} has marked that you did not come",
  missedHelp: "If that is a mistake, reply to any of our mails about this booking.",
  wentWrong: "Did something go wrong?",
  begun:
    "The session has begun, so it can no longer be canceled or moved. Reply to any of our mails about this booking: {builder} can return money to you, and so can we.",
  bookAnother: "Book another session",
  canNot: "Can’t make it?",
  freeMove: "Moving the session costs nothing.",
  move: "Move it to another time",
  cancelSeat: "Cancel your seat on Calendly",
  cancelHelp: "Nothing happens before you have confirmed it on the next page.",
  cancelSeatHelp: "The seats of a group are canceled on Calendly’s page; this page updates automatically.",
});
