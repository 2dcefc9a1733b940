import { getBuilder } from "../../db/builders.ts";
import type { OutboxRow } from "../../db/outbox.ts";
import { applyBookingEvent } from "../booking/apply-booking-event.ts";
import { recordCheckout } from "../booking/record-checkout.ts";
import type { Effect } from "../domain/booking-effect.ts";
import type { Booking } from "../domain/booking.ts";
import {
  addMinutes,
  formatDayAndTime,
  formatMinutes,
  minutesBetween,
  type Instant,
} from "../domain/instant.ts";
import { ProviderError } from "../domain/provider-error.ts";
import type { Checkout, NewCheckout } from "../ports.ts";
import { tryKeys, KEY_MINUTES } from "./try-keys.ts";
import type { WorkerDeps } from "./worker-deps.ts";

type Params = Extract<Effect, { type: "openCheckout" }>["params"];

/** 5 min: Stripe's clock and ours may differ when the row is looked for by its time of creation. */
const CLOCK_SKEW_MINUTES = 5;

/**
 * Opens the one checkout of this effect. Sent again under the same key with the same parameters, Stripe answers with the same
 * checkout. A refusal for good takes the booking back to its details.
 */
export async function handleOpenCheckout(
  deps: WorkerDeps,
  row: OutboxRow,
  booking: Booking,
  params: Params,
): Promise<void> {
  const cause = { kind: "worker", reference: row.key } as const;
  const lookUp = () => deps.payments.findCheckoutByEffectKey(row.key, skewBefore(row.createdAt));
  const wanted = booking.state === "PAYMENT_PENDING" || booking.state === "PAYMENT_FAILED";
  const isOld = minutesBetween(row.createdAt, deps.clock.now()) > KEY_MINUTES;
  if (!wanted || isOld) {
    const known = await lookUp();
    if (known !== null) return recordCheckout(deps, known, cause);
    if (!wanted) return;
  }
  const checkout = await describeCheckout(deps, row, booking, params);
  let opened: Checkout;
  try {
    opened = await tryKeys(
      row.attempts,
      (keySuffix) => deps.payments.createCheckout({ ...checkout, keySuffix }),
      lookUp,
    );
  } catch (error) {
    if (!(error instanceof ProviderError) || error.retryable) throw error;
    deps.log.error({ effectKey: row.key, reason: error.message }, "Stripe refused to open a checkout");
    await applyBookingEvent(deps, booking.id, { type: "CHECKOUT_NOT_OPENED", at: deps.clock.now() }, cause);
    return;
  }
  await recordCheckout(deps, opened, cause);
}

function skewBefore(at: Instant): Instant {
  return addMinutes(at, -CLOCK_SKEW_MINUTES);
}

async function describeCheckout(
  deps: WorkerDeps,
  row: OutboxRow,
  booking: Booking,
  params: Params,
): Promise<Omit<NewCheckout, "keySuffix">> {
  const builder = await getBuilder(deps.database.kysely, booking.builderId);
  const page = `${deps.settings.appUrl}/bookings/${booking.id}`;
  return {
    bookingId: booking.id,
    effectKey: row.key,
    price: params.price,
    lineItemName: `${booking.sessionTypeName} with ${builder.displayName}`,
    lineItemDescription: `${formatDayAndTime(params.startsAt, params.timeZone)} · ${formatMinutes(booking.durationMinutes)}`,
    clientEmail: booking.clientEmail,
    calendlyEventId: params.calendlyEventId,
    expiresAt: params.expiresAt,
    delayedMethods: params.delayedMethods,
    successUrl: `${page}?checkout={CHECKOUT_SESSION_ID}`,
    cancelUrl: `${page}?checkout_canceled=1`,
  };
}
