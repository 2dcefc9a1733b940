import { bookingSnapshot } from "../../../../server/domain/booking/machine/states.ts";
import { stepOf } from "../../../../server/domain/booking/booking.ts";
import { canCancel, canMove } from "../steps/asked-step.ts";
import { waitOf, type PageState } from "./waiting-for.ts";

/** What the client may press. `give_up` is the cancellation of what is not booked yet. */
export type Offer = "pay" | "give_up" | "move" | "cancel";

/** Whether the client may go to Stripe's page now, for the first time or after a declined card. The server decides again. */
export function canPay(page: PageState): boolean {
  const { state, context, now, client, checkoutUrl, viewerIsClient } = page.booking;
  const step = stepOf(state);
  if (!viewerIsClient || (step !== "details" && step !== "pay") || waitOf(page) !== null) return false;
  const request = {
    type: "CHECKOUT_REQUESTED",
    at: now,
    checkoutExpiresAt: now,
    timeZone: client.timeZone,
  } as const;
  return (step === "pay" && checkoutUrl !== null) || bookingSnapshot(state, context).can(request);
}

/** What is offered by the server's word. */
export function offersOf(page: PageState): Offer[] {
  const { booking } = page;
  const isUnpaid = ["time", "details", "pay"].includes(stepOf(booking.state));
  const wait = waitOf(page);
  const offers: Offer[] = [];
  if (canPay(page)) offers.push("pay");
  // While Stripe is being asked, giving up would race with the answer.
  if (canCancel(booking) && wait !== "payment" && wait !== "hold_end")
    offers.push(isUnpaid ? "give_up" : "cancel");
  if (canMove(booking)) offers.push("move");
  return offers;
}
