import { getBuilder } from "../../../db/builders/builders.ts";
import { getBooking } from "../../../db/bookings/bookings.ts";
import type { OutboxRow } from "../../../db/queue/outbox.ts";
import { languageOfClient } from "../../mails/language-of-mail.ts";
import { bookingLinkOf } from "../../booking/booking-link.ts";
import { bookingMail } from "../../booking/view/booking-mail.ts";
import { recordCheckout } from "../../booking/record/record-checkout.ts";
import type { Booking } from "../../domain/booking/booking.ts";
import { openCheckoutsOf, processingCheckoutOf } from "../../domain/booking/booking.ts";
import type { Instant } from "../../domain/values/instant.ts";
import type { WorkerDeps } from "../worker-deps.ts";

/**
 * Asks a client who has left to finish paying, with a link that opens the booking. Not sent to a client who has paid: each checkout that may have
 * been paid without our knowing is read from Stripe first.
 */
export async function handleRemindToPay(
  deps: WorkerDeps,
  row: OutboxRow,
  before: Booking,
  dueAt: Instant,
): Promise<void> {
  if (!awaitsPayment(deps, before)) return;
  for (const { checkoutId } of openCheckoutsOf(before.context)) {
    const checkout = await deps.payments.getCheckout(checkoutId);
    if (checkout !== null)
      await recordCheckout({ ...deps, cause: { kind: "worker", reference: row.key } }, checkout);
  }
  const booking = await getBooking(deps.database.kysely, before.id);
  if (!awaitsPayment(deps, booking)) return;
  await deps.mailer.send(
    bookingMail({
      booking,
      builder: await getBuilder(deps.database.kysely, booking.builderId),
      audience: "client",
      language: await languageOfClient(deps.database.kysely, booking),
      news: "finish_paying",
      refund: null,
      note: null,
      isSentAgain: false,
      effectKey: row.key,
      appUrl: deps.settings.appUrl,
      mailAddress: deps.settings.mailAddress,
      bookingLink: bookingLinkOf(deps, booking),
      dueAt,
      at: deps.clock.now(),
    }),
  );
}

function awaitsPayment({ clock }: WorkerDeps, { state, context }: Booking): boolean {
  const isUnpaid = state === "SCHEDULED" || state === "PAYMENT_PENDING" || state === "PAYMENT_FAILED";
  const isHeld = context.holdEndsAt !== null && clock.now() < context.holdEndsAt;
  return isUnpaid && isHeld && processingCheckoutOf(context) === null;
}
