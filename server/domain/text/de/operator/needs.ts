import type { operatorNeeds as english } from "../../en/operator/needs.ts";
import type { Translation } from "../../translation.ts";

export const operatorNeeds = {
  held: "Diese Installation wurde aus einer Sicherung wiederhergestellt und ist angehalten",
  heldText:
    "Die Sicherung entstand vor {age}. Niemand kann buchen oder bezahlen, und nichts geht hinaus, bis mit Stripe und Calendly abgeglichen ist und Sie freigeben (npm run release).",
  noTerms: "Es sind keine AGB veröffentlicht",
  noTermsText:
    "Gäste stimmen vor dem Bezahlen nichts zu. Schreiben Sie sie, oder füllen Sie den Anfang aus, der da ist.",
  noPrivacy: "Es sind keine Datenschutzhinweise veröffentlicht",
  noPrivacyText: "Wer hier bucht, kann nicht lesen, welche Daten Sie aufbewahren und warum.",
  clockText:
    "Seit {age}. Lassen Sie diesen Server einem Zeitserver folgen (NTP). Bis dahin werden Buchungen und signierte Webhooks vielleicht abgelehnt, und Reservierungen enden zur falschen Minute.",
  nobodyPays: "Niemand kann bezahlen",
  nobodyPaysForOne: "Niemand kann ein bestimmtes Angebot bezahlen",
  nobodyPaysText: "Stripe lehnt Zahlungsseiten ab, gesehen in {currency}: {reason}",
  booking: "{session}: {client}",
  deadRefund: "Eine Erstattung von {amount} war nicht möglich",
  deadRefundOf: "Eine Erstattung von {amount} war nicht möglich: {session}, {client}",
  deadRefundUnreadable: "Eine Erstattung war nicht möglich",
  deadRefundUnreadableOf: "Eine Erstattung war nicht möglich: {session}, {client}",
  moreDeadRefunds:
    "{count, plural, one {Eine weitere Erstattung war nicht möglich} other {# weitere Erstattungen waren nicht möglich}}",
  deadRefundText: "Stripe hat sie endgültig abgelehnt. Das Geld ist nicht zurückgegangen.",
  failedJobs: "{count, plural, one {Ein Auftrag ist gescheitert} other {# Aufträge sind gescheitert}}",
  failedJobsText:
    "Eine Anfrage oder ein Webhook ist endgültig gescheitert. Lesen Sie, wofür, dann versuchen Sie es noch einmal oder verwerfen es.",
  refusedMails:
    "{count, plural, one {Manche E-Mails zu Konten kommen nicht durch} other {# Arten von E-Mails zu Konten kommen nicht durch}}",
  refusedMailsText:
    "Der Mailserver hat sie abgelehnt: Anmeldelinks und Ähnliches. Wer auf eine wartete, hat es auf der Seite erfahren.",
  drifts: "{count, plural, one {Eine Abweichung wartet auf Sie} other {# Abweichungen warten auf Sie}}",
  driftsText: "Buchungen, Stripe und die Kalender stimmen nicht überein, und ein Mensch muss entscheiden.",
  unknownJobs:
    "{count, plural, one {Ein Auftrag} other {# Aufträge}} einer Art, die diese Version nicht kennt: {type}",
  unknownDeliveries:
    "{count, plural, one {Ein Webhook} other {# Webhooks}} einer Art, die diese Version nicht kennt: {type}",
  unknownText:
    "Von einer neueren Version geschrieben, und wartet auf sie seit {age}. Starten Sie diese Version wieder: Bis dahin ist nichts verloren, und nichts wird getan.",
  checksFail: "Die Webhooks von {builder} bei Calendly lassen sich nicht prüfen",
  checksFailText:
    "Seit {age}. {because} Was bei Calendly selbst gebucht oder abgesagt wird, kommt vielleicht verspätet an.",
  unreadableConnection: "Die Verbindung mit Calendly {id} ist nicht lesbar",
  unreadableConnectionText:
    "{reason}. Dort können Gäste nicht buchen, bis sie repariert ist. Alle anderen Verbindungen funktionieren.",
  deadConnections:
    "{count, plural, one {Eine Verbindung mit Calendly ist ausgefallen} other {# Verbindungen mit Calendly sind ausgefallen}}",
  deadConnectionsText:
    "{builders}: Dort können Gäste nicht buchen. Der Profi muss neu verbinden; wir haben geschrieben.",
  problem: "{step}: {cause}",
  problemText:
    "{count, plural, one {Eine Person hat es gemeldet} other {Es wurde #-mal gemeldet}}, zuletzt vor {age}. Noch hat niemand entschieden, was damit geschieht.",
  problemAgain: "Es war behoben und wurde vor {age} wieder gemeldet.",
  moreProblems:
    "{count, plural, one {Ein weiteres Problem mit einer Seite ist neu} other {# weitere Probleme mit Seiten sind neu}}",
  moreProblemsText: "Noch hat niemand entschieden, was damit geschieht.",
  refundedOutside:
    "Der ganze Preis wurde im Stripe-Dashboard erstattet. Jemand muss entscheiden, ob der Termin stattfindet.",
  lookAtMoney: "Geld dazu ansehen.",
} satisfies Translation<typeof english>;
