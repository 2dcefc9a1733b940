import type { deadDeliveries as english } from "../../en/operator/dead-deliveries.ts";
import type { Translation } from "../../translation.ts";

export const deadDeliveries = {
  stripe:
    "Stripe: {event, select, checkout_session_completed {eine Zahlungsseite wurde abgeschlossen} checkout_session_async_payment_succeeded {eine verzögerte Zahlung ist da} checkout_session_async_payment_failed {eine verzögerte Zahlung ist gescheitert} checkout_session_expired {eine Zahlungsseite wurde unbezahlt geschlossen} payment_intent_payment_failed {eine Karte wurde abgelehnt} refund_created {eine Erstattung wurde gemacht} refund_updated {eine Erstattung hat sich geändert} refund_failed {eine Erstattung ist gescheitert} charge_refunded {eine Zahlung wurde erstattet} charge_dispute_created {eine Zahlung ist angefochten} charge_dispute_updated {eine Anfechtung hat sich geändert} charge_dispute_closed {über eine Anfechtung ist entschieden} other {{name}}}",
  stripeMeaning:
    "Was Stripe gemeldet hat, ist nicht festgehalten: Eine Buchung kann unbezahlt aussehen oder eine Erstattung fehlen, obwohl es sie gab. Deswegen wurde kein Geld bewegt.",
  stripeDropped:
    "Der Webhook wird verworfen. Worum es ging, findet sich trotzdem beim Abgleich der Buchungen mit Stripe.",
  calendly:
    "Calendly: {event, select, invitee_created {jemand hat eine Zeit gebucht} invitee_canceled {eine Zeit wurde abgesagt} invitee_no_show_created {jemand war nicht da} invitee_no_show_deleted {jemand war doch da} event_type_created {ein Ereignistyp wurde erstellt} event_type_updated {ein Ereignistyp hat sich geändert} event_type_deleted {ein Ereignistyp wurde gelöscht} other {{name}}}",
  calendlyMeaning:
    "Was Calendly gemeldet hat, ist nicht festgehalten: Eine Buchung kann eine andere Zeit zeigen als der Kalender.",
  calendlyDropped:
    "Der Webhook wird verworfen. Worum es ging, findet sich trotzdem beim Abgleich der Buchungen mit Calendly.",
} satisfies Translation<typeof english>;
