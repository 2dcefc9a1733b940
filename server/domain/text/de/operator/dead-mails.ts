import type { deadMails as english } from "../../en/operator/dead-mails.ts";
import type { Translation } from "../../translation.ts";

export const deadMails = {
  toClient: "E-Mail an den Gast: {about}",
  toBuilder: "E-Mail an den Profi: {about}",
  confirmed: "der Termin ist gebucht",
  canceled: "die Buchung ist abgesagt",
  moved: "der Termin wurde verlegt",
  payment_returned: "eine Zahlung geht zurück",
  please_pay: "eine Zeit ist reserviert, und wie man sie bezahlt",
  finish_paying: "wie man zu Ende bezahlt",
  session_reminder: "der Termin beginnt bald",
  payment_processing: "die Zahlung ist bei der Bank in Arbeit",
  payment_failed: "die Zahlung ist gescheitert",
  payment_too_slow: "die Zahlung kam zu spät für den Termin",
  rejected: "bei Calendly wurde etwas anderes gewählt als gekauft",
  refund_granted: "Geld wird erstattet",
  refund_failed: "eine Erstattung ist gescheitert",
  refund_arrived: "Geld ist zurückgegangen",
  refunded_outside: "der Preis wurde im Stripe-Dashboard erstattet",
  session_kept: "der Termin findet statt, obwohl sein Preis erstattet wurde",
  place_ready: "wo der Termin stattfindet",
  place_changed: "der Termin hat einen anderen Ort",
  place_missing: "der Termin hat noch keinen Ort",
  dispute_opened: "die Zahlung ist angefochten",
  dispute_won: "die Anfechtung ist abgewehrt",
  dispute_lost: "die Anfechtung hatte Erfolg",
} satisfies Translation<typeof english>;
