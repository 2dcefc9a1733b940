import type { builderConnectionTrouble as english } from "../../en/builder/connection-trouble.ts";
import type { Translation } from "../../translation.ts";

export const builderConnectionTrouble = {
  unauthorized:
    "Calendly nimmt unseren Zugang nicht mehr an: Er wurde widerrufen, oder Ihr Passwort oder Ihre Adresse dort hat sich geändert.",
  forbidden: "Unserem Zugang zu Calendly fehlt eine Berechtigung, die Buchungen brauchen.",
  refresh_refused: "Calendly will unseren Zugang nicht erneuern: Er wurde dort widerrufen.",
  refresh_lost:
    "Calendly hat unseren Zugang erneuert, aber die Antwort ging unterwegs verloren. Es gibt sie nur einmal.",
  dead: "Auf Ihrem Profil steht, dass Sie gerade keine Buchungen annehmen. Bestehende Buchungen gelten weiter.",
  until: "Buchungen funktionieren noch bis {at}. Verbinden Sie vorher neu.",
  consent: "Neu verbinden",
  consenting: "Weiter zu Calendly …",
  token: "<link>Fügen Sie ein neues Token ein</link>, um neu zu verbinden.",
} satisfies Translation<typeof english>;
