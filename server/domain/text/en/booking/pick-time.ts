import { place } from "../../place.ts";

/** A booking's first step: a time is picked on Calendly's calendar. */
export const bookingPickTime = place("booking/pick-time", {
  title: "Pick a time with {builder}",
  help: "The calendar shows only free times, in the time zone that it names. {builder} works in {zone}.",
  wished:
    "You chose {time}. The calendar opens on that day: press the time there once more. If it is gone, somebody was faster, and you can pick another.",
  preparing: "Preparing the calendar…",
  preparingHelp: "Usually a second or two. This page continues automatically.",
  preparingLate:
    "Calendly is not answering. Nothing was booked or charged, and your booking stays open for a day.",
  searching: "We could not find that time yet",
  searchingHelp: "Calendly usually tells us within a few seconds, and this page continues automatically.",
  searchingLate: "If you picked a time, Calendly has it. Nothing is charged before you have checked it here.",
  frame: "Calendly: pick a time with {builder}",
  slow: "The calendar is slow to answer",
  slowHelp: "Nothing is lost. Try again, or pick the time on Calendly’s own page.",
  tryAgain: "Try again",
  openCalendly: "Open Calendly",
  pickOnCalendly: "Pick a time on Calendly",
  broughtBack: "Calendly brings you back here when you have picked one.",
});
