import type { codeLink as english } from "../../en/account/code-link.ts";
import type { Translation } from "../../translation.ts";

export const codeLink = {
  title: "Auf diesem Gerät weiter",
  with: "bei {builder}",
  press: "Mit dem Knopf melden Sie sich auf diesem Gerät als <address>{email}</address> an.",
  pressToBook:
    "Mit dem Knopf melden Sie sich als <address>{email}</address> an, und die Buchung geht auf diesem Gerät weiter. Abgebucht wird dabei nichts.",
  named:
    "Der angegebene Name: <own>{name}</own>. Ein neues Konto bekommt ihn; Ihren können Sie auf der Seite des Kontos ändern.",
  signIn: "Anmelden",
  goOn: "Weiter mit der Buchung",
  opening: "Wird angemeldet …",
  notYou: "Sie haben das nicht angefordert? Dann schließen Sie diese Seite: Ohne den Knopf passiert nichts.",
  over: "Dieser Link oder sein Code wurde schon benutzt, oder beide sind zu alt. Beginnen Sie noch einmal dort, wo Sie waren.",
} satisfies Translation<typeof english>;
