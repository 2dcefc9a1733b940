import type { connectionMailText as english } from "../../en/mails/connection-mails.ts";
import type { Translation } from "../../translation.ts";

export const connectionMailText = {
  toBuilderSubject: "Bitte verbinden Sie Calendly neu",
  toBuilder: "Ihre Verbindung mit Calendly funktioniert nicht mehr.",
  unauthorized:
    "Calendly nimmt unseren Zugang nicht mehr an: Er wurde widerrufen, oder dort haben sich Passwort oder Adresse geändert.",
  forbidden: "Unserem Zugang zu Calendly fehlt eine Berechtigung, die Buchungen brauchen.",
  refresh_refused: "Calendly will unseren Zugang nicht erneuern: Er wurde dort widerrufen.",
  refresh_lost:
    "Calendly hat unseren Zugang erneuert, aber die Antwort ging unterwegs verloren, und es gibt sie nur einmal. Niemand hat etwas falsch gemacht.",
  missing: "Es fehlt: {scopes}",
  noBookings:
    "Bis zur neuen Verbindung steht auf dem Profil, dass gerade keine Buchungen angenommen werden. Bestehende Buchungen gelten weiter.",
  worksUntil:
    "Bis {until} funktioniert alles; danach steht auf dem Profil, dass gerade keine Buchungen angenommen werden.",
  repair: "Öffnen Sie Ihre Verbindung und drücken Sie auf „Neu verbinden“.",
  page: "Verbindung öffnen",
  checksSubject: "Ihre Webhooks bei Calendly lassen sich nicht prüfen",
  checks: "Seit {since} ließen sich Ihre Webhooks bei Calendly nicht prüfen.",
  checksEffect:
    "Hier gemachte Buchungen laufen wie bisher. Was bei Calendly selbst gebucht, verlegt oder abgesagt wird, kommt vielleicht verspätet an.",
  checksRepair:
    "Öffnen Sie Ihre Verbindung, um zu sehen, woran es liegt, und drücken Sie dann auf „Jetzt prüfen“. Wir schreiben Ihnen dazu einmal; die Seite zeigt den Stand.",
} satisfies Translation<typeof english>;
