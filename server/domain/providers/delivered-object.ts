/** What a delivery of a provider is about: an id is all that is believed of it. */
export interface DeliveredObject {
  /** Stripe's id, or the URI of Calendly's invitee: as it came, and so to be matched before it is used in an address. */
  readonly objectId: string;
  /** The payment that Stripe's object belongs to, where the event says so. */
  readonly paymentIntentId: string | null;
}
