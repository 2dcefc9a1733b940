import { findBooking } from "../../db/bookings.ts";
import { findOpenCheckout, insertCheckout, markCheckout } from "../../db/checkouts.ts";
import { insertEffects } from "../../db/outbox.ts";
import type { EffectKey } from "../domain/booking-effect.ts";
import type { BookingEvent, Cause } from "../domain/booking-event.ts";
import type { BookingId } from "../domain/ids.ts";
import { addMinutes } from "../domain/instant.ts";
import { invariant } from "../domain/invariant.ts";
import type { Checkout, PaymentIntent } from "../ports.ts";
import { applyBookingEvent } from "./apply-booking-event.ts";
import type { BookingDeps } from "./booking-deps.ts";

type RecordDeps = Pick<BookingDeps, "database" | "clock" | "log" | "wakeWorker">;

/** 7 days: the longest that Stripe's delayed payment methods take as a rule. */
const PROCESSING_MINUTES_MAX = 7 * 24 * 60;
/** 24 h: a session is never held unpaid into its last day. */
const PROCESSING_ENDS_BEFORE_START_MINUTES = 24 * 60;

/**
 * Takes in what Stripe says about one checkout, freshly read: the one place where webhook, landing page, expiry and reconciler
 * meet. Foreign checkouts and repeated news have no effect.
 */
export async function recordCheckout(deps: RecordDeps, checkout: Checkout, cause: Cause): Promise<void> {
  const booking =
    checkout.bookingId === null ? null : await findBooking(deps.database.kysely, checkout.bookingId);
  if (booking === null) {
    deps.log.info({ checkoutId: checkout.checkoutId }, "checkout of nobody's booking ignored");
    return;
  }
  // A payment can be the first we hear of a checkout, when the process died between Stripe's answer and its record.
  await insertCheckout(deps.database.kysely, {
    checkoutId: checkout.checkoutId,
    bookingId: booking.id,
    effectKey: checkout.effectKey as EffectKey | null,
    status: "open",
    url: checkout.url,
    expiresAt: checkout.expiresAt,
    createdAt: deps.clock.now(),
  });
  const fact = factOf(deps, checkout, booking.context.time?.startsAt ?? null);
  if (fact === null) return;
  const outcome = await applyBookingEvent(deps, booking.id, fact, cause);
  // The machine has no use for the end of a checkout whose booking is over; the checkout's own row still has to say it.
  if (!outcome.ok && checkout.status !== "open") {
    await markCheckout(deps.database.kysely, checkout.checkoutId, checkout.status);
  }
}

function factOf(
  deps: RecordDeps,
  checkout: Checkout,
  startsAt: BookingEvent["at"] | null,
): BookingEvent | null {
  const { checkoutId } = checkout;
  const now = deps.clock.now();
  switch (checkout.status) {
    case "open":
      return null;
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
      const longest = addMinutes(now, PROCESSING_MINUTES_MAX);
      const latest =
        startsAt === null ? longest : addMinutes(startsAt, -PROCESSING_ENDS_BEFORE_START_MINUTES);
      return {
        type: "PAYMENT_PROCESSING",
        at: now,
        checkoutId,
        processingUntil: latest < longest ? latest : longest,
      };
    }
  }
}

/**
 * Records that Stripe has opened the checkout that this effect ordered. When the booking needs it no longer (canceled while Stripe
 * was slow), its expiry is ordered in the same transaction, before the time may be released.
 */
export async function recordOpenedCheckout(
  deps: RecordDeps,
  bookingId: BookingId,
  effectKey: EffectKey,
  checkout: Checkout,
): Promise<void> {
  const now = deps.clock.now();
  await deps.database.transact(async (tx) => {
    const booking = await findBooking(tx, bookingId);
    invariant(booking !== null, `no booking ${bookingId}`);
    await insertCheckout(tx, {
      checkoutId: checkout.checkoutId,
      bookingId,
      effectKey,
      status: checkout.status,
      url: checkout.url,
      expiresAt: checkout.expiresAt,
      createdAt: now,
    });
    const wanted = booking.state === "PAYMENT_PENDING" || booking.state === "PAYMENT_FAILED";
    if (wanted || checkout.status !== "open") return;
    await insertEffects(tx, [
      {
        key: `${bookingId}:${booking.version}:expire-${checkout.checkoutId}`,
        bookingId,
        bookingVersion: booking.version,
        position: 0,
        effect: { type: "expireCheckout", params: { checkoutId: checkout.checkoutId } },
        createdAt: now,
        lease: null,
        leasedUntil: null,
      },
    ]);
  });
  deps.wakeWorker();
}

/**
 * A card was declined, or another try has succeeded since: the payment intent, freshly read, decides. It names no checkout before it is
 * paid, so the decline counts for the one that is open.
 */
export async function recordPaymentIntent(
  deps: RecordDeps,
  paymentIntent: PaymentIntent,
  cause: Cause,
): Promise<void> {
  const { bookingId, declined } = paymentIntent;
  const open = bookingId === null ? null : await findOpenCheckout(deps.database.kysely, bookingId);
  if (bookingId === null || open === null || !declined) return;
  await applyBookingEvent(
    deps,
    bookingId,
    { type: "PAYMENT_DECLINED", at: deps.clock.now(), checkoutId: open.checkoutId },
    cause,
  );
}
