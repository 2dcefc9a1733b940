import { place } from "../../place.ts";

/** The mail with a code that signs in. Named by what it is for; nothing that anybody typed stands in it. */
export const codeMailText = place("mails/code-mail", {
  sign_inSubject: "Your code to sign in",
  sign_in:
    "You, or somebody who typed your address, want to sign in. The code for the page on which it was asked for:",
  bookSubject: "Your code to book a session",
  book: "You, or somebody who typed your address, want to book a session. The code for the page on which it was asked for:",
  holds:
    "It holds for {minutes} minutes, and only in the browser in which it was asked for. We never ask you for it: tell it to nobody.",
  otherDevice:
    "Are you reading this on another device? Go on there by this link instead, and press the button on its page.",
  link: "Go on on this device",
  once: "Code and link work once: whichever is used ends the other.",
  advice:
    "If you did not ask for this, you do not have to do anything: nobody can sign in without this mail.",
});
