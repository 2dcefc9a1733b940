import { place } from "../../place.ts";

/** What an operator reads whose second factor was not taken. */
export const secondFactorAnswers = place("account/second-factor-answers", {
  noCode: "Please type a code.",
  noDigits: "Please type the six digits that the app shows.",
  wrongCode: "This is not the code that your app shows now.",
  usedCode: "This code has already been used: each works once. Your app shows a new one within 30 seconds.",
  triesLeft: "{tries, plural, one {One try is left} other {# tries are left}} before you are signed out.",
  tooMany: "Too many wrong codes. You can try another one {wait}; a recovery code or a passkey works now.",
  notYours: "This is not a passkey of your account.",
  passkeyUnsaved: "The passkey could not be saved. Please try again.",
  wrongFirstCode:
    "This is not the code that the app shows now. Let the phone set its clock automatically, then try the next code.",
});
