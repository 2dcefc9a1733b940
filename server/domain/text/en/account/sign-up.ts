import { place } from "../../place.ts";

/** The page on which one creates an account, and what it says once the mail is on its way. */
export const signUp = place("account/sign-up", {
  create: "Create account",
  haveOne: "Have one already? <link>Sign in</link>",
  role: "What brings you here?",
  client: "I want to book sessions",
  builder: "I want to sell sessions, with my Calendly",
  name: "Your name",
  email: "E-mail address",
  mailed: "We mail you a link to confirm that the address is yours. You can then choose a password.",
  sending: "Sending…",
  look: "Check your mail",
  thenSell: "Then you can say that you want to sell, and connect your Calendly.",
  nothingThere: "Nothing there after a minute or two? Look in your spam folder, or:",
  again: "Send it again",
  otherAddress: "Use another address",
});
