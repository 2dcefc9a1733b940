import { bookingSnapshot, deadlineOf } from "../../../server/domain/booking-machine.ts";
import { stepOf } from "../../../server/domain/booking.ts";
import type { BookingOnPage } from "../../page-data.ts";
import type { Pace } from "./use-refresh.ts";

/** What the page waits for, and ends its waiting by itself when it comes. */
export type Wait =
  /** Calendly is making the page on which the time is picked. */
  | "scheduling_link"
  /** The visitor has picked a time on Calendly's page and we do not know of it yet. */
  | "time"
  /** A free session is confirmed without anybody's doing. */
  | "free_confirmation"
  /** Stripe is making the payment page. */
  | "checkout"
  /** The visitor comes back from Stripe's page. */
  | "payment"
  /** The hold is over; whether money came in time is being found out. */
  | "hold_end"
  /** Money is on its way back. */
  | "refund";

export interface PageState {
  readonly booking: BookingOnPage;
  /** Stripe sent the visitor back with this booking's checkout. */
  readonly isBackFromCheckout: boolean;
  /** Calendly sent the visitor back with a time that it did not show us yet. */
  readonly isLookingForTime: boolean;
}

/** What the page waits for right now; null when the next move is the visitor's, or when somebody else is only looking. */
export function waitOf({ booking, isBackFromCheckout, isLookingForTime }: PageState): Wait | null {
  if (!booking.viewerIsClient) return null;
  const { state, context, now } = booking;
  const snapshot = bookingSnapshot(state, context);
  const step = stepOf(state);
  if (snapshot.can({ type: "FREE_CONFIRMED", at: now })) return "free_confirmation";
  if (step === "pay" && isBackFromCheckout && !snapshot.matches("PAYMENT_FAILED")) return "payment";
  if (snapshot.can({ type: "HOLD_ENDED", at: now })) return "hold_end";
  if (step === "time" && isLookingForTime) return "time";
  if (booking.waitingFor !== null) return booking.waitingFor;
  const isReturning = booking.refunds.some(
    ({ status }) => status === "pending" || status === "requires_action",
  );
  return booking.refundOrdered || isReturning ? "refund" : null;
}

/** Seconds after which a page without scripts loads itself again. A refund takes too long to wait for it like that. */
export function refreshSecondsWithoutScripts(page: PageState): number | null {
  const wait = waitOf(page);
  return wait === null || wait === "refund" ? null : 3;
}

/**
 * How often the page asks for news where scripts run. A booking with something still to come is looked at slowly even when
 * the next move is the visitor's: they may make it in another tab, on another device or on Calendly's pages.
 */
export function paceOf(page: PageState): Pace {
  const wait = waitOf(page);
  if (wait !== null) return wait === "refund" ? "slow" : "quick";
  const { state, context, viewerIsClient } = page.booking;
  return viewerIsClient && deadlineOf(state, context) !== null ? "slow" : null;
}
