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
  // Of a seat among several, only its own person can let go: the gate would refuse the order.
  if (invitee.seatsMax > 1) return;
  await insertEffects(deps.database.kysely, [
    {
      key: `${booking.id}:0:decline-${invitee.eventId}`,
      bookingId: booking.id,
      bookingVersion: booking.version,
      position: 0,
      effect: {
        type: "declineInvitee",
        params: { calendlyEventId: invitee.eventId, calendlyInviteeUri: invitee.inviteeUri, reason },
      },
      createdAt: deps.clock.now(),
      lease: null,
      leasedUntil: null,
    },
  ]);
  deps.wakeWorker();
}
