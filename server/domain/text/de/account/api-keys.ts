import type { apiKeysText as english } from "../../en/account/api-keys.ts";
import type { Translation } from "../../translation.ts";

export const apiKeysText = {
  title: "API-Schlüssel",
  developers: "Was Programme können",
  lead_builder:
    "Mit einem Schlüssel kann ein Programm von Ihnen hier sehen und tun, was Sie festlegen, ohne sich anzumelden. Er reicht nur zu Ihren eigenen Buchungen und Angeboten.",
  lead_operator:
    "Mit einem Schlüssel kann ein Programm hier sehen und tun, was Sie festlegen, ohne sich anzumelden. Ein Schlüssel des Betriebs reicht zu den Buchungen aller Profis und Gäste.",
  yours: "Ihre Schlüssel",
  none: "Noch keine Schlüssel. Erstellen Sie einen für das erste Programm, das mit uns spricht.",
  revoked: "Der Schlüssel ist widerrufen. Programme, die ihn noch benutzen, werden abgewiesen.",
  starts: "Beginnt mit <code>{start}</code>",
  may: "Darf",
  sites: "Websites",
  noSites: "Keine: nur von Ihren Servern",
  made: "Erstellt",
  used: "Zuletzt benutzt",
  neverUsed: "Nie",
  ends: "Endet",
  noEnd: "Wenn Sie ihn widerrufen",
  revoke: "Widerrufen<hidden>: „{name}“</hidden>",
  revokeSure:
    "Programme, die „{name}“ benutzen, werden sofort abgewiesen. Das lässt sich nicht rückgängig machen.",
  revokeNow: "Widerrufen",
  revoking: "Wird widerrufen …",
  keep: "Behalten",
  create: "Schlüssel erstellen",
  full: "Sie haben {most, plural, one {# Schlüssel} other {# Schlüssel}}, mehr kann ein Konto nicht haben. Widerrufen Sie einen, bevor Sie einen neuen erstellen.",
  name: "Name",
  nameHint: "Was ihn benutzt, etwa „Shop“ oder „Nachtexport“.",
  scopes: "Was darf er?",
  "bookings:read": "Buchungen sehen: wer, wann, für wie viel, und wo das Geld ist.",
  "bookings:write":
    "Buchungslinks erstellen, Zahlungen öffnen und Buchungen absagen. Eine Absage kann Geld erstatten.",
  "event-types:read": "Angebote mit Preisen sehen.",
  "webhooks:write":
    "Webhooks einrichten, über die wir anderen Programmen sagen, was mit Buchungen geschieht.",
  origins: "Websites, deren Seiten ihn benutzen dürfen (optional)",
  originsHint:
    "Eine pro Zeile, etwa https://shop.example. Wer eine solche Seite öffnet, kann den Schlüssel lesen. Lassen Sie das Feld leer für ein Programm auf Ihrem eigenen Server.",
  days: "Endet nach",
  daysOption: "{days, plural, one {# Tag} other {# Tagen}}",
  daysNever: "Nie: bis ich ihn widerrufe",
  password: "Ihr Passwort",
  signInAgain: "Damit wir sicher sind, dass Sie es sind, melden Sie sich neu an.",
  createNow: "Schlüssel erstellen",
  creating: "Wird erstellt …",
  newTitle: "Ihr neuer Schlüssel: {name}",
  newOnce:
    "Kopieren Sie ihn jetzt und bewahren Sie ihn sicher auf. <strong>Er wird nicht noch einmal gezeigt.</strong>",
  newKey: "Der Schlüssel",
} satisfies Translation<typeof english>;
