import { place } from "../../place.ts";

/** One report of a problem, as operators see it, with its cause and its answer. */
export const problemReport = place("problem-report/report", {
  title: "Report {number}",
  group: "All reports of this problem",
  said: "What they wrote",
  erased: "Erased together with the person.",
  reported: "Reported",
  by: "By",
  booking: "Booking",
  bookingLink: "Look at the booking",
  noBooking: "None, or none that they may see",
  step: "Step",
  page: "Page",
  requestId: "Request of the page",
  browser: "Browser",
  unknown: "Not known",
  language: "Language",
  width: "Window",
  pixels: "{width} pixels wide",
  address: "Answer to",
  noAddress: "They want no answer",
  cause: "Cause",
  causeLabel: "Why it went wrong",
  detail: "In your own words",
  detailHint:
    "Reports with the same words stand together. Up to {characters} characters; empty where the cause says enough.",
  sort: "Set cause",
  sorting: "Setting…",
  sorted: "The cause is set.",
});
