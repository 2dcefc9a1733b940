import type { operatorDeliveries as english } from "../../en/operator/deliveries.ts";
import type { Translation } from "../../translation.ts";

export const operatorDeliveries = {
  title: "Zustellungen",
  intro:
    "Was Stripe und Calendly in den letzten 31 Tagen gemeldet haben, das Neueste zuerst. Der Inhalt wird nach einer Woche gelöscht; die Nummern bleiben, damit sich jede noch einmal verarbeiten lässt.",
  source: "Von",
  anySource: "Stripe und Calendly",
  event: "Ereignis",
  anyEvent: "Alle Ereignisse",
  outcome: "Ausgang",
  anyOutcome: "Alle Ausgänge",
  show: "Zeigen",
  name: "{source, select, stripe {Stripe} other {Calendly}}",
  ended:
    "{outcome, select, done {Verarbeitet} waiting {Wartet} trying {Gescheitert, wird noch einmal versucht} dead {Endgültig gescheitert} other {Verworfen}}",
  received: "eingegangen {time}",
  took: "fertig nach {age}",
  replayed: "vor {age} noch einmal verarbeitet",
  none: "Noch wurde nichts zugestellt.",
  noneHere: "Nichts dieser Art unter den Zustellungen auf dieser Seite.",
  unreadable: "Zustellung {id} ist nicht lesbar: {reason}.",
  newest: "Die neuesten",
  later: "Weiter zurück",
  more: "Weitere Zustellungen",
  older: "Ältere",
  first: "Neueste",
} satisfies Translation<typeof english>;
