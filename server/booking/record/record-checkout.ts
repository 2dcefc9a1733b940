import { findBooking } from "../../../db/bookings/bookings.ts";
import { findOpenCheckout, updateCheckoutDetails } from "../../../db/bookings/checkouts.ts";
import type { EffectKey } from "../../domain/booking/booking-effect.ts";
import type { BookingEvent } from "../../domain/booking/booking-event.ts";
import { processingEndsAt, retryEndsAt } from "../../domain/booking/time-limits.ts";
import type { Instant } from "../../domain/values/instant.ts";
import { invariant } from "../../domain/values/invariant.ts";
import type { Checkout, PaymentIntent } from "../../ports.ts";
import { applyBookingEvent, type ApplyDeps } from "../apply-booking-event.ts";
import type { Caused } from "../caused.ts";
import { keepCard } from "./keep-card.ts";

/**
 * Records what Stripe says about one checkout, freshly read. Opening, webhook, return page, expiry and reconciler all call it. Foreign checkouts and
 * repetitions have no effect.
 */
export async function recordCheckout(deps: Caused<ApplyDeps>, checkout: Checkout): Promise<void> {
  const booking =
    checkout.bookingId === null ? null : await findBooking(deps.database.kysely, checkout.bookingId);
  if (booking === null) {
    deps.log.info({ checkoutId: checkout.checkoutId }, "checkout of nobody's booking ignored");
    return;
  }
  const event = eventOf(checkout, deps.clock.now(), booking.context.time?.startsAt ?? null);
  await applyBookingEvent(deps, booking.id, event);
  await updateCheckoutDetails(deps.database.kysely, {
    checkoutId: checkout.checkoutId,
    effectKey: checkout.effectKey as EffectKey | null,
    url: checkout.url,
    expiresAt: checkout.expiresAt,
  });
  const { checkoutId, cardFingerprint } = checkout;
  if (cardFingerprint !== null) await keepCard(deps, checkoutId, cardFingerprint);
}

function eventOf(checkout: Checkout, now: Instant, startsAt: Instant | null): BookingEvent {
  const { checkoutId } = checkout;
  switch (checkout.status) {
    case "open":
      return { type: "CHECKOUT_OPENED", at: now, checkoutId };
    case "expired":
      return { type: "CHECKOUT_EXPIRED", at: now, checkoutId };
    case "complete": {
      if (checkout.paymentStatus === "paid") {
        invariant(checkout.paymentIntentId !== null, `paid checkout ${checkoutId} without payment intent`);
        return {
          type: "CHECKOUT_PAID",
          at: checkout.paidAt ?? now,
          checkoutId,
          paymentIntentId: checkout.paymentIntentId,
          amount: checkout.amount,
        };
      }
      return checkout.asyncPayment === "failed"
        ? {
            type: "PAYMENT_DECLINED",
            at: now,
            checkoutId,
            retryUntil: retryEndsAt(now, startsAt),
          }
        : {
            type: "PAYMENT_PROCESSING",
            at: now,
            checkoutId,
            processingUntil: processingEndsAt(now, startsAt),
          };
    }
  }
}

/**
 * A card was declined, or another try has succeeded since: the payment intent, freshly read, decides. It names no checkout before it is
 * paid, so the decline counts for the one that is open.
 */
export async function recordPaymentIntent(
  deps: Caused<ApplyDeps>,
  paymentIntent: PaymentIntent,
): Promise<void> {
  const { bookingId, declined } = paymentIntent;
  const open = bookingId === null ? null : await findOpenCheckout(deps.database.kysely, bookingId);
  if (bookingId === null || open === null || !declined) return;
  await applyBookingEvent(deps, bookingId, {
    type: "PAYMENT_DECLINED",
    at: deps.clock.now(),
    checkoutId: open.checkoutId,
    retryUntil: null,
  });
}
