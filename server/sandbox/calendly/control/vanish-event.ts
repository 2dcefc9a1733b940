import type { CalendlyState, ScheduledEvent } from "../state/calendly-state.ts";

/**
 * The event and its invitees are gone as if they had never been: not in the API, not in the lists, not on the hosted pages, and
 * nobody is told. Its time is free again.
 */
export function vanishEvent(state: CalendlyState, event: ScheduledEvent): void {
  state.scheduledEvents.delete(event.uuid);
  for (const inviteeUuid of event.inviteeUuids) {
    state.invitees.delete(inviteeUuid);
    state.vanishedInvitees.set(inviteeUuid, event.uuid);
  }
}
