import { place } from "../../place.ts";

/** The builders' Calendly connections with their status, on the operators' first page. */
export const operatorConnections = place("operator/connections", {
  title: "Calendly connections",
  none: "No builder has connected Calendly yet.",
  allWork: "{count, plural, one {One connection, which works} other {# connections, which all work}}",
  state: "<link>{builder}</link> · {state}",
  working: "working",
  dead: "not working for {age}: {reason}",
  deadSinceUnknown: "not working: {reason}",
  worksUntilExpiry: "works until its token expires: {reason}",
  disabled: "webhooks disabled at Calendly, being restored",
  missing: "webhooks missing at Calendly, being restored",
  oauth: "OAuth",
  token: "Personal token",
  tokenAge: "{kind}, {age} old",
  tokenOfUnknownAge: "{kind}, of unknown age",
  keyAge: "signing key {age} old",
  keyOfUnknownAge: "signing key of unknown age",
  unchecked: "webhooks not checked yet",
  checked: "webhooks last checked {age} ago",
  checksFail: "Every check since has failed, the first {age} ago. {because}",
  nearLimit: "Near its rate limit: {left} of {all} calls left.",
  callsFail: "{failed} of {all} calls failed today.",
  more: "More connections",
  later: "Connected later",
  first: "Back to the first",
});
