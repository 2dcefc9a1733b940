import type { reconciliation as english } from "../../en/operator/reconciliation.ts";
import type { Translation } from "../../translation.ts";

export const reconciliation = {
  title: "Abgleich",
  intro:
    "Jede Stunde werden alle Buchungen mit Stripe und den Kalendern abgeglichen. Was sich sicher beheben lässt, wird sofort behoben; der Rest wartet hier.",
  repaired: "Erledigt: Die Behebung ist beantragt. Der nächste Abgleich zeigt, ob alles übereinstimmt.",
  dismissed: "Geschlossen, mit Ihrem Grund. Es wird nicht noch einmal gemeldet.",
  open: "Was auf Sie wartet",
  notCompared: "Noch wurde nichts abgeglichen.",
  nothing: "Nichts: Alles Abgeglichene stimmt überein.",
  run: "Der letzte Abgleich",
  compare: "Jetzt abgleichen",
  comparing: "Wird abgeglichen …",
  starting: "Beginnt …",
  totals: "Alles Geld, das je bezahlt wurde, nach dem letzten Abgleich",
  resolved: "In den letzten 7 Tagen geschlossen",
  resolvedAs:
    "{how, select, repaired {Von selbst behoben} repaired_by_operator {Mit einem Klick behoben} gone {Stimmte bei der neuen Prüfung überein} other {Geschlossen}}, {time}",
  resolvedAsOf:
    "{how, select, repaired {Von selbst behoben} repaired_by_operator {Mit einem Klick behoben} gone {Stimmte bei der neuen Prüfung überein} other {Geschlossen}}, {time} · <link>{booking}</link>",
  booking: "{session}, {client}",
  unnamedBooking: "Die Buchung",
  note: "„{note}“",
} satisfies Translation<typeof english>;
