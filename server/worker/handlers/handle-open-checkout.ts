import type { OutboxRow } from "../../../db/queue/outbox.ts";
import { applyBookingEvent } from "../../booking/apply-booking-event.ts";
import { recordCheckout } from "../../booking/record/record-checkout.ts";
import { recordOpenedCheckout, recordRefusedCheckout } from "../../booking/record/record-refused-checkout.ts";
import type { Booking } from "../../domain/booking/booking.ts";
import { addMinutes, minutesBetween, type Instant } from "../../domain/values/instant.ts";
import { ProviderError } from "../../domain/providers/provider-error.ts";
import type { ProviderRequest } from "../../domain/providers/provider-request.ts";
import type { Checkout, RequestKey } from "../../ports.ts";
import { requestOf } from "./request-of.ts";
import { tryKeys, KEY_MINUTES } from "../try-keys.ts";
import type { WorkerDeps } from "../worker-deps.ts";

/** 5 min: Stripe's clock and ours may differ when the row is looked for by its time of creation. */
const CLOCK_SKEW_MINUTES = 5;

/**
 * Opens the one checkout of this effect, by the request that was frozen with it: sent again under the same key, Stripe answers with the same
 * checkout. A refusal for good takes the booking back to its details, once it is certain that no earlier try has opened one, and is recorded for
 * operators. An address that Stripe does not take is left out, in a request of its own.
 */
export async function handleOpenCheckout(deps: WorkerDeps, row: OutboxRow, booking: Booking): Promise<void> {
  const caused = { ...deps, cause: { kind: "worker", reference: row.key } } as const;
  const lookUp = () => deps.payments.findCheckoutByEffectKey(row.key, skewBefore(row.createdAt));
  const wanted = booking.state === "PAYMENT_PENDING" || booking.state === "PAYMENT_FAILED";
  const ageMinutes = minutesBetween(row.createdAt, deps.clock.now());
  if (!wanted || row.request === null || ageMinutes > KEY_MINUTES) {
    const known = await lookUp();
    if (known !== null) return recordCheckout(caused, known);
    if (!wanted) return;
  }
  const request = await requestOf(deps, row, booking);
  const open = (body: ProviderRequest, variant: Pick<RequestKey, "variant"> = {}): Promise<Checkout> =>
    tryKeys(
      row.attempts,
      (keySuffix) => deps.payments.createCheckout(body, { effectKey: row.key, keySuffix, ...variant }),
      lookUp,
      ageMinutes,
    );
  let opened: Checkout;
  try {
    opened = await open(request).catch((error: unknown) => {
      if (!(error instanceof ProviderError) || error.code !== "email_invalid") throw error;
      return open(deps.payments.withoutAddress(request), { variant: "without_address" });
    });
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    await recordRefusedCheckout(deps, booking, error);
    if (error.retryable) throw error;
    const known = await lookUp();
    if (known !== null) return recordCheckout(caused, known);
    await applyBookingEvent(caused, booking.id, {
      type: "CHECKOUT_NOT_OPENED",
      at: deps.clock.now(),
    });
    return;
  }
  await recordOpenedCheckout(deps, booking);
  await recordCheckout(caused, opened);
}

function skewBefore(at: Instant): Instant {
  return addMinutes(at, -CLOCK_SKEW_MINUTES);
}
