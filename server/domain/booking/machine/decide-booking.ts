import { transition } from "xstate";
import type { BookingEvent } from "../booking-event.ts";
import { bookingMachine, bookingSnapshot } from "./states.ts";
import type { Booking } from "../booking.ts";
import type { UnderRules } from "./rules.ts";

/** What an event makes of a booking: its next state and context, and the effects that it asks for. */
export interface Decision extends Pick<Booking, "state" | "context"> {
  /** As XState hands them over, untyped: `effectSchema` parses them into effects. */
  readonly effects: readonly { readonly type: string; readonly params: unknown }[];
}

/**
 * Asks the machine what an event makes of a booking. Null when the machine does not allow it here and now: asked first, because XState silently
 * answers an illegal event with the same snapshot. An event without the number of its rules is decided by today’s. Pure: the same booking and event
 * give the same decision.
 */
export function decideBooking(
  { state, context }: Pick<Booking, "state" | "context">,
  event: BookingEvent & UnderRules,
): Decision | null {
  const snapshot = bookingSnapshot(state, context);
  if (!snapshot.can(event)) return null;
  const [next, actions] = transition(bookingMachine, snapshot, event);
  return {
    state: next.value,
    context: next.context,
    effects: actions.map(({ type, params }) => ({ type, params })),
  };
}
