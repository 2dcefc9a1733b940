import { deadlineOf } from "../../../../server/domain/booking/booking-deadline.ts";
import { bookingSnapshot } from "../../../../server/domain/booking/machine/states.ts";
import { processingCheckoutOf, stepOf } from "../../../../server/domain/booking/booking.ts";
import { laterOf, minutesBetween, type Instant } from "../../../../server/domain/values/instant.ts";
import type { BookingOnPage } from "../../../page-data.ts";
import type { AskedStep } from "../steps/asked-step.ts";

/** Most answers of Stripe and Calendly take seconds; what takes longer than a minute is a trouble that somebody sees to. */
const WAIT_MINUTES_MAX = 1;
/** 10 days, in minutes: what banks take to show a refund. */
const REFUND_MINUTES_MAX = 10 * 24 * 60;

/** What the page waits for, and ends its waiting by itself when it comes. */
export type Wait =
  /** Calendly is making the page on which the time is picked. */
  | "scheduling_link"
  /** The visitor has picked a time on Calendly's page and we do not know of it yet. */
  | "time"
  /** Stripe is making the payment page. */
  | "checkout"
  /** The visitor comes back from Stripe's page. */
  | "payment"
  /** The client's bank moves the money, which takes days. */
  | "delayed_payment"
  /** The hold is over; whether money came in time is being found out. */
  | "hold_end"
  /** Money is on its way back. */
  | "refund";

/**
 * How often the page asks for news where scripts run: `quick` while somebody waits for it, `watchful` while they make it happen in a frame of
 * the page, `slow` while something may happen elsewhere, null when nothing is to be expected.
 */
export type Pace = "quick" | "watchful" | "slow" | null;

export interface PageState {
  readonly booking: BookingOnPage;
  /** Stripe sent the visitor back with this booking's checkout. */
  readonly isBackFromCheckout: boolean;
  /** Calendly sent the visitor back with a time that it did not show us yet. */
  readonly isLookingForTime: boolean;
  /** Since when the address says that this page waits; null when it says nothing. */
  readonly waitingSince: Instant | null;
  readonly asked: AskedStep | null;
}

/** What the page waits for right now; null when the next move is the visitor's, or when somebody else is only looking. */
export function waitOf({ booking, isBackFromCheckout, isLookingForTime }: PageState): Wait | null {
  if (!booking.viewerIsClient) return null;
  const { state, context, now } = booking;
  const snapshot = bookingSnapshot(state, context);
  const step = stepOf(state);
  const isProcessing = snapshot.matches("PAYMENT_PENDING") && processingCheckoutOf(context) !== null;
  if (step === "pay" && isBackFromCheckout && !isProcessing && !snapshot.matches("PAYMENT_FAILED"))
    return "payment";
  if (snapshot.can({ type: "HOLD_ENDED", at: now })) return "hold_end";
  if (isProcessing) return "delayed_payment";
  if (step === "time" && isLookingForTime) return "time";
  if (booking.waitingFor !== null) return booking.waitingFor;
  const isReturning = booking.refunds.some(
    ({ status }) => status === "pending" || status === "requires_action",
  );
  return booking.refundRequested || isReturning ? "refund" : null;
}

/** Whether this wait takes days, so that nobody sits in front of the page for it. */
function takesDays(wait: Wait): boolean {
  return wait === "refund" || wait === "delayed_payment";
}

/**
 * Whether the page has waited for longer than what it waits for ever takes, by the server's clock. It then says that we are on it, and
 * that the page can be closed.
 */
export function isOverdue(page: PageState): boolean {
  const { booking, waitingSince } = page;
  const { context, now, updatedAt } = booking;
  const wait = waitOf(page);
  switch (wait) {
    case null:
    case "delayed_payment":
      // A delayed payment's wait ends with the hold.
      return false;
    case "refund":
      return minutesBetween(updatedAt, now) > REFUND_MINUTES_MAX;
    case "payment":
    case "time":
      // The visitor was elsewhere before it began.
      return minutesBetween(waitingSince ?? now, now) > WAIT_MINUTES_MAX;
    case "hold_end":
      return minutesBetween(laterOf(updatedAt, context.holdEndsAt ?? updatedAt), now) > WAIT_MINUTES_MAX;
    case "scheduling_link":
    case "checkout":
      return minutesBetween(updatedAt, now) > WAIT_MINUTES_MAX;
  }
}

/** Whether the wait begins with this visit, so that the address has to say since when. */
export function beginsToWait(page: PageState): boolean {
  const wait = waitOf(page);
  return page.waitingSince === null && (wait === "payment" || wait === "time");
}

/** Seconds after which a page without scripts loads itself again; null where that would take days, or for ever. */
export function refreshSecondsWithoutScripts(page: PageState): number | null {
  const wait = waitOf(page);
  return wait === null || takesDays(wait) || isOverdue(page) ? null : 3;
}

/**
 * How often the page asks for news where scripts run. A booking with something still to come is looked at slowly even when
 * the next move is the visitor's: they may make it in another tab, on another device or on Calendly's pages.
 */
export function paceOf(page: PageState): Pace {
  if (page.asked === "move") return "watchful";
  const wait = waitOf(page);
  if (wait !== null) return takesDays(wait) || isOverdue(page) ? "slow" : "quick";
  const { state, context, viewerIsClient } = page.booking;
  return viewerIsClient && deadlineOf(state, context) !== null ? "slow" : null;
}
