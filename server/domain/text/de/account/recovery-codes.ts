import type { recoveryCodesText as english } from "../../en/account/recovery-codes.ts";
import type { Translation } from "../../translation.ts";

export const recoveryCodesText = {
  title: "Ersatzcodes",
  yours: "Ihre Ersatzcodes",
  keep: "Bewahren Sie sie dort auf, wo Sie sie ohne Ihr Telefon finden. Jeder ersetzt Ihren zweiten Faktor einmal. <strong>Sie werden nur jetzt gezeigt.</strong>",
  download: "Als Text herunterladen",
  file: "Ersatzcodes für BuildAppsWith. Jeder gilt einmal.",
  saved: "Gespeichert, weiter",
  none: "Sie haben keine. Ohne sie muss bei einem verlorenen Telefon Ihr zweiter Faktor am Server zurückgesetzt werden.",
  left: "{left, plural, one {# von {all} ist übrig} other {# von {all} sind übrig}}. Neue ersetzen die alten.",
  create: "Ersatzcodes erzeugen",
  createNew: "Neue Ersatzcodes erzeugen",
  creating: "Werden erzeugt …",
} satisfies Translation<typeof english>;
