import { place } from "../../place.ts";

/** The pages that show operators what mails look like. Groups are named by whom they are written to. */
export const mailSamplesPage = place("mails/samples-page", {
  title: "Mails",
  intro: "Mails as they are sent, with people and amounts that are made up. Nothing is sent from here.",
  reports: "What the mail provider has reported",
  refusing: "{count, plural, one {One address refuses} other {# addresses refuse}} mails for good: {reason}",
  noReason: "no reason given",
  complained: "{count, plural, one {One receiver has} other {# receivers have}} called a mail spam",
  client: "To clients, about a booking",
  builder: "To builders",
  account: "To anybody who has an account",
  operator: "To operators",
  all: "All mails",
  look: "How it looks",
  schemes: "Light or dark",
  light: "Light",
  dark: "Dark",
  widths: "Width",
  phone: "Phone",
  wide: "Wide",
  framed: "The mail “{subject}”",
  plainText: "Its plain text",
  calendarFile: "Its calendar entry",
});
