import type { operatorRoom as english } from "../../en/operator/room.ts";
import type { Translation } from "../../translation.ts";

export const operatorRoom = {
  room: "Betrieb",
  overview: "Übersicht",
  ofBookings: "Buchungen",
  repairs: "Reparaturen",
  settings: "Einstellungen",
  bookings: "Alle Buchungen",
  reviews: "Bewertungen",
  topics: "Themen",
  funnel: "Trichter",
  failedJobs: "Gescheiterte Aufträge",
  deliveries: "Zustellungen",
  problems: "Probleme",
  reconciliation: "Abgleich",
  policies: "AGB und Datenschutz",
  mails: "E-Mails",
  secondFactor: "Zweiter Faktor",
  webhooks: "Webhooks",
  apiKeys: "API-Schlüssel",
} satisfies Translation<typeof english>;
