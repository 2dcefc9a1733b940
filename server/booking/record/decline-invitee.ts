import { insertEffects } from "../../../db/queue/outbox.ts";
import type { EffectKey } from "../../domain/booking/booking-effect.ts";
import type { Booking } from "../../domain/booking/booking.ts";
import type { CalendlyInvitee } from "../../ports.ts";
import type { EventDeps } from "../booking-deps.ts";

/** Releases a second time beside this booking: canceled with an explanation, once per event. Returns the effect, or null where there is none. */
export async function declineInvitee(
  deps: EventDeps,
  booking: Booking,
  invitee: CalendlyInvitee,
  reason: string,
): Promise<EffectKey | null> {
  // A seat of a group can only be canceled by its own person: the release would be refused.
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
