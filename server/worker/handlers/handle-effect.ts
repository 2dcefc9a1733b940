import { listTransitions } from "../../../db/history/booking-history.ts";
import { getBuilder } from "../../../db/builders/builders.ts";
import { getBooking, markPlaceNotified, updateSchedulingUrl } from "../../../db/bookings/bookings.ts";
import type { OutboxRow } from "../../../db/queue/outbox.ts";
import { languageOfBuilder, languageOfClient } from "../../mails/language-of-mail.ts";
import { bookingLinkOf } from "../../booking/booking-link.ts";
import { bookingMail, namesPlace } from "../../booking/view/booking-mail.ts";
import { readPlaceAgain } from "../../booking/record/look-for-places.ts";
import { historyLinesOf } from "../../booking/view/history-line.ts";
import { releaseTime, type TimeToRelease } from "../../booking/record/release-time.ts";
import { recordCheckout } from "../../booking/record/record-checkout.ts";
import type { Effect } from "../../domain/booking/booking-effect.ts";
import type { Cause } from "../../domain/booking/booking-event.ts";
import type { Booking, RefundReason } from "../../domain/booking/booking.ts";
import { cancellationReasonOf } from "../../domain/booking/cancellation-reason.ts";
import { releaseRefusalInWords } from "../../domain/booking/event-release.ts";
import { isErasedAddress } from "../../domain/values/erased-person.ts";
import { ProviderError } from "../../domain/providers/provider-error.ts";
import type { Calendar } from "../../ports.ts";
import { notificationDueAt } from "../../restoration/notification-due-at.ts";
import { inviteToReview } from "../../review/invite-to-review.ts";
import { handleOpenCheckout } from "./handle-open-checkout.ts";
import { handleRemindOfSession } from "./handle-remind-of-session.ts";
import { handleRemindToPay } from "./handle-remind-to-pay.ts";
import { handleRequestRefund } from "./handle-request-refund.ts";
import { notifyOperatorsOfDispute } from "../notify-operators.ts";
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
      return handleRemindToPay(deps, row, booking, effect.params);
    case "inviteToReview":
      return inviteToReview(deps, row, effect.params);
    case "remindOfSession":
      return handleRemindOfSession(deps, row, booking, effect.params);
    case "tell":
      return notify(deps, row, booking, effect);
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

async function notify(
  deps: WorkerDeps,
  row: OutboxRow,
  booking: Booking,
  effect: Extract<Effect, { type: "tell" }>,
): Promise<void> {
  if (effect.params.audience === "client" && isErasedAddress(booking.clientEmail)) return;
  const builder = await getBuilder(deps.database.kysely, booking.builderId);
  if (effect.params.audience === "builder" && isErasedAddress(builder.email)) return;
  const dueAt = await notificationDueAt(deps.database.kysely, row, booking);
  const notifyOperators = () =>
    effect.params.news === "dispute_opened"
      ? notifyOperatorsOfDispute(deps, row, booking, { builderName: builder.displayName, dueAt })
      : Promise.resolve();
  const sending = deps.mailer.send(
    bookingMail({
      booking: namesPlace(effect.params.news)
        ? await withPlaceToNotify(deps, booking, effect.params)
        : booking,
      builder,
      ...effect.params,
      ...(await detailsFor(deps, row, effect.params)),
      language: await (effect.params.audience === "client"
        ? languageOfClient(deps.database.kysely, booking)
        : languageOfBuilder(deps.database.kysely, builder)),
      effectKey: row.key,
      appUrl: deps.settings.appUrl,
      mailAddress: deps.settings.mailAddress,
      bookingLink: bookingLinkOf(deps, booking),
      dueAt,
      at: deps.clock.now(),
    }),
  );
  try {
    await sending;
  } catch (error) {
    // When the address is refused for good, operators are notified all the same; otherwise they are when the retry is done.
    if (error instanceof ProviderError && !error.retryable) await notifyOperators();
    throw error;
  }
  await notifyOperators();
}

/**
 * The booking with its place as it is now: a link that was still being made is asked for once more. What the client is told is recorded first, so
 * that a later change is notified after this mail.
 */
async function withPlaceToNotify(
  deps: WorkerDeps,
  booking: Booking,
  { audience }: Extract<Effect, { type: "tell" }>["params"],
): Promise<Booking> {
  if (booking.place === null || booking.place.status === "pending") await readPlaceAgain(deps, booking);
  const db = deps.database.kysely;
  return audience === "client" ? markPlaceNotified(db, booking.id) : getBooking(db, booking.id);
}

/** Read when the mail is sent, and never frozen in the effect: a note can be erased in one place. */
async function detailsFor(
  deps: WorkerDeps,
  { bookingId, bookingVersion }: OutboxRow,
  { news: notification, audience }: Extract<Effect, { type: "tell" }>["params"],
): Promise<{ readonly note: string | null; readonly isSentAgain: boolean }> {
  if (notification !== "refund_granted" && notification !== "canceled")
    return { note: null, isSentAgain: false };
  const lines = historyLinesOf(await listTransitions(deps.database.kysely, bookingId), audience);
  if (notification === "canceled") {
    const note = cancellationReasonOf(lines.filter(({ version }) => version <= bookingVersion));
    return { note, isSentAgain: false };
  }
  const line = lines.find(({ version }) => version === bookingVersion);
  return { note: line?.note ?? null, isSentAgain: line?.reason === ("again" satisfies RefundReason) };
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
