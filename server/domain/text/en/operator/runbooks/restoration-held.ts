import { place } from "../../../place.ts";

/** What operators do about it: the database was restored and waits to be released. */
export const restorationHeldRunbook = place("operator/runbooks/restoration-held", {
  title: "Restored, and held",
  meaning:
    "The database was restored from a backup. Until somebody releases it, it learns from Stripe and Calendly what has happened since, and acts on nothing.",
  stake:
    "Nobody can book, pay, cancel or sign in, and no mail leaves but messages like this one. What Stripe and Calendly send is kept, and nothing is done twice.",
  step1:
    "Release it, on the server, while the app runs. It says why not, as long as the comparison has not come to its end.",
  step2:
    "If it says that a provider does not answer, or that a key is refused, put that right. The comparison is tried again each minute.",
  step3:
    "Once it is released, look at what only a person can decide: bookings that the backup does not know.",
  ifNot:
    "Signing in is refused as well while it is held; whoever was signed in when the backup was made still is. The log of the app says what the comparison fails at.",
  over: "It was released. Fifteen quiet minutes later a message says that this is over.",
});
