import type { CalendlyConnection } from "../../../db/calendly/calendly-connections.ts";
import type { EventDeps } from "../../booking/booking-deps.ts";
import { recordInvitee } from "../../booking/record/record-invitee.ts";
import { addMinutes, laterOf, type Instant } from "../../domain/values/instant.ts";
import type { Calendar } from "../../ports.ts";

/**
 * 25 h before the subscription was last seen well: Calendly tries a delivery for 24 h before it disables the subscription, so a delivery that it
 * stopped trying may be that much older.
 */
const OVERLAP_MINUTES = 25 * 60;

/** From when on something may be missing. Never before the connection: what was booked then is not ours. */
export function backfillFrom({ backfilledUntil, connectedAt }: CalendlyConnection): Instant {
  return backfilledUntil === null
    ? connectedAt
    : laterOf(connectedAt, addMinutes(backfilledUntil, -OVERLAP_MINUTES));
}

/**
 * Reads from Calendly what a subscription has missed since, and records each invitee through the same use case as a delivery: booked, moved,
 * canceled, adopted. Whatever is known already changes nothing, so that it is safe to repeat, and to run beside deliveries. Returns how many invitees
 * it looked at. Throws ProviderError when Calendly stops answering; what was recorded by then stays.
 */
export async function backfill(
  deps: EventDeps,
  connection: CalendlyConnection,
  calendar: Calendar,
  since: Instant,
): Promise<number> {
  const pages = calendar.listScheduledEvents({ userUri: connection.calendlyUserUri, minStartTime: since });
  let looked = 0;
  for await (const events of pages) {
    for (const event of events) {
      // Whether a further seat in a group's event counts as a change of the event, Calendly does not say.
      const isOld = event.seatsMax <= 1 && event.updatedAt !== null && event.updatedAt < since;
      if (isOld) continue;
      for (const invitee of await calendar.listInvitees(event.eventId)) {
        await recordInvitee(
          {
            ...deps,
            cause: {
              kind: "calendly",
              reference: `read-back:${connection.id}`,
            },
          },
          connection.builderId,
          calendar,
          invitee,
        );
        looked += 1;
      }
    }
  }
  return looked;
}
