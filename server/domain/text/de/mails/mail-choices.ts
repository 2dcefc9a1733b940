import type { mailChoicesText as english } from "../../en/mails/mail-choices.ts";
import type { Translation } from "../../translation.ts";

export const mailChoicesText = {
  title: "E-Mails",
  reminders: "Wer erinnert Ihre Gäste an einen Termin?",
  remindersHelp:
    "Calendly tut es, wenn Sie dort einen Workflow eingerichtet haben; das sehen wir nicht. Wenn Sie uns lassen, schreiben wir Gästen einen Tag und eine Stunde vorher.",
  unsaid: "Sie haben noch nichts festgelegt: Wir erinnern niemanden.",
  calendly: "Calendly erinnert meine Gäste, oder niemand",
  us: "BuildAppsWith Booking erinnert sie",
  digest: "Um 7:00 Uhr die Termine des Tages schicken, wenn etwas ansteht",
  save: "Speichern",
  saving: "Wird gespeichert …",
} satisfies Translation<typeof english>;
