import type { builderSessionTypes as english } from "../../en/builder/session-types.ts";
import type { Translation } from "../../translation.ts";

export const builderSessionTypes = {
  title: "Angebote",
  lead: "Name, Länge und Fragen kommen von Calendly. Preis, Beschreibung, Reihenfolge und Stornoregeln gehören Ihnen, und nichts von Calendly überschreibt sie.",
  sync: "Änderungen von Calendly holen",
  syncing: "Calendly wird gefragt …",
  not_connected:
    "Ihr Calendly ist nicht verbunden. Verbinden Sie es zuerst, dann erscheinen hier Ihre Ereignistypen.",
  calendar_unavailable:
    "Calendly antwortet gerade nicht. Es wurde nichts geändert; bitte versuchen Sie es in einer Minute noch einmal.",
  nothingFetched: "Alles ist wie bei Calendly.",
  fetched: "Von Calendly geholt: {changes}.",
  added: "{count} neu",
  changed: "{count} geändert",
  gone: "{count} weg",
  none: "Noch keine Angebote",
  noneConnected:
    "Ihr Calendly hat keine eigenen Ereignistypen. Erstellen Sie dort einen, dann holen Sie ihn hierher.",
  noneUnconnected:
    "Verbinden Sie Calendly, und Ihre Ereignistypen erscheinen hier als Entwürfe, die sonst niemand sieht.",
  connect: "Calendly verbinden",
} satisfies Translation<typeof english>;
