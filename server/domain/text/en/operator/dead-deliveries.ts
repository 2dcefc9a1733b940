import { place } from "../../place.ts";

/** Webhooks that could not be worked on, on the page of failed jobs: what each reported, in the provider's name for it, and what it means. */
export const deadDeliveries = place("operator/dead-deliveries", {
  stripe:
    "Stripe: {event, select, checkout_session_completed {a payment page was completed} checkout_session_async_payment_succeeded {a delayed payment has arrived} checkout_session_async_payment_failed {a delayed payment has failed} checkout_session_expired {a payment page was closed unpaid} payment_intent_payment_failed {a card was declined} refund_created {a refund was made} refund_updated {a refund has changed} refund_failed {a refund has failed} charge_refunded {a payment was returned} charge_dispute_created {a payment is disputed} charge_dispute_updated {a dispute has changed} charge_dispute_closed {a dispute was decided} other {{name}}}",
  stripeMeaning:
    "What Stripe reported is not recorded: a booking may look unpaid, or a refund not made, although it was. No money has moved because of this.",
  stripeDropped:
    "The webhook is dropped. Whatever it was about is still found when bookings are compared with Stripe.",
  calendly:
    "Calendly: {event, select, invitee_created {somebody booked a time} invitee_canceled {a time was canceled} invitee_no_show_created {somebody did not come} invitee_no_show_deleted {somebody came after all} event_type_created {an event type was created} event_type_updated {an event type has changed} event_type_deleted {an event type was deleted} other {{name}}}",
  calendlyMeaning:
    "What Calendly reported is not recorded: a booking may show another time than the calendar has.",
  calendlyDropped:
    "The webhook is dropped. Whatever it was about is still found when bookings are compared with Calendly.",
});
