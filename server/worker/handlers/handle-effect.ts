import { getBooking, updateSchedulingUrl } from "../../../db/bookings/bookings.ts";
import type { OutboxRow } from "../../../db/queue/outbox.ts";
import { releaseTime, type TimeToRelease } from "../../booking/record/release-time.ts";
import { recordCheckout } from "../../booking/record/record-checkout.ts";
import type { Effect } from "../../domain/booking/booking-effect.ts";
import type { Cause } from "../../domain/booking/booking-event.ts";
import type { Booking } from "../../domain/booking/booking.ts";
import { releaseRefusalInWords } from "../../domain/booking/event-release.ts";
import { ProviderError } from "../../domain/providers/provider-error.ts";
import type { Calendar } from "../../ports.ts";
import { handleMail } from "./handle-mail.ts";
import { handleOpenCheckout } from "./handle-open-checkout.ts";
import { handleRequestRefund } from "./handle-request-refund.ts";
import type { WorkerDeps } from "../worker-deps.ts";
import type { Caused } from "../../booking/caused.ts";

/**
 * Carries out one effect. May run more than once for one row (after a crash, or when an answer was lost), so each kind either is
 * idempotent at the provider under the row's key or looks first. Throws ProviderError when it is to be tried again.
 */
export async function handleEffect(deps: WorkerDeps, row: OutboxRow): Promise<void> {
  const booking = await getBooking(deps.database.kysely, row.bookingId);
  const { effect } = row;
  switch (effect.type) {
    case "createSchedulingLink":
      return createSchedulingLink(deps, booking, effect.params.calendlyEventTypeUri);
    case "openCheckout":
      return handleOpenCheckout(deps, row, booking);
    case "expireCheckout":
      return expireCheckout({ ...deps, cause: causeOf(row) }, effect);
    case "releaseTime":
    case "declineInvitee":
      return giveTimeBack(deps, booking, effect.params);
    case "requestRefund":
      return handleRequestRefund(deps, row, booking, effect.params);
    case "remindToPay":
    case "remindOfSession":
    case "inviteToReview":
    case "tell":
      return handleMail(deps, row, booking, effect);
  }
}

function causeOf(row: OutboxRow): Cause {
  return { kind: "worker", reference: row.key };
}

/** A second link after a lost answer costs nothing: an unused one books nothing, and only the stored one is shown. */
async function createSchedulingLink(deps: WorkerDeps, booking: Booking, eventTypeUri: string): Promise<void> {
  if (booking.state !== "INITIATED" || booking.schedulingUrl !== null) return;
  const calendar = await calendarOf(deps, booking, "create scheduling link");
  await updateSchedulingUrl(
    deps.database.kysely,
    booking.id,
    await calendar.createSchedulingLink(eventTypeUri),
  );
}

/** Stripe's answer is the event: expired, or paid a moment before. */
async function expireCheckout(
  deps: Caused<WorkerDeps>,
  effect: Extract<Effect, { type: "expireCheckout" }>,
): Promise<void> {
  await recordCheckout(deps, await deps.payments.expireCheckout(effect.params.checkoutId));
}

/** A refused release is final, and left to an operator: the next try would find the same people in the event. */
async function giveTimeBack(deps: WorkerDeps, booking: Booking, time: TimeToRelease): Promise<void> {
  const operation = "cancel scheduled event";
  const outcome = await releaseTime(deps, booking, await calendarOf(deps, booking, operation), time);
  if (outcome.kind !== "refused") return;
  const reason = `not sent, because ${releaseRefusalInWords(outcome.because)}`;
  throw new ProviderError({ provider: "calendly", operation, retryable: false, status: null, reason });
}

async function calendarOf(deps: WorkerDeps, booking: Booking, operation: string): Promise<Calendar> {
  const calendar = await deps.calendars.ofBuilder(booking.builderId);
  if (calendar !== null) return calendar;
  throw new ProviderError({
    provider: "calendly",
    operation,
    retryable: true,
    status: null,
    reason: "the builder has no Calendly connection",
  });
}
