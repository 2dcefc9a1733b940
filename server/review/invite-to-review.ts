import { getBooking } from "../../db/bookings/bookings.ts";
import { getBuilder } from "../../db/builders/builders.ts";
import { insertEffects, type OutboxRow } from "../../db/queue/outbox.ts";
import { listDueInvitations, takeInvitation } from "../../db/reviews/review-invitations.ts";
import { findReview } from "../../db/reviews/reviews.ts";
import type { EventDeps } from "../booking/booking-deps.ts";
import type { UseCaseEffect } from "../domain/booking/booking-effect.ts";
import type { BookingId } from "../domain/values/ids.ts";
import { reviewLinkEndsAt } from "../domain/review/review.ts";
import { isWorthAsking } from "../domain/review/why-not-reviewable.ts";
import type { Instant } from "../domain/values/instant.ts";
import { languageOfClient } from "../mails/language-of-mail.ts";
import type { Mailer } from "../ports.ts";
import { isSamePerson } from "./is-same-person.ts";
import { reviewLinkOf } from "./review-link.ts";
import { reviewMail } from "./review-mail.ts";

/** 50 at a time: a day of a busy installation, and a short transaction for each. */
const BATCH_SIZE = 50;

type Invitation = Extract<UseCaseEffect, { type: "inviteToReview" }>;

/**
 * Orders the mail for each session that ended an hour ago: the row of its booking is taken and the effect written in one transaction, so that a
 * booking has one, whichever process looks first and wherever it is killed.
 */
export async function orderInvitations(
  deps: Pick<EventDeps, "database" | "clock" | "wakeWorker">,
): Promise<void> {
  let ordered: number;
  do {
    const due = await listDueInvitations(deps.database.kysely, deps.clock.now(), BATCH_SIZE);
    for (const one of due) await order(deps, one);
    ordered = due.length;
  } while (ordered === BATCH_SIZE);
}

async function order(
  deps: Pick<EventDeps, "database" | "clock" | "wakeWorker">,
  { bookingId, bookingVersion }: { readonly bookingId: BookingId; readonly bookingVersion: number },
): Promise<void> {
  const at = deps.clock.now();
  const effect: Invitation = { type: "inviteToReview", params: { linkEndsAt: reviewLinkEndsAt(at) } };
  const isTaken = await deps.database.transact(async (tx) => {
    if (!(await takeInvitation(tx, bookingId, at))) return false;
    await insertEffects(tx, [
      {
        key: `${bookingId}:${bookingVersion}:review`,
        bookingId,
        bookingVersion,
        // After all that a transition gives.
        position: 99,
        effect,
        createdAt: at,
        lease: null,
        leasedUntil: null,
      },
    ]);
    return true;
  });
  if (isTaken) deps.wakeWorker();
}

/** Thanks the client with the one link to the review. Decided as the booking is now; sends nothing when there is nothing to ask, or all was said. */
export async function inviteToReview(
  deps: EventDeps & { readonly mailer: Mailer },
  { key, bookingId }: Pick<OutboxRow, "key" | "bookingId">,
  { linkEndsAt }: Invitation["params"],
  dueAt: Instant,
): Promise<void> {
  const db = deps.database.kysely;
  const booking = await getBooking(db, bookingId);
  if (!isWorthAsking(booking) || deps.clock.now() >= linkEndsAt) return;
  const builder = await getBuilder(db, booking.builderId);
  if ((await findReview(db, bookingId)) !== null || (await isSamePerson(db, booking, builder))) return;
  await deps.mailer.send(
    reviewMail({
      booking,
      builder,
      link: reviewLinkOf(deps, booking, linkEndsAt),
      linkEndsAt,
      dueAt,
      effectKey: key,
      appUrl: deps.settings.appUrl,
      language: await languageOfClient(db, booking),
    }),
  );
}
