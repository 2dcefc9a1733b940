import type { builderCancel as english } from "../../en/builder/cancel.ts";
import type { Translation } from "../../translation.ts";

export const builderCancel = {
  seat: "Plätze in einer Gruppe werden bei Calendly abgesagt: von {client} der eigene, von Ihnen alle. Diese Seite aktualisiert sich von selbst.",
  askBooking: "Buchung absagen",
  title: "Diesen Termin absagen?",
  timeFree: "Die Zeit ist in Ihrem Kalender wieder frei.",
  told: "{client} erfährt sofort davon.",
  readers: "{client} liest das, und wir können es lesen.",
  cancel: "Termin absagen",
  cancelAndRefund: "Absagen, {amount} erstatten",
  canceling: "Wird abgesagt …",
  keep: "Behalten",
} satisfies Translation<typeof english>;
