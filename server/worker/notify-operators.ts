import { listTransitions } from "../../db/history/booking-history.ts";
import type { OutboxRow } from "../../db/queue/outbox.ts";
import { disputeMailToOperator } from "../booking/view/dispute-mail-to-operator.ts";
import type { Booking } from "../domain/booking/booking.ts";
import { languageOfTag } from "../domain/text/known-languages.ts";
import { ProviderError } from "../domain/providers/provider-error.ts";
import { timeZone as zoneNamed, type Instant } from "../domain/values/instant.ts";
import type { WorkerDeps } from "./worker-deps.ts";

/** What an operator reads who has chosen no zone, on the pages as well. */
const UTC = zoneNamed("UTC");

/**
 * Writes to every operator of the dispute that this row tells the builder of; to nobody where no operator has been made. A mail that cannot be sent
 * is only logged: the operators' page says the same.
 */
export async function notifyOperatorsOfDispute(
  deps: WorkerDeps,
  row: OutboxRow,
  booking: Booking,
  about: { readonly builderName: string; readonly dueAt: Instant },
): Promise<void> {
  const transitions = await listTransitions(deps.database.kysely, booking.id);
  const event = transitions.find(({ version }) => version === row.bookingVersion)?.event;
  const dispute = booking.context.disputes.find(({ disputeId }) => disputeId === event?.["disputeId"]);
  if (dispute === undefined) return;
  for (const { address, timeZone, language } of await deps.operators()) {
    const mail = disputeMailToOperator({
      to: address,
      zone: timeZone ?? UTC,
      language: languageOfTag(language),
      booking,
      ...about,
      dispute,
      effectKey: row.key,
      appUrl: deps.settings.appUrl,
    });
    await deps.mailer.send(mail).catch((error: unknown) => {
      const status = error instanceof ProviderError ? error.message : "failed";
      deps.log.warn({ bookingId: booking.id, status }, "An operator could not be told of a dispute by mail");
    });
  }
}
