import { place } from "../../place.ts";

/** A booking's page: what stands above the step when the server was not reached, or the sign-in has ended. */
export const bookingNotices = place("booking/notices", {
  signedOut: "You are signed out on this device",
  signedOutHelp: "You see the booking as it was before. Nothing is lost.",
  signIn: "Sign in and continue",
  cutOff: "We can’t be reached from here right now",
  cutOffHelp:
    "You see the booking as we last knew it. Nothing is lost, and this page continues automatically once you are connected again.",
  mailRefused: "Our mails to {address} do not arrive",
  mailRefusedHelp:
    "The mailbox refuses them. What they would tell you stands on this page: keep its address. If yours has changed, correct it in your account.",
  correctAddress: "Correct your address",
  lookNow: "Try again now",
  notThrough: "That did not get through to us",
  notThroughHelp: "Nothing was charged. Check your connection, wait a moment, then try once more.",
});
