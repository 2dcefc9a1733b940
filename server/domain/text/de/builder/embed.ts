import type { builderEmbed as english } from "../../en/builder/embed.ts";
import type { Translation } from "../../translation.ts";

export const builderEmbed = {
  title: "Auf Ihrer Website",
  lead: "Zeigen Sie Ihre Angebote dort, wo man Sie liest: auf Ihrer Website, in einer E-Mail, auf Papier. Dort wird eine Zeit gewählt; gebucht und bezahlt wird auf unseren Seiten.",
  saved: "Gespeichert. Das gilt in wenigen Sekunden.",
  sites: "Websites, die Ihre Angebote zeigen dürfen",
  sitesText:
    "Karte und Fenster erscheinen nur auf diesen Websites. Knopf, Link und Code funktionieren überall.",
  noSites: "Noch keine Website: Anderswo bleiben Karte und Fenster ein einfacher Link.",
  site: "Adresse Ihrer Website",
  siteHint: "Etwa https://shop.example, ohne Pfad. Mit und ohne www sind zwei Adressen.",
  addSite: "Website hinzufügen",
  adding: "Wird hinzugefügt …",
  removeSite: "Entfernen<hidden>: {site}</hidden>",
  removing: "Wird entfernt …",
  choose: "Was gezeigt wird",
  kind: "Wie es aussieht",
  button: "Ein Knopf: öffnet unsere Seiten",
  card: "Eine Karte: Angebote, Preise und die nächsten freien Termine, in Ihrer Seite",
  modal: "Ein Knopf, der dasselbe in einem Fenster öffnet",
  session: "Welche Angebote",
  allSessions: "Alle Angebote",
  language: "Sprache",
  readersLanguage: "Die des Browsers",
  show: "Zeigen",
  preview: "Vorschau",
  previewFrame: "Ihre Angebote, wie andere Websites sie zeigen",
  opens: "Der Knopf öffnet das:",
  snippet: "Zum Kopieren in Ihre Website",
  snippetText:
    "Wo Skripte ausgeschaltet sind, bleibt der Link ein Link. Lassen Sie das Skript weg, wo es schon auf der Seite ist: Einmal genügt.",
  snippetCode: "Zeilen zum Kopieren",
  policy:
    "Hat Ihre Website eine Content Security Policy, braucht sie {origin} in <code>script-src</code> und <code>frame-src</code>, sonst nichts.",
  link: "Link und Code",
  linkText:
    "Für eine E-Mail, ein Profil anderswo oder eine Visitenkarte. Buchungen über den Code zählen in Ihrem Trichter als „qr“.",
  linkAddress: "Ihr Link",
  qrCode: "QR-Code Ihres Links",
  svg: "SVG herunterladen",
  png: "PNG herunterladen",
  words: "{what} buchen",
  close: "Schließen",
  guide: "Noch ist nichts im Angebot: Veröffentlichen Sie zuerst eines.",
} satisfies Translation<typeof english>;
