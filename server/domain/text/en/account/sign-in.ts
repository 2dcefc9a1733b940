import { place } from "../../place.ts";

/** The page on which one signs in. */
export const signIn = place("account/sign-in", {
  book: "To go on with booking <strong>{session}</strong> with {builder}.",
  booking: "To open your booking.",
  bookings: "To see your bookings.",
  builder: "To open the builder’s side.",
  operator: "To open the operators’ pages.",
  account: "To open your account.",
  newHere: "New here? <link>Create account</link>",
  isReset: "Your new password is set, and every browser is signed out. Sign in with it.",
  endedByCodes: "You typed five wrong codes, so you are signed out. Sign in again to continue.",
  byCode: "With a code",
  codeHint: "We mail you six digits, and you go on right here.",
  bookByCode: "You need no password: <link>have a code mailed to you</link>, and go on with your booking.",
  yourEmail: "Your e-mail address",
  mailCode: "Mail me a code",
  sending: "Sending…",
  byPasskey: "With a passkey",
  passkeyHint: "For everybody who has added one on their account’s page.",
  byPassword: "With your password",
  forgotten: "I forgot my password",
  email: "E-mail address",
  password: "Password",
  signIn: "Sign in",
  signingIn: "Signing in…",
  forgot: "Forgot your password?",
});
