import type { builderBooking as english } from "../../en/builder/booking.ts";
import type { Translation } from "../../translation.ts";

export const builderBooking = {
  fallbackTitle: "Buchung",
  title: "{session} mit {client}",
  all: "Alle Buchungen",
  answers: "Antworten des Gastes",
  answersLater: "Calendly fragt bei der Wahl der Zeit.",
  noAnswers: "Es wurde nichts gefragt oder beantwortet.",
  history: "Verlauf",
  when: "Wann",
  noTime: "Noch keine Zeit gewählt",
  forClient: "Für den Gast: {at}",
  client: "Gast",
  why: "Grund der Absage",
  price: "Preis",
  money: "Geld",
  rule: "Bei Absage des Gastes, in dessen Worten",
  where: "Wo",
  join: "Am Anruf teilnehmen",
  call: "Anrufen",
} satisfies Translation<typeof english>;
