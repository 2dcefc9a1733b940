import { place } from "../../place.ts";

/** The step in which somebody types the six digits that were mailed to them: on the page that books, and on the one that signs in. */
export const codeForm = place("account/code-form", {
  title: "Enter your code",
  mailed:
    "We mailed six digits to <address>{email}</address>. They work for {minutes} minutes, in this browser.",
  code: "Six-digit code",
  goesOn: "It goes on by itself after the sixth digit.",
  press: "Type it, then press the button.",
  confirm: "Go on",
  checking: "Checking…",
  noCode: "Please enter the six digits from the mail.",
  notSix: "The code has six digits. Please look at the mail again.",
  wrong:
    "This is not the code. {left, plural, one {You can try once more.} other {You can try # more times.}}",
  over: "This code does not work any more: it is older than {minutes} minutes, was mistyped too often, or a newer one was asked for. Have another one mailed to <address>{email}</address>.",
  gone: "This code does not work any more: it was used on another device, or is too old. Have another one mailed to you.",
  notHere:
    "A code works only in the browser in which it was asked for, and this one has asked for none lately. Open the link in the same mail here, or have another code mailed to you.",
  replaced: "Another code was mailed in the meantime. Enter the one from the newest mail.",
  again: "Send another code",
  sendingAgain: "Sending…",
  sentAgain: "Another code is on its way. Only the newest one works.",
  otherAddress: "Use another address",
  nothingThere: "Nothing there after a minute? Look in your spam folder, or have another one sent.",
});
