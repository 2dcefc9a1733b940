import { place } from "../../place.ts";

/** The page on which one erases one's account, and what it says once that is done. */
export const erase = place("account/erase", {
  title: "Erase your account",
  doneTitle: "Your account is erased",
  done: "Nothing here identifies you any more. Calendly and Stripe keep records of their own: ask them too.",
  forGood: "This cannot be undone.",
  goes: "<strong>Erased:</strong> your account, your name and address in all bookings, your answers, notes and links.",
  goesOfBuilder:
    "<strong>Erased:</strong> your account, your name and address in all bookings, your answers, notes and links, your profile, picture and offers, and the connection with Calendly.",
  stays:
    "<strong>Kept, without your name:</strong> what was booked, when, for how much, and where the money went.",
  download: "<link>Download your data</link> first if you want to keep it.",
  notYet: "Not possible yet: this comes first",
  typeAddress: "Type {email} to confirm",
  password: "Your password",
  keep: "Keep the account",
  erase: "Erase it for good",
  erasing: "Erasing…",
  signInAgain: "To make sure that it is you, sign in again.",
  openBooking: "Open the booking",
  operator:
    "You are an operator of this site. Another operator has to remove that role from this account first.",
  deliveries_open: "Something about you is still being worked on. Please come back in a few minutes.",
  not_over_client: "You have a booking that is not over: let it take place, or cancel it.",
  not_over_builder:
    "A client has booked a session with you: let it take place, or cancel it, which returns their money.",
  money_under_way_client: "Money from a booking is on its way to you: wait until it has arrived.",
  money_under_way_builder: "Money from a booking that you sold is on its way: wait until it has arrived.",
  effect_open_client:
    "Something is still to be done for one of your bookings: please come back in a few minutes.",
  effect_open_builder:
    "Something is still to be done for a booking that you sold: please come back in a few minutes.",
});
