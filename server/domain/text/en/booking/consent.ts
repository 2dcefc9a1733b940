import { place } from "../../place.ts";

/** What a client agrees to before they pay, and where that is shown afterwards. The words of the boxes are kept with the booking. */
export const consentWords = place("booking/consent", {
  agree: "I agree to the <terms>terms</terms> and have read the <privacy>privacy notice</privacy>.",
  agreeTerms: "I agree to the <terms>terms</terms>.",
  earlyStart:
    "I ask that my session takes place before my 14 days to withdraw are over, and I know that I can no longer withdraw once all of it has been held.",
  newTab: "The links open in a new tab.",
  missing: "Please tick this box to go on. Nothing was charged.",
  missingFree: "Please tick this box to go on.",
  earlyStartMissing:
    "Without this, your session can’t begin so soon. Tick the box, or cancel and pick a later time. Nothing was charged.",
  outdated:
    "The terms or the privacy notice have changed since you opened this page. Please read the new ones, then tick the box again. Nothing was charged.",
  first: "Before you pick a time",
  firstHelp: "Then the calendar opens.",
  goOn: "Go on to the calendar",
  goingOn: "Opening the calendar…",
  agreed: "What you agreed to",
  agreedByClient: "What the client agreed to",
  terms: "<link>Terms, version {number}</link>",
  privacy: "<link>Privacy notice, version {number}</link>",
  early: "That the session begins before the 14 days to withdraw are over",
  on: "On {time}",
  askedByProgram: "On {time}, as the program says that took the booking",
});
