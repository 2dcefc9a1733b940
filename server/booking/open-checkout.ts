import { findOpenCheckout } from "../../db/bookings/checkouts.ts";
import { getBooking } from "../../db/bookings/bookings.ts";
import { isEffectLeased } from "../../db/queue/outbox.ts";
import { checkoutExpiresAt } from "../domain/booking/time-limits.ts";
import type { Booking } from "../domain/booking/booking.ts";
import type { Instant } from "../domain/values/instant.ts";
import type { BookingId } from "../domain/values/ids.ts";
import { PROVIDER_CALLS_OF_BOOKING } from "../domain/values/limit-rules.ts";
import { accept, refuse, type Outcome, type Refusal } from "../domain/booking/refusal.ts";
import { applyBookingEvent } from "./apply-booking-event.ts";
import type { BookingDeps } from "./booking-deps.ts";
import { newInlineLease } from "./lease.ts";
import type { Caused } from "./caused.ts";

/** 100 ms: hardly noticed by whoever waits, and a cheap look. */
const LOOK_AGAIN_MS = 100;
/** 10 s in all: Stripe answers in one or two; whoever waits longer reads that the payment page is being prepared. */
const LOOKS_MAX = 100;

/**
 * The client wants to pay. Requests a checkout and opens it right away; a checkout that is open, or is being opened by another request or process, is
 * used again: whoever presses Pay twice is led to one and the same. `checkoutUrl` is null while Stripe has not answered: the worker goes on trying,
 * and the hold lasts meanwhile. Throws LimitReached when this booking has made us ask as often as one may.
 */
export async function openCheckout(
  deps: Caused<BookingDeps>,
  bookingId: BookingId,
): Promise<Outcome<{ readonly checkoutUrl: string | null }>> {
  const before = await getBooking(deps.database.kysely, bookingId);
  if (before.state !== "PAYMENT_PENDING") {
    await deps.limits.takeOrThrow(PROVIDER_CALLS_OF_BOOKING, bookingId);
    const now = deps.clock.now();
    const inline = newInlineLease(deps, ["openCheckout"]);
    const outcome = await applyBookingEvent(
      deps,
      bookingId,
      {
        type: "CHECKOUT_REQUESTED",
        at: now,
        checkoutExpiresAt: checkoutExpiresAt(now, before.context.holdEndsAt),
        timeZone: before.clientTimeZone,
      },
      { inline },
    );
    if (!outcome.ok && outcome.booking.state !== "PAYMENT_PENDING")
      return refuse(whyNoCheckout(outcome.booking, now) ?? outcome.because);
    // Refused because of a concurrent request to pay: its checkout is used.
    const effects = outcome.ok ? outcome.value.effects : [];
    for (const effect of effects) await deps.runEffectNow(effect.key, inline.lease);
  }
  const checkoutUrl = await waitForCheckoutUrl(deps, bookingId);
  if (checkoutUrl !== null) return accept({ checkoutUrl });
  const after = await getBooking(deps.database.kysely, bookingId);
  return after.state === "PAYMENT_PENDING"
    ? accept({ checkoutUrl: null })
    : refuse(after.state === "SCHEDULED" ? { code: "checkout_refused" } : notNow(after));
}

/**
 * The address of the open checkout. While another request or process is asking Stripe for it, waits for that answer; null when nobody is
 * asking just now, or when it takes too long.
 */
async function waitForCheckoutUrl({ database }: BookingDeps, bookingId: BookingId): Promise<string | null> {
  for (let look = 1; ; look += 1) {
    // In this sequence: a checkout that was being opened at the first read is seen by the second.
    const isBeingOpened = await isEffectLeased(database.kysely, bookingId, "openCheckout");
    const checkout = await findOpenCheckout(database.kysely, bookingId);
    if (checkout?.url != null) return checkout.url;
    if (!isBeingOpened || look === LOOKS_MAX) return null;
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}

function whyNoCheckout({ state, context }: Booking, now: Instant): Refusal | null {
  const unpaid = state === "SCHEDULED" || state === "PAYMENT_FAILED" || state === "ABANDONED";
  const holdEnded = context.holdEndsAt !== null && context.holdEndsAt <= now;
  return unpaid && holdEnded ? { code: "hold_ended" } : null;
}

function notNow(booking: Booking): Refusal {
  return { code: "not_in_this_state", state: booking.state, since: booking.updatedAt };
}
