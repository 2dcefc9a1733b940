import { insertEffects } from "../../../db/queue/outbox.ts";
import type { EffectKey } from "../../domain/booking/booking-effect.ts";
import type { Booking } from "../../domain/booking/booking.ts";
import type { CalendlyInvitee } from "../../ports.ts";
import type { EventDeps } from "../booking-deps.ts";

/** Gives back a time that cannot be had beside this booking: canceled with an explanation, once per event. Returns the effect, or null where there is none. */
export async function declineInvitee(
  deps: EventDeps,
  booking: Booking,
  invitee: CalendlyInvitee,
  reason: string,
): Promise<EffectKey | null> {
  // Of a seat among several, only its own person can let go: the gate would refuse the effect.
  if (invitee.seatsMax > 1) return null;
  const key = `${booking.id}:0:decline-${invitee.eventId}` as const;
  await insertEffects(deps.database.kysely, [
    {
      key,
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
  return key;
}
