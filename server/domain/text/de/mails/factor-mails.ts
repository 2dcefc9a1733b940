import type { factorMailText as english } from "../../en/mails/factor-mails.ts";
import type { Translation } from "../../translation.ts";

export const factorMailText = {
  app_set_upSubject: "Für Ihr Konto wurde eine Authenticator-App eingerichtet",
  app_set_up:
    "Für Ihr Konto bei BuildAppsWith wurde eine Authenticator-App eingerichtet. Gab es vorher eine, gelten deren Codes nicht mehr.",
  app_removedSubject: "Die Authenticator-App wurde von Ihrem Konto entfernt",
  app_removed: "Die Authenticator-App wurde von Ihrem Konto bei BuildAppsWith entfernt.",
  passkey_addedSubject: "Zu Ihrem Konto wurde ein Passkey hinzugefügt",
  passkey_added:
    "Zu Ihrem Konto bei BuildAppsWith wurde ein Passkey hinzugefügt. Mit ihm allein ist eine Anmeldung möglich, und ein neues Passwort beendet ihn nicht: Entfernen lässt er sich auf der Seite Ihres Kontos.",
  passkey_removedSubject: "Von Ihrem Konto wurde ein Passkey entfernt",
  passkey_removed: "Von Ihrem Konto bei BuildAppsWith wurde ein Passkey entfernt.",
  recovery_code_usedSubject: "Für Ihr Konto wurde ein Ersatzcode benutzt",
  recovery_code_used:
    "Jemand hat sich in Ihrem Konto bei BuildAppsWith angemeldet und dabei einen Ersatzcode benutzt. Dieser Code ist verbraucht.",
  recovery_codes_madeSubject: "Für Ihr Konto wurden neue Ersatzcodes erzeugt",
  recovery_codes_made:
    "Für Ihr Konto bei BuildAppsWith wurden neue Ersatzcodes erzeugt. Die alten gelten nicht mehr.",
  resetSubject: "Ihr zweiter Faktor wurde zurückgesetzt",
  reset:
    "Am Server wurden Authenticator-App, Passkeys und Ersatzcodes Ihres Kontos bei BuildAppsWith entfernt, und es wurde überall abgemeldet. Bei der nächsten Anmeldung richten Sie einen neuen zweiten Faktor ein.",
  wasNotYou:
    "Waren Sie das nicht? Dann kann jemand anders Ihr Konto öffnen: Wählen Sie sofort ein neues Passwort, damit werden alle abgemeldet, und sagen Sie denen Bescheid, die den Server führen.",
} satisfies Translation<typeof english>;
