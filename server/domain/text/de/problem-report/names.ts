import type { problemNames as english } from "../../en/problem-report/names.ts";
import type { Translation } from "../../translation.ts";

export const problemNames = {
  step: "{step, select, profile {die Seite eines Profis} sign_in {die Anmeldung} time {die Wahl der Zeit} details {das Prüfen der Angaben} payment {das Bezahlen} confirmation {die bestätigte Buchung} cancel {die Absage} move {die Verlegung} over {eine vergangene Buchung} error_page {eine Fehlerseite} other {eine andere Seite}}",
  title:
    "{step, select, profile {Seite eines Profis} sign_in {Anmeldung} time {Wahl der Zeit} details {Prüfen der Angaben} payment {Bezahlen} confirmation {Bestätigte Buchung} cancel {Absage} move {Verlegung} over {Vergangene Buchung} error_page {Fehlerseite} other {Andere Seite}}",
  cause:
    "{cause, select, payment_declined {Die Zahlung wurde abgelehnt} payment_unclear {Unklar, wie oder ob zu zahlen ist} no_times {Keine Zeiten zur Wahl} time_gone {Die Zeit war weg} could_not_sign_in {Anmeldung nicht möglich} refund_unclear {Unklar, was erstattet wird} page_error {Die Seite ist gescheitert} wording {Die Worte führen irre} other {Etwas anderes}}",
  state: "{state, select, new {Neu} planned {Geplant} other {Behoben}}",
  reporter:
    "{reporter, select, client {der Gast der Buchung} builder {ein Profi} operator {der Betrieb} account {jemand mit Konto} other {jemand ohne Anmeldung}}",
} satisfies Translation<typeof english>;
