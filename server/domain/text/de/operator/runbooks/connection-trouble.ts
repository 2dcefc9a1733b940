import type { connectionTroubleRunbook as english } from "../../../en/operator/runbooks/connection-trouble.ts";
import type { Translation } from "../../../translation.ts";

export const connectionTroubleRunbook = {
  title: "Eine Verbindung mit Calendly ist ausgefallen",
  meaning: "Calendly nimmt das Token eines Profis nicht mehr an, oder die Webhooks lassen sich nicht prüfen.",
  stake:
    "Gäste können bei diesem Profi nicht buchen, oder was bei Calendly selbst gebucht und abgesagt wird, wird spät bemerkt.",
  step1: "Sehen Sie auf der Übersicht nach, um welche Verbindungen es geht und warum.",
  step2:
    "Betrifft es einen Profi, kann nur er neu verbinden: Er hat eine E-Mail bekommen. Schreiben Sie ihm, wenn es eilt.",
  step3: "Betrifft es alle, prüfen Sie ID und Geheimnis der OAuth-App und ob Calendly antwortet.",
  ifNot:
    "Hat ein Profi Calendly endgültig verlassen: Sein Profil nimmt schon keine Buchungen an, und bestehende gelten weiter. Die Warnung endet, wenn er auf seiner Seite „Verbindung mit Calendly“ trennt.",
  over: "Die Verbindung funktioniert wieder. Nach fünfzehn ruhigen Minuten meldet eine Nachricht, dass es vorbei ist.",
} satisfies Translation<typeof english>;
