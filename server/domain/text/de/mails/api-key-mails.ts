import type { apiKeyMailText as english } from "../../en/mails/api-key-mails.ts";
import type { Translation } from "../../translation.ts";

export const apiKeyMailText = {
  createdSubject: "Für Ihr Konto wurde ein API-Schlüssel erstellt",
  created:
    "Der API-Schlüssel „{name}“ wurde für Ihr Konto bei BuildAppsWith erstellt. Ein Programm, das ihn hat, kann ohne Anmeldung tun, was Sie ihm erlaubt haben.",
  revokedSubject: "Ein API-Schlüssel Ihres Kontos wurde widerrufen",
  revoked:
    "Der API-Schlüssel „{name}“ Ihres Kontos bei BuildAppsWith wurde widerrufen. Programme, die ihn noch benutzen, werden ab jetzt abgewiesen.",
  keys: "Ihre API-Schlüssel",
  wasNotYou:
    "Waren Sie das nicht? Dann kann jemand anders Ihr Konto öffnen: Widerrufen Sie die Schlüssel, die Sie nicht kennen, und wählen Sie ein neues Passwort; damit werden alle abgemeldet.",
} satisfies Translation<typeof english>;
