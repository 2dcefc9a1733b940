import { place } from "../../place.ts";

/** A booking's page as the builder and operators see it. */
export const bookingVisitor = place("booking/visitor", {
  title: "Booking of {client}",
  client: "Client",
  payments: "Payments",
  none: "None",
  received: "{amount} received",
  pending: "{amount} on its way back",
  requires_action: "{amount} not returned yet: the client’s bank asks for something first",
  succeeded: "{amount} returned",
  failed: "{amount} not returned: the refund failed",
  canceled: "{amount} not returned: the refund was canceled",
});
