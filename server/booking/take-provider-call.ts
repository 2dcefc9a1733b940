import type { Booking } from "../domain/booking/booking.ts";
import {
  PROVIDER_CALLS_OF_ACCOUNT,
  PROVIDER_CALLS_OF_BOOKING,
  providerCallsOfNetwork,
  type LimitRule,
} from "../domain/values/limit-rules.ts";
import type { BookingDeps } from "./booking-deps.ts";

/** What counts calls. */
interface CallCounts {
  readonly limits: Pick<BookingDeps["limits"], "take" | "takeOrThrow">;
  readonly settings: Pick<BookingDeps["settings"], "bookingsPerDayMax">;
}

/**
 * For what a call to Calendly or Stripe counts. `network`: the client's, who asks; null where the booking's builder or an operator does, and nothing is
 * counted against its client.
 */
type Caller = readonly [booking: Pick<Booking, "id" | "clientUserId">, network: string | null];

/** Counts a call that a request causes, before it is made. Whether it may be: after a refusal no call is made. */
export async function takeProviderCall(deps: CallCounts, ...caller: Caller): Promise<boolean> {
  for (const [rule, subject] of countsOf(deps, ...caller))
    if (!(await deps.limits.take(rule, subject)).allowed) return false;
  return true;
}

/** As `takeProviderCall`; throws LimitReached when the call may not be made. */
export async function takeProviderCallOrThrow(deps: CallCounts, ...caller: Caller): Promise<void> {
  for (const [rule, subject] of countsOf(deps, ...caller)) await deps.limits.takeOrThrow(rule, subject);
}

/** The narrowest first: what it refuses uses up nothing of those who share an account's address. */
function countsOf(
  { settings }: CallCounts,
  ...[booking, network]: Caller
): readonly (readonly [LimitRule, string])[] {
  const ofBooking = [PROVIDER_CALLS_OF_BOOKING, booking.id] as const;
  if (network === null) return [ofBooking];
  return [
    ofBooking,
    [PROVIDER_CALLS_OF_ACCOUNT, booking.clientUserId],
    [providerCallsOfNetwork(settings.bookingsPerDayMax), network],
  ];
}
