import { place } from "../../place.ts";

/** Where a session is held: on pages, in mails and in calendar entries. Each stands after "Where:", too. */
export const sessionPlace = place("booking/session-place", {
  unasked: "We are asking Calendly where it takes place.",
  online: "Online.",
  onlineWith: "Online, with {service}.",
  inPerson: "In person: {address}",
  client_calls:
    "{reader, select, client {You call {builder} at {phone}} other {{client} calls you at {phone}}}",
  builder_calls:
    "{reader, select, client {{builder} calls you at {phone}} other {You call {client} at {phone}}}",
  builderCallsWithoutNumber: "{reader, select, client {{builder} calls you.} other {You call {client}.}}",
  chosenByClient: "{reader, select, client {You chose: {text}} other {{client} chose: {text}}}",
  none: "{reader, select, client {The place is not known yet.} other {No place is set in Calendly.}}",
  pending:
    "{reader, select, client {The link to join is still being created. We send it to you as soon as it is there, and it appears on the booking’s page.} other {The link to join is still being created. We send it to {client} as soon as it is there.}}",
  noLink: "The link to join could not be created.",
  noPhone:
    "{reader, select, client {Your phone number is missing.} other {The client’s phone number is missing.}}",
  noPlace: "No place was given for this session.",
  whatHappens:
    "{reader, select, client {We have asked {builder}, and write to you as soon as we know.} other {Please set where it takes place in Calendly, on the event itself: we see it there within the hour and tell {client}.}}",
});
