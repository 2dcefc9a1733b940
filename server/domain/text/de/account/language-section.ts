import type { accountLanguageSection as english } from "../../en/account/language-section.ts";
import type { Translation } from "../../translation.ts";

export const accountLanguageSection = {
  title: "Sprache",
  help: "Seiten und E-Mails sind in der Sprache, die Sie hier wählen.",
  language: "Ihre Sprache",
  asBrowser: "Die Sprache meines Browsers",
  save: "Sprache speichern",
  saving: "Wird gespeichert …",
} satisfies Translation<typeof english>;
