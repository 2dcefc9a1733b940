import type { EffectKey } from "../../domain/booking/booking-effect.ts";
import type { Booking } from "../../domain/booking/booking.ts";
import type { LeftAloneReason } from "../../domain/booking/left-alone.ts";

/** Why an invitee's time is given back. */
export type DeclineReason = "unpaid_booking" | "second_time";

/** The outcome for an invitee. Every invitee that is left alone has a reason. */
export type InviteeOutcome =
  | { readonly kind: "booked"; readonly booking: Booking }
  /** `booking` is the one beside which this time cannot be had; `effectKey` the effect to give it back, null where that is only for its own person to do. */
  | {
      readonly kind: "declined";
      readonly booking: Booking;
      readonly because: DeclineReason;
      readonly effectKey: EffectKey | null;
    }
  | { readonly kind: "left_alone"; readonly because: LeftAloneReason };

export function booked(booking: Booking): InviteeOutcome {
  return { kind: "booked", booking };
}

export function leftAlone(because: LeftAloneReason): InviteeOutcome {
  return { kind: "left_alone", because };
}

/** The booking that an invitee belongs to or names; null when they were left alone, or sent away beside another one of theirs. */
export function bookingOf(outcome: InviteeOutcome): Booking | null {
  if (outcome.kind === "left_alone") return null;
  return outcome.kind === "declined" && outcome.because === "unpaid_booking" ? null : outcome.booking;
}
