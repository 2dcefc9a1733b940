import { place } from "../../place.ts";

/** The page on which one signs in. */
export const signIn = place("account/sign-in", {
  newHere: "New here? <link>Create account</link>",
  isReset: "Your new password is set, and every browser is signed out. Sign in with it.",
  endedByCodes: "You typed five wrong codes, so you are signed out. Sign in again to continue.",
  mailLink: "Mail me a sign-in link",
  forgotten: "I forgot my password",
  email: "E-mail address",
  password: "Password",
  signIn: "Sign in",
  signingIn: "Signing in…",
  forgot: "Forgot your password?",
  byMail: "Or with a mailed link",
  yourEmail: "Your e-mail address",
  sending: "Sending…",
  byPasskey: "Or with a passkey",
  forOperators: "For operators who have added one.",
});
