import type { publicProfile as english } from "../../en/page/profile.ts";
import type { Translation } from "../../translation.ts";

export const publicProfile = {
  fallbackTitle: "Profi",
  worksIn: "Arbeitet nach {zone}.",
  zoneUnknown:
    "Ihre Buchung zeigt die Zeiten beider Seiten, und Sie können die Zeitzone wählen, in der Sie sie lesen.",
  accountSame: "Sie auch, wie Ihr Konto sagt.",
  accountOther: "Sie lesen Zeiten in {zone}, wie Ihr Konto sagt.",
  browserSame: "Sie auch, wie Ihr Browser sagt.",
  browserOther: "Sie wählen und lesen Zeiten in {zone}.",
  sessions: "Angebote",
  share: "Profil weitergeben",
  shareHelp: "Die Adresse zum Kopieren:",
  shareMail: "Per E-Mail senden",
  paused:
    "{builder} nimmt gerade keine Buchungen an. Bestehende Buchungen gelten weiter; bitte schauen Sie später wieder vorbei.",
  none: "Gerade nichts zu buchen",
  noneOpened: "{builder} nimmt gerade keine Buchungen an. Bitte schauen Sie später wieder vorbei.",
  noneYet: "{builder} nimmt noch keine Buchungen an.",
} satisfies Translation<typeof english>;
