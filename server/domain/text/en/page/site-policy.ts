import { place } from "../../place.ts";

/** The terms and the privacy notice, as everybody reads them. */
export const sitePolicyPage = place("page/site-policy", {
  terms: "Terms",
  privacy: "Privacy notice",
  describeTerms: "What holds when you book and pay here.",
  describePrivacy: "Which data are kept here, why, and what you can do about it.",
  validSince: "Version {number}, valid since {day}",
  older:
    "This is version {number} of {day}. It does not hold any more for new bookings. <link>Read what holds now</link>",
  onlyIn: "This text is in {language}.",
  noTerms: "No terms are published yet",
  noPrivacy: "No privacy notice is published yet",
  noVersion: "There is no such version",
  none: "Nothing was published here so far. Whoever runs this site can be asked for it.",
  noVersionHelp: "What holds now is <link>here</link>.",
  home: "To the front page",
});
