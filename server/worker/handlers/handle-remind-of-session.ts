import { getBooking, markPlaceNotified } from "../../../db/bookings/bookings.ts";
import { getBuilder } from "../../../db/builders/builders.ts";
import { getMailChoices } from "../../../db/mails/mail-choices.ts";
import type { OutboxRow } from "../../../db/queue/outbox.ts";
import { bookingLinkOf } from "../../booking/booking-link.ts";
import { readPlaceAgain } from "../../booking/record/look-for-places.ts";
import { bookingMail } from "../../booking/view/booking-mail.ts";
import type { Effect } from "../../domain/booking/booking-effect.ts";
import { isRefundedOutside } from "../../domain/booking/booking-money.ts";
import type { Booking } from "../../domain/booking/booking.ts";
import { remindUntil } from "../../domain/booking/time-limits.ts";
import { isErasedAddress } from "../../domain/values/erased-person.ts";
import type { Instant } from "../../domain/values/instant.ts";
import { languageOfClient } from "../../mails/language-of-mail.ts";
import type { WorkerDeps } from "../worker-deps.ts";

type Reminder = Extract<Effect, { type: "remindOfSession" }>["params"];

/**
 * Reminds a client of their session, as things stand when the mail leaves: not of one that was canceled, has moved away, is over or whose price went
 * back, not when it is too late to help, and not when the builder has said meanwhile that Calendly does it.
 */
export async function handleRemindOfSession(
  deps: WorkerDeps,
  row: OutboxRow & { readonly dueAt: Instant },
  before: Booking,
  reminder: Reminder,
): Promise<void> {
  const db = deps.database.kysely;
  if (!isToRemind(deps, before, reminder)) return;
  if (before.place === null || before.place.status === "pending") await readPlaceAgain(deps, before);
  if (!isToRemind(deps, await getBooking(db, before.id), reminder)) return;
  if ((await getMailChoices(db, before.builderId)).remindersBy !== "us") return;
  const booking = await markPlaceNotified(db, before.id);
  const mail = bookingMail({
    booking,
    builder: await getBuilder(db, booking.builderId),
    audience: "client",
    language: await languageOfClient(db, booking),
    news: "session_reminder",
    refund: null,
    note: null,
    isSentAgain: false,
    effectKey: row.key,
    appUrl: deps.settings.appUrl,
    mailAddress: deps.settings.mailAddress,
    bookingLink: bookingLinkOf(deps, booking),
    dueAt: row.dueAt,
    at: deps.clock.now(),
  });
  // It may have moved while the rest was read.
  if (isToRemind(deps, booking, reminder)) await deps.mailer.send(mail);
}

function isToRemind(
  { clock }: WorkerDeps,
  { state, context, clientEmail }: Booking,
  { startsAt, lead }: Reminder,
): boolean {
  return (
    state === "CONFIRMED" &&
    context.time?.startsAt === startsAt &&
    clock.now() < remindUntil(startsAt, lead) &&
    !isRefundedOutside(state, context) &&
    !isErasedAddress(clientEmail)
  );
}
