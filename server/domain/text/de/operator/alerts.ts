import type { operatorAlerts as english } from "../../en/operator/alerts.ts";
import type { Translation } from "../../translation.ts";

export const operatorAlerts = {
  critical: "Kritisch",
  serious: "Ernst",
  soon: "Bald",
  money_job_failed: "Eine Zahlungsseite ließ sich nicht öffnen oder schließen",
  money_job_failedDetails:
    "{count, plural, one {Ein Auftrag, der eine Zahlungsseite öffnet oder schließt, ist} other {# Aufträge, die Zahlungsseiten öffnen oder schließen, sind}} endgültig gescheitert, seit {age}.",
  refund_failed: "Eine Erstattung war nicht möglich",
  refund_failedDetails:
    "Stripe hat {count, plural, one {eine Erstattung} other {# Erstattungen}} endgültig abgelehnt, seit {age}. Das Geld ist nicht zurückgegangen.",
  refundSentBack: "Eine Erstattung kam zurück",
  refundSentBackDetails:
    "Eine Bank hat {count, plural, one {eine Erstattung} other {# Erstattungen}} zurückgeschickt, seit {age}. Das Geld liegt bei Stripe, der Gast hat es nicht.",
  money_drift: "Geld ist nicht dort, wo unsere Daten es haben",
  money_driftDetails:
    "Der Abgleich mit Stripe hat {count, plural, one {eine Abweichung} other {# Abweichungen}} beim Geld gefunden, die niemand geklärt hat, seit {age}.",
  checkout_refused: "Niemand kann bezahlen: Stripe lehnt ab",
  checkout_refusedDetails:
    "Stripe hat {count, plural, one {eine Zahlungsseite} other {# Zahlungsseiten}} abgelehnt, seit {age}. Es sagt: {reason}",
  checkoutRefusedOne: "Niemand kann ein bestimmtes Angebot bezahlen: Stripe lehnt ab",
  database_unwritable: "Die Datenbank nimmt nichts mehr auf",
  database_unwritableDetails:
    "{server} kann seit {age} nicht in die Datenbank schreiben. Niemand kann buchen, und Webhooks werden nicht angenommen.",
  restoration_held: "Wiederhergestellt und angehalten: Bis zur Freigabe kann niemand buchen",
  restoration_heldDetails:
    "Die Datenbank wurde vor {age} aus einer Sicherung wiederhergestellt. Sie gleicht sich mit Stripe und Calendly ab; keine E-Mail und kein Auftrag geht hinaus, und Eingehendes wird abgelehnt, bis jemand npm run release ausführt.",
  queue_late: "Arbeit wartet zu lange",
  queueMoneyDetails: "Die älteste fällige Zahlungsseite oder Erstattung wartet seit {age}.",
  queueInboxDetails:
    "Der älteste Webhook von Stripe oder Calendly wartet seit {age}. Vielleicht meldet er eine Zahlung.",
  queueOthersDetails: "Die älteste fällige E-Mail oder Anfrage an Calendly wartet seit {age}.",
  queueEventsDetails: "Das älteste Ereignis, von dem andere erfahren sollen, wartet seit {age}.",
  queueWebhooksDetails: "Der älteste fällige Webhook an andere Software wartet seit {age}.",
  deadlines_overdue: "Buchungen stehen nach ihrer Frist still",
  deadlines_overdueDetails:
    "{count, plural, one {Eine Buchung ist} other {# Buchungen sind}} trotz abgelaufener Frist nicht weitergegangen, die älteste seit {age}. Vielleicht sind Zeiten reserviert, die niemand bezahlt.",
  provider_down:
    "{provider, select, stripe {Stripe} calendly {Calendly} other {Der Mailserver}} antwortet nicht",
  provider_downDetails:
    "In den letzten zehn Minuten {count, plural, one {ist eine Anfrage} other {sind # Anfragen}} gescheitert, und keine wurde beantwortet.",
  webhook_silence:
    "{source, select, stripe {Stripe} other {Calendly}} hat seit zwei Stunden keine Webhooks gesendet",
  webhook_silenceDetails:
    "Um diese Tageszeit kamen an {count, plural, one {#} other {#}} der letzten sieben Tage viele.",
  signature_failures: "Webhooks mit falschen Signaturen",
  signature_failuresDetails:
    "{count, plural, one {# Webhook} other {# Webhooks}} im Namen von {source, select, stripe {Stripe} other {Calendly}} {count, plural, one {kam} other {kamen}} innerhalb von Minuten mit falscher Signatur und {count, plural, one {wurde} other {wurden}} abgelehnt.",
  job_failed: "Ein Auftrag ist endgültig gescheitert",
  job_failedDetails:
    "{count, plural, one {Ein Auftrag ist} other {# Aufträge sind}} endgültig gescheitert, seit {age}: E-Mails, Anfragen an Calendly oder Ähnliches.",
  deliveryFailed: "Ein Webhook ließ sich nicht verarbeiten",
  deliveryFailedDetails:
    "{count, plural, one {Ein Webhook} other {# Webhooks}} von Stripe oder Calendly {count, plural, one {ließ} other {ließen}} sich nicht verarbeiten, seit {age}.",
  connection_trouble: "Eine Verbindung mit Calendly ist ausgefallen",
  connection_troubleDetails:
    "{count, plural, one {Eine Verbindung ist} other {# Verbindungen sind}} ausgefallen, seit {age}. Dort können Gäste nicht buchen. Die Profis wurden angeschrieben.",
  checksFail: "Webhooks bei Calendly lassen sich nicht prüfen",
  checksFailDetails:
    "Die von {count, plural, one {einer Verbindung} other {# Verbindungen}}, seit {age}. Was bei Calendly selbst gebucht oder abgesagt wird, kommt vielleicht verspätet an.",
  unknown_work: "Arbeit, die keine laufende Version kennt",
  unknown_workDetails:
    "{count, plural, one {Eine Zeile} other {# Zeilen}} der Art {type} {count, plural, one {wartet} other {warten}} auf eine neuere Version, seit {age}. Nichts ist verloren, und nichts wird getan.",
  clock_wrong: "Die Uhr eines Servers geht falsch",
  clock_wrongDetails: "{words}, seit {age}.",
  certificate_expiring: "Das Zertifikat der Website läuft bald ab",
  certificate_expiringDetails:
    "{count, plural, =0 {Es läuft innerhalb eines Tages ab oder ist abgelaufen} one {Es läuft in einem Tag ab} other {Es läuft in # Tagen ab}}. Dann öffnet kein Browser die Website, und kein Webhook kommt an.",
  reconciliation_late: "Lange wurde nichts mit Stripe und Calendly abgeglichen",
  reconciliation_lateDetails: "Der letzte vollständige Abgleich begann vor {age}.",
  backup_late: "Die letzte Sicherung ist zu alt",
  backup_lateDetails: "Sie entstand vor {age}.",
  noBackup: "Es gibt noch keine Sicherung, obwohl Sicherungen eingerichtet sind.",
} satisfies Translation<typeof english>;
