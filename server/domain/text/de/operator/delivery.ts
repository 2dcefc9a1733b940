import type { operatorDelivery as english } from "../../en/operator/delivery.ts";
import type { Translation } from "../../translation.ts";

export const operatorDelivery = {
  pageTitle: "Zustellung {number}",
  back: "Alle Zustellungen",
  event: "Ereignis",
  type: "Art",
  about: "Worum es geht",
  invitee: "Eingeladene Person",
  payment: "Zahlung",
  booking: "Buchung",
  look: "Buchung ansehen",
  unknownObject: "Nicht bekannt: Der Inhalt wurde gelöscht, bevor Nummern aufbewahrt wurden.",
  allEventTypes: "Die Ereignistypen des Profis: Alle werden gelesen.",
  received: "Eingegangen",
  outcome: "Ausgang",
  outcomeOfReplay: "Ausgang der neuen Verarbeitung",
  ended:
    "{outcome, select, done {Verarbeitet} waiting {Wartet} trying {Gescheitert, wird noch einmal versucht} dead {Endgültig gescheitert} other {Verworfen}}",
  agoAt: "{time}, vor {age}",
  tries: "Versuche",
  lastError: "Letzte Antwort",
  changes: "Was sie geändert hat",
  noChanges:
    "Der Verlauf keiner Buchung nennt diese Zustellung: Sie brachte nichts Neues oder betraf nichts von uns.",
  noChangesYet: "Nichts: Sie wurde noch nicht verarbeitet.",
  ofReplay: "bei der neuen Verarbeitung",
  replay: "Noch einmal verarbeiten",
  replayHelp:
    "Liest von {source, select, stripe {Stripe} other {Calendly}} noch einmal, worum es ging, nach heutigem Stand, und hält es fest. Was schon bekannt ist, ändert nichts, und niemand wird noch einmal angeschrieben. Wurde etwas verpasst, wird es jetzt festgehalten, und seine E-Mails gehen jetzt hinaus.",
  reason: "Grund",
  reasonHint: "Steht bei dem, was der Betrieb getan hat.",
  button: "Diese Zustellung noch einmal verarbeiten",
  busy: "Wird verarbeitet …",
  waiting: "Sie ist noch in Arbeit. Danach lässt sie sich noch einmal verarbeiten.",
  dead: "Sie ist endgültig gescheitert und wartet bei den <link>gescheiterten Aufträgen</link>, wo sie sich noch einmal versuchen lässt.",
  without_id: "Sie lässt sich nicht noch einmal verarbeiten: Nichts sagt mehr, worum es ging.",
  gone: "Sie lässt sich nicht mehr verarbeiten: Zustellungen werden nach 31 Tagen gelöscht.",
  replaying:
    "Sie wird noch einmal verarbeitet. Das dauert einen Moment; die Seite aktualisiert sich von selbst.",
  notYet:
    "Die neue Verarbeitung hat noch nicht geklappt und wird von selbst wieder versucht. Die letzte Antwort: {error}",
  notYetUnexplained: "Die neue Verarbeitung hat noch nicht geklappt und wird von selbst wieder versucht.",
  failedForGood:
    "Die neue Verarbeitung ist endgültig gescheitert. Sie wartet bei den <link>gescheiterten Aufträgen</link>.",
  nothingNew:
    "Noch einmal verarbeitet: nichts Neues. Keine Buchung hat sich geändert, und niemand wurde angeschrieben.",
  recorded:
    "Noch einmal verarbeitet: {count, plural, one {Etwas wurde verpasst und ist jetzt festgehalten} other {# Dinge wurden verpasst und sind jetzt festgehalten}}. Siehe unten.",
  actions: "Was der Betrieb getan hat",
  action:
    "{action, select, replay_delivery {Noch einmal verarbeitet} retry_delivery {Noch einmal versucht} drop_delivery {Verworfen} other {Etwas anderes}}",
  note: "„{note}“",
} satisfies Translation<typeof english>;
