import { place } from "../../place.ts";

/** Said once to somebody from whose account a password of another browser was removed. */
export const passwordGone = place("page/password-gone", {
  title: "Your address is confirmed, and a password was removed",
  why: "It had been set before, from another browser. Anybody who knows your address could have done that, so it no longer works.",
  setOnAccount: "If you want a password, <link>set one on your account’s page</link>.",
  setNow: "If you want a password, <link>set one now</link>.",
  goOn: "Continue without a password",
});
