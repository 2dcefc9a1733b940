import type { builderConnectionRefusals as english } from "../../en/builder/connection-refusals.ts";
import type { Translation } from "../../translation.ts";

export const builderConnectionRefusals = {
  token_refused:
    "Calendly kennt dieses Token nicht. Kopieren Sie es noch einmal ganz, oder erstellen Sie ein neues: Calendly zeigt ein Token nur einmal.",
  scopes_missing:
    "Diesem Zugang zu Calendly fehlen Berechtigungen, die Buchungen brauchen. Es wurde nichts geändert. Erteilen Sie sie und verbinden Sie dann neu.",
  calendly_unavailable:
    "Calendly antwortet gerade nicht. Nichts ist verloren; bitte versuchen Sie es in einer Minute noch einmal.",
  trouble_on_our_side:
    "Calendly hat geantwortet, aber wir konnten die Antwort nicht gebrauchen. Der Fehler liegt bei uns, nicht an Ihrem Konto. Es wurde nichts geändert; bitte versuchen Sie es später noch einmal.",
  account_taken:
    "Dieses Calendly-Konto ist hier schon mit einem anderen Profi verbunden. Melden Sie sich bei Calendly mit Ihrem eigenen an, oder trennen Sie es zuerst dort.",
  another_account:
    "Das ist nicht das Calendly-Konto, das hier verbunden ist. Ihre Angebote und Buchungen gehören zum verbundenen: Verbinden Sie dieses neu, oder trennen Sie es zuerst.",
  oauth_not_set_up:
    "Das Verbinden mit einem Klick ist hier nicht eingerichtet. Fügen Sie stattdessen ein Token ein.",
  consent_denied:
    "Calendly durfte Ihren Kalender nicht freigeben; deshalb wurde nichts verbunden. Drücken Sie auf den Knopf, wann immer Sie möchten.",
  consent_not_recognised:
    "Diese Antwort von Calendly war zu alt, schon benutzt oder für einen anderen Browser. Es wurde nichts verbunden; drücken Sie auf den Knopf, um neu zu beginnen.",
  key_changed_recently:
    "Der Signaturschlüssel wurde vor weniger als einem Tag gewechselt. Der vorige wird noch für Zustellungen gebraucht, die unterwegs sind; bitte kommen Sie morgen wieder.",
  not_connected: "Es gibt keine Verbindung mit Calendly mehr.",
} satisfies Translation<typeof english>;
