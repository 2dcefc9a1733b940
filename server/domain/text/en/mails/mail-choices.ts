import { place } from "../../place.ts";

/** Where a builder says who reminds their clients, and whether they get a digest of the day. */
export const mailChoicesText = place("mails/mail-choices", {
  title: "Mails",
  reminders: "Who reminds your clients of a session?",
  remindersHelp:
    "Calendly does if you have set up a workflow there, which we cannot see. If you let us, we mail clients a day and an hour before.",
  unsaid: "You have not said yet: we remind nobody.",
  calendly: "Calendly reminds my clients, or nobody does",
  us: "BuildAppsWith Booking reminds them",
  digest: "Mail me the day’s sessions at 7:00, on days with something to do",
  save: "Save",
  saving: "Saving…",
});
