import type { jobFailedRunbook as english } from "../../../en/operator/runbooks/job-failed.ts";
import type { Translation } from "../../../translation.ts";

export const jobFailedRunbook = {
  title: "Ein Auftrag oder Webhook ist endgültig gescheitert",
  meaning:
    "Eine E-Mail, eine Anfrage an Calendly oder das Verarbeiten eines Webhooks wurde endgültig abgelehnt oder so lange versucht, bis die Zeit um war. Von selbst versucht es niemand mehr.",
  stake:
    "Jemand hat nichts erfahren, ein Kalender stimmt vielleicht nicht mit einer Buchung überein, oder was ein Anbieter sagte, wurde nicht gehört.",
  step1: "Öffnen Sie die gescheiterten Aufträge und lesen Sie, was geantwortet wurde.",
  step2:
    "Beheben Sie, was dort steht. Bei einer Adresse, die es nicht gibt, ist nichts zu beheben: Öffnen Sie „Verwerfen …“, nennen Sie den Grund, und drücken Sie auf „Verwerfen“.",
  step3:
    "Öffnen Sie „Noch einmal versuchen …“, nennen Sie den Grund, und drücken Sie auf „Noch einmal versuchen“. Ein Webhook wird nach dem verarbeitet, was der Anbieter heute sagt, nicht damals.",
  ifNot:
    "Scheitert es wieder genauso und lohnt nicht mehr, verwerfen Sie es mit einem Grund. Der Abgleich sieht sich die Buchung danach an.",
  over: "Der gescheiterte Auftrag steht nicht mehr in der Liste. Nach fünfzehn ruhigen Minuten meldet eine Nachricht, dass es vorbei ist.",
} satisfies Translation<typeof english>;
