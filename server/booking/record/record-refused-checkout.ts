import { recordRefusal, resolveRefusals } from "../../../db/bookings/checkout-refusals.ts";
import type { Booking } from "../../domain/booking/booking.ts";
import { refusesCheckouts, scopeOfRefusal } from "../../domain/providers/checkout-refusal.ts";
import type { ProviderError } from "../../domain/providers/provider-error.ts";
import type { BookingDeps } from "../booking-deps.ts";

type RefusalDeps = Pick<BookingDeps, "database" | "clock" | "log">;

/** Records for operators that Stripe refuses to open a checkout. Does nothing for a passing failure. */
export async function recordRefusedCheckout(
  deps: RefusalDeps,
  booking: Booking,
  error: ProviderError,
): Promise<void> {
  if (!refusesCheckouts(error)) return;
  const { currency } = booking.context.price;
  const scope = scopeOfRefusal(error, { currency, sessionTypeId: booking.sessionTypeId });
  const cause = error.code ?? String(error.status);
  deps.log.error(
    { bookingId: booking.id, scope, reason: error.message },
    "Stripe refuses to open a checkout",
  );
  await recordRefusal(
    deps.database.kysely,
    { scope, cause, builderId: booking.builderId, currency, reason: error.providerMessage ?? error.message },
    deps.clock.now(),
  );
}

/** A checkout was opened: clears the refusals of others like it. */
export function recordOpenedCheckout(deps: RefusalDeps, { context, sessionTypeId }: Booking): Promise<void> {
  return resolveRefusals(deps.database.kysely, [context.price.currency, sessionTypeId], deps.clock.now());
}
