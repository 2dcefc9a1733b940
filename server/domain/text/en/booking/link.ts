import { place } from "../../place.ts";

/** The page that a mail's link to a booking opens, before the booking itself. */
export const bookingLink = place("booking/link", {
  title: "Your booking",
  builder: "with {builder}",
  open: "Open my booking",
  opening: "Opening…",
  help: "It opens on this device without signing in. The button does not pay or cancel anything. Whoever has this link can do the same, so keep the mail to yourself.",
  spent: "This link no longer works",
  spentWhy: "Links end 30 days after their booking is over. Your booking and your money are unchanged.",
  spentHelp:
    "If the mail’s link was cut in two, copy all of it. Or sign in with the address that the mail went to: a sign-in link by mail is enough.",
  signIn: "Sign in",
});
