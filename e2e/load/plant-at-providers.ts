import type { BookingId } from "../../server/domain/values/ids.ts";
import { addMinutes, type Instant } from "../../server/domain/values/instant.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import type { Sandbox } from "../../server/sandbox/start-sandbox.ts";
import type { PlannedBooking } from "./plan-bookings.ts";

export const PRICE_MINOR = 15_000;
export const DURATION_MINUTES = 60;
/** What was returned in Stripe's dashboard without our knowing. */
const PARTIAL_REFUND_MINOR = 5_000;

const DAY_MINUTES = 24 * 60;

/** A planned booking with what tells it apart on all sides. */
export interface NamedBooking extends PlannedBooking {
  readonly id: BookingId;
  readonly email: string;
  readonly createdAt: Instant;
  readonly startsAt: Instant;
  readonly calendlyEventTypeUri: string;
}

/** What the providers call a planted booking's things. */
export interface ProviderIds {
  readonly eventUri: string;
  readonly inviteeUri: string;
  readonly checkoutId: string;
  readonly paymentIntentId: string | null;
  readonly refundId: string | null;
}

/** Sessions that took place lie within two days back, all others in the months ahead; none of a builder begins when another does. */
export function startOf({ shape, place, drift }: PlannedBooking, now: Instant): Instant {
  const slot = place * (DURATION_MINUTES / 4);
  return shape === "completed" && drift === null
    ? addMinutes(now, -DAY_MINUTES - (slot % DAY_MINUTES))
    : addMinutes(now, 9 * DAY_MINUTES + slot * 4);
}

/** What hangs on money that is still to come is young; everything else is from the last weeks. */
export function creationOf({ shape, number, drift }: PlannedBooking, now: Instant): Instant {
  const isYoung =
    drift === null
      ? shape === "paying"
      : drift === "payment_missed" || drift === "checkout_closed_missed" || drift === "booking_missed";
  return addMinutes(now, isYoung ? -20 : -DAY_MINUTES * (4 + (number % 20)));
}

export async function control<Answer>(
  sandbox: Sandbox,
  provider: "calendly" | "stripe",
  route: string,
  body: unknown,
): Promise<Answer> {
  const response = await sandbox[provider].control.request(route, {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "content-type": "application/json" },
  });
  invariant(
    response.ok,
    `the sandbox answered ${response.status} to ${route}: ${await response.clone().text()}`,
  );
  return (await response.json()) as Answer;
}

interface PlantedEvent {
  readonly event_uri: string;
  readonly invitee_uri: string;
}
interface PlantedCheckout {
  readonly checkout_id: string;
  readonly payment_intent_id: string | null;
  readonly refund_id: string | null;
}

/** Puts all of them into the sandbox's books, as if this installation had always had them there; the ids come in the same order. */
export async function plantAtProviders(
  sandbox: Sandbox,
  bookings: readonly NamedBooking[],
  installationId: string,
): Promise<ProviderIds[]> {
  const events = await control<PlantedEvent[]>(sandbox, "calendly", "/plant", bookings.map(eventOf));
  const checkouts = await control<PlantedCheckout[]>(
    sandbox,
    "stripe",
    "/plant",
    bookings.map((booking) => checkoutOf(booking, installationId)),
  );
  return bookings.map((_, index): ProviderIds => {
    const event = events[index];
    const checkout = checkouts[index];
    invariant(event !== undefined && checkout !== undefined, "one answer for each that was planted");
    return {
      eventUri: event.event_uri,
      inviteeUri: event.invitee_uri,
      checkoutId: checkout.checkout_id,
      paymentIntentId: checkout.payment_intent_id,
      refundId: checkout.refund_id,
    };
  });
}

function eventOf(booking: NamedBooking) {
  const { drift, shape } = booking;
  const isCanceled =
    drift === "time_canceled_missed" || (drift === null && (shape === "refunded" || shape === "abandoned"));
  return {
    event_type: booking.calendlyEventTypeUri,
    start_time: booking.startsAt,
    status: isCanceled ? "canceled" : "active",
    canceler_type: "host",
    email: booking.email,
    name: "Casey Client",
    utm_content: booking.id,
    ...(drift === "time_moved_missed" ? { moved_to: addMinutes(booking.startsAt, 400 * DAY_MINUTES) } : {}),
  };
}

function checkoutOf(booking: NamedBooking, installationId: string) {
  const refund = refundOf(booking);
  return {
    state: stripeStateOf(booking),
    amount: PRICE_MINOR,
    currency: "usd",
    // A booking without a time has no checkout yet: what stands in its place is somebody else's.
    metadata:
      booking.drift === "booking_missed" ? {} : { booking_id: booking.id, installation_id: installationId },
    created_at: addMinutes(booking.createdAt, 3),
    ...refund,
  };
}

function stripeStateOf({ drift, shape }: NamedBooking): string {
  switch (drift) {
    case "payment_missed":
    case "time_canceled_missed":
    case "time_moved_missed":
      return "paid";
    case "checkout_closed_missed":
    case "booking_missed":
    case "event_orphaned":
      return "expired";
    case "refund_missed":
      return "paid_and_refunded";
    case "dispute_missed":
      return "paid_and_disputed";
    case null:
      return {
        confirmed: "paid",
        completed: "paid",
        refunded: "paid_and_refunded",
        abandoned: "expired",
        paying: "open",
      }[shape];
  }
}

function refundOf({ drift, shape, id }: NamedBooking) {
  if (drift === "refund_missed") return { refund_amount: PARTIAL_REFUND_MINOR };
  return drift === null && shape === "refunded"
    ? { refund_metadata: { booking_id: id, effect_key: `${id}:6:0` } }
    : {};
}
