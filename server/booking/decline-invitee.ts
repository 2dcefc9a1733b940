import { insertEffects } from "../../db/outbox.ts";
import type { Booking } from "../domain/booking.ts";
import type { CalendlyInvitee } from "../ports.ts";
import type { FactDeps } from "./booking-deps.ts";

/** Gives back a time that cannot be had beside this booking: canceled with an explanation, once per event. */
export async function declineInvitee(
  deps: FactDeps,
  booking: Booking,
  invitee: CalendlyInvitee,
  reason: string,
): Promise<void> {
  // Canceling a group event would cancel everybody's seat.
  if (booking.context.calendlyEventKind === "group") return;
  await insertEffects(deps.database.kysely, [
    {
      key: `${booking.id}:0:decline-${invitee.eventId}`,
      bookingId: booking.id,
      bookingVersion: booking.version,
      position: 0,
      effect: { type: "declineInvitee", params: { calendlyEventId: invitee.eventId, reason } },
      createdAt: deps.clock.now(),
      lease: null,
      leasedUntil: null,
    },
  ]);
  deps.wakeWorker();
}
