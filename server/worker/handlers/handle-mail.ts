import { listConsents } from "../../../db/bookings/booking-consents.ts";
import { listTransitions } from "../../../db/history/booking-history.ts";
import { getBuilder } from "../../../db/builders/builders.ts";
import { getBooking, markPlaceNotified } from "../../../db/bookings/bookings.ts";
import { noteUnsent } from "../../../db/queue/held-effects.ts";
import type { OutboxRow } from "../../../db/queue/outbox.ts";
import { bookingLinkOf } from "../../booking/booking-link.ts";
import { readPlaceAgain } from "../../booking/record/look-for-places.ts";
import { bookingMail, namesPlace } from "../../booking/view/booking-mail.ts";
import { historyLinesOf } from "../../booking/view/history-line.ts";
import type { Booking, RefundReason } from "../../domain/booking/booking.ts";
import { cancellationReasonOf } from "../../domain/booking/cancellation-reason.ts";
import { ProviderError } from "../../domain/providers/provider-error.ts";
import { isErasedAddress } from "../../domain/values/erased-person.ts";
import type { Instant } from "../../domain/values/instant.ts";
import { languageOfBuilder, languageOfClient } from "../../mails/language-of-mail.ts";
import { mayHaveBeenTold, MAY_HAVE_BEEN_TOLD } from "../../mails/leave-out-told.ts";
import { mailDueAt, type MailEffect } from "../../restoration/mail-due-at.ts";
import { inviteToReview } from "../../review/invite-to-review.ts";
import { notifyOperatorsOfDispute } from "../notify-operators.ts";
import type { WorkerDeps } from "../worker-deps.ts";
import { handleRemindOfSession } from "./handle-remind-of-session.ts";
import { handleRemindToPay } from "./handle-remind-to-pay.ts";

type Tell = Extract<MailEffect, { type: "tell" }>;

/**
 * Sends the mail that an effect is. Of an installation that was restored, one that the lost one may have sent is left out before anything is recorded
 * as told, and its row says why; an operator who lets it be tried again has it sent. Throws ProviderError when it is to be tried again.
 */
export async function handleMail(
  deps: WorkerDeps,
  row: OutboxRow,
  booking: Booking,
  effect: MailEffect,
): Promise<void> {
  const dueAt = await mailDueAt(deps.database.kysely, row, booking, effect);
  if (await mayHaveBeenTold(deps.database, dueAt))
    return noteUnsent(deps.database.kysely, row.key, MAY_HAVE_BEEN_TOLD);
  switch (effect.type) {
    case "remindToPay":
      return handleRemindToPay(deps, row, booking, dueAt);
    case "inviteToReview":
      return inviteToReview(deps, row, effect.params, dueAt);
    case "remindOfSession":
      return handleRemindOfSession(deps, { ...row, dueAt }, booking, effect.params);
    case "tell":
      return notify(deps, { ...row, dueAt }, booking, effect);
  }
}

async function notify(
  deps: WorkerDeps,
  row: OutboxRow & { readonly dueAt: Instant },
  booking: Booking,
  effect: Tell,
): Promise<void> {
  const { dueAt } = row;
  if (effect.params.audience === "client" && isErasedAddress(booking.clientEmail)) return;
  const builder = await getBuilder(deps.database.kysely, booking.builderId);
  if (effect.params.audience === "builder" && isErasedAddress(builder.email)) return;
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
      ...(effect.params.news === "confirmed"
        ? { consents: await listConsents(deps.database.kysely, booking.id) }
        : {}),
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
  { audience }: Tell["params"],
): Promise<Booking> {
  if (booking.place === null || booking.place.status === "pending") await readPlaceAgain(deps, booking);
  const db = deps.database.kysely;
  return audience === "client" ? markPlaceNotified(db, booking.id) : getBooking(db, booking.id);
}

/** Read when the mail is sent, and never frozen in the effect: a note can be erased in one place. */
async function detailsFor(
  deps: WorkerDeps,
  { bookingId, bookingVersion }: OutboxRow,
  { news: notification, audience }: Tell["params"],
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
