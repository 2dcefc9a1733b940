import type { passwordMailText as english } from "../../en/mails/password-mails.ts";
import type { Translation } from "../../translation.ts";

export const passwordMailText = {
  resetSubject: "Neues Passwort wählen",
  reset: "Jemand, vermutlich Sie, hat ein neues Passwort für Ihr Konto bei BuildAppsWith angefordert.",
  resetEffect: "Danach sind Sie überall abgemeldet und melden sich mit dem neuen Passwort an.",
  notYou: "Haben Sie das nicht angefordert, müssen Sie nichts tun: Ihr Passwort bleibt, wie es ist.",
  noAccountSubject: "Zu dieser Adresse gibt es kein Konto",
  noAccount:
    "Jemand, vielleicht Sie, hat hier ein neues Passwort angefordert. Zu dieser Adresse gibt es kein Konto.",
  createAccount: "Konto erstellen",
  otherAddress:
    "Vielleicht haben Sie eine andere Adresse verwendet. Haben Sie das nicht angefordert, müssen Sie nichts tun.",
  changedSubject: "Ihr Passwort wurde geändert",
  changed:
    "Das Passwort Ihres Kontos bei BuildAppsWith wurde geändert. Alle anderen Browser wurden abgemeldet.",
  setSubject: "Für Ihr Konto wurde ein Passwort gesetzt",
  set: "Für Ihr Konto bei BuildAppsWith wurde ein Passwort gesetzt. Alle anderen Browser wurden abgemeldet.",
  wasNotYou:
    "Waren Sie das nicht? Dann kann jemand anders Ihr Konto öffnen: Wählen Sie sofort ein neues Passwort, damit werden alle abgemeldet.",
} satisfies Translation<typeof english>;
