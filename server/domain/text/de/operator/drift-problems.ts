import type { driftProblems as english } from "../../en/operator/drift-problems.ts";
import type { Translation } from "../../translation.ts";

export const driftProblems = {
  payment_missed: "Stripe hat eine Zahlung von {amount}, die die Buchung nicht kennt.",
  checkout_open_missed: "Stripe hat eine offene Zahlungsseite, die die Buchung nicht kennt.",
  checkout_closed_missed:
    "Eine Zahlungsseite ist bei Stripe beendet oder weiter, und die Buchung zeigt es nicht.",
  refund_missed: "Stripe hat eine Erstattung von {amount}, die die Buchung nicht richtig zeigt.",
  refund_failed: "Eine Erstattung von {amount} ist bei Stripe gescheitert, und die Buchung zeigt es nicht.",
  dispute_missed:
    "Eine Anfechtung über {amount} wurde eröffnet oder entschieden, und die Buchung zeigt es nicht.",
  payment_unbooked:
    "Stripe hat eine Zahlung von {amount} für eine Buchung, die mit der Datenbank verloren ging.",
  event_undelivered: "Stripe konnte uns ein Ereignis nicht zustellen ({type}).",
  event_undelivered_unknown: "Stripe konnte uns ein Ereignis unbekannter Art nicht zustellen.",
  booking_missed: "Calendly hatte eine gebuchte oder geänderte Zeit, die uns nicht erreicht hatte.",
  time_moved_missed: "Der Termin ist in Calendly zu einer anderen Zeit als in der Buchung.",
  time_canceled_missed: "Der Termin ist in Calendly abgesagt, und die Buchung sagt, dass er stattfindet.",
  event_vanished: "Calendly kennt den Termin dieser Buchung nicht mehr.",
  event_orphaned: "Calendly hat noch einen Termin, dessen Buchung vorbei ist.",
  event_unbooked:
    "Ein bezahlter Termin steht ohne Buchung im Kalender: {because, select, group {er gehört zu einer Gruppe, und Plätze lassen sich nicht verkaufen} another_host {jemand anders leitet ihn} another_installation {seine Buchung gehört zu einer anderen Installation} booked_in_lost_time {er wurde in der Zeit gebucht, die mit der Datenbank verloren ging; er kann bezahlt sein} booked_before_published {er wurde gebucht, bevor das Angebot veröffentlicht war} booked_before_connected {er wurde gebucht, bevor der Kalender verbunden war} no_direct_bookings {der Profi nimmt keine Buchungen direkt bei Calendly an} builder_unconfirmed {die Adresse des Profi-Kontos ist nicht bestätigt} unpaid_booking {der Gast hat eine weitere unbezahlte Buchung, und die Zeit ist noch belegt} second_time {er ist eine zweite Zeit für eine Buchung und noch belegt} not_sold_here {er wurde hier nicht angeboten, als wir davon erfuhren} draft {sein Angebot war ein Entwurf, als wir davon erfuhren} other {kein Grund festgehalten}}.",
  booking_overdue: "Die Frist der Buchung ist abgelaufen, und nichts ist geschehen.",
  money_owed: "Dem Gast stehen nach Stornoregeln und Stand {amount} zu, und keine Erstattung ist unterwegs.",
  money_over_returned: "{amount} mehr wurden erstattet als bezahlt.",
  refund_stuck:
    "Eine Erstattung von {amount} ist als beantragt festgehalten, aber nichts führt sie aus, und Stripe hat keine.",
  refund_failed_for_good: "Stripe konnte {amount} nicht erstatten.",
  refunded_outside:
    "{amount}, der ganze Preis, wurden im Stripe-Dashboard erstattet, und der Termin ist noch angesetzt.",
  paid_wrong_amount: "{amount} wurden bezahlt, und das ist nicht der Preis der Buchung.",
  letter_dead:
    "Eine Anfrage an Stripe oder Calendly ist endgültig gescheitert: {effect, select, openCheckout {eine Zahlungsseite öffnen} expireCheckout {eine Zahlungsseite schließen} requestRefund {eine Erstattung} releaseTime {eine Zeit freigeben} unknown {unbekannter Art} other {{effect}}}.",
  booking_unreadable: "Die gespeicherte Buchung ist nicht lesbar: {reason}.",
  booking_unreadable_unexplained:
    "Die gespeicherte Buchung ist nicht lesbar. Ein Grund ist nicht festgehalten.",
  unknownAmount: "ein unbekannter Betrag",
} satisfies Translation<typeof english>;
