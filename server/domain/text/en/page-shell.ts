import { place } from "../place.ts";

/** What stands around every page. */
export const pageShell = place("page-shell", {
  skip: "Skip to the content",
  account: "Your account",
  accountOf: "<hidden>Your account: </hidden>{name}",
  myAccount: "My account",
  signIn: "Sign in",
  signOut: "Sign out<hidden>, {name}</hidden>",
  builder: "Builder",
  operations: "Operations",
  bookings: "My bookings",
  terms: "Terms",
  privacy: "Privacy",
  developers: "For developers",
  footer: "Times are picked on Calendly. Payments are handled by Stripe; we never see your card.",
});
