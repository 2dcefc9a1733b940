import type { refusals as english } from "../../en/booking/refusals.ts";
import type { Translation } from "../../translation.ts";

export const refusals = {
  session_type_inactive:
    "Dieser Termin lässt sich gerade nicht buchen. Es wurde nichts gebucht oder abgebucht. Bitte wählen Sie einen anderen.",
  no_times:
    "In den nächsten Wochen ist nichts frei. Es wurde nichts gebucht oder abgebucht. Bitte schauen Sie in ein paar Tagen wieder vorbei, oder wählen Sie ein anderes Angebot.",
  calendar_unavailable:
    "Der Kalender antwortet gerade nicht. Es wurde nichts gebucht oder abgebucht. Bitte versuchen Sie es in einer Minute noch einmal.",
  trouble_on_our_side:
    "Bei uns stimmt etwas nicht, mit Ihrem Konto ist alles in Ordnung: Wir konnten nicht nach freien Zeiten sehen. Es wurde nichts gebucht oder abgebucht. Bitte versuchen Sie es später noch einmal.",
  unpaid_booking_exists:
    "Sie haben bei diesem Profi schon eine Buchung begonnen, die noch offen ist. <link>Schließen Sie sie ab</link>, oder sagen Sie sie dort ab und kommen Sie wieder.",
  payment_under_way:
    "Ihre Bank bearbeitet Ihre Zahlung für eine Buchung bei diesem Profi. Wir schreiben Ihnen, sobald sie ankommt; bis dahin können wir keine zweite Zeit für Sie reservieren. <link>Diese Buchung öffnen</link>",
  too_many_bookings:
    "Sie haben heute viele Buchungen begonnen. Schließen Sie eine davon ab, oder kommen Sie morgen wieder.",
  address_unconfirmed:
    "Bitte <link>bestätigen Sie zuerst Ihre Adresse</link>: Dorthin schreiben wir Ihnen zu Ihren Buchungen.",
  address_not_own: "Sie können nur für Ihre eigene Adresse buchen. Es wurde nichts gebucht oder abgebucht.",
  own_session: "Das ist Ihr eigenes Angebot. Zum Ausprobieren melden Sie sich mit einem anderen Konto an.",
  time_not_recognised:
    "Calendly kennt diese Zeit noch nicht als Teil Ihrer Buchung. Haben Sie sie eben gewählt, erscheint sie gleich hier; sonst wählen Sie bitte noch einmal.",
  time_declined:
    "Diese Zeit lässt sich nicht zusätzlich zu <link>einer anderen Buchung</link> buchen. Sie wird bei Calendly abgesagt; wer sie gebucht hat, erfährt es von dort.",
  time_left_alone: "Diese Zeit bei Calendly gehört zu keiner Buchung hier. Es wurde nichts geändert.",
  hold_ended:
    "Die Reservierung Ihrer Zeit ist abgelaufen, und vielleicht hat sie jetzt jemand anders. Es wurde nichts abgebucht. Bitte beginnen Sie eine neue Buchung.",
  checkout_not_recognised:
    "Diese Zahlungsseite gehört nicht zu Ihrer Buchung. Es wurde dafür hier nichts abgebucht.",
  checkout_refused:
    "Stripe, das die Zahlungen annimmt, wollte seine Zahlungsseite nicht öffnen. Das liegt nicht an Ihnen oder Ihrer Karte, und es wurde nichts abgebucht. Der Betrieb dieser Seite weiß Bescheid. Die Zeit bleibt Ihre, bis die Reservierung abläuft: Versuchen Sie es vorher noch einmal, oder buchen Sie später eine andere Zeit.",
  checkout_preparing:
    "Die Zahlungsseite wird noch vorbereitet. Es wurde nichts abgebucht. Bitte versuchen Sie es in einer Minute noch einmal.",
  session_has_begun:
    "Der Termin hat begonnen und lässt sich nicht mehr absagen. An Ihrem Geld hat sich nichts geändert.",
  seat_at_calendly:
    "Plätze in einer Gruppe werden bei Calendly abgesagt: Hier abgesagt, wäre der Termin für alle vorbei. Es wurde nichts geändert.",
  quote_needed: "Bitte prüfen Sie zuerst Ihre Erstattung, dann sagen Sie ab. Noch ist nichts abgesagt.",
  quote_outdated:
    "Ihre Erstattung hat sich geändert, während Sie überlegt haben; deshalb wurde nichts abgesagt. Der neue Betrag steht unten.",
  bankDecides:
    "Die Bank entscheidet gerade über diese Zahlung; bis dahin ist keine Erstattung möglich. Es wurde nichts geändert.",
  lessIsLeft: "Von dieser Zahlung lassen sich nur noch {amount} erstatten. Es wurde nichts geändert.",
  handled: "Das ist schon erledigt. Die Liste unten ist auf dem neuesten Stand.",
  drift_needs_a_person:
    "Das lässt sich nicht mit einem Klick beheben. Sehen Sie sich die Buchung an und schließen Sie es dann mit einer Notiz.",
  webhook_url_refused:
    "An diese Adresse können keine Webhooks gehen. Sie muss mit https:// beginnen, öffentlich sein und darf weder Port noch Passwort noch Fragment nennen.",
  too_many_webhook_endpoints:
    "Sie haben zehn Webhook-Ziele, mehr sind nicht möglich. Entfernen Sie zuerst eines.",
  event_erased:
    "Die persönlichen Daten dieses Ereignisses sind gelöscht; es kann nicht noch einmal gesendet werden.",
  not_in_this_state: "Ihre Buchung hat sich inzwischen geändert. Die Seite zeigt jetzt den aktuellen Stand.",
} satisfies Translation<typeof english>;
