import type { CalendlyState, ScheduledEvent } from "../state/calendly-state.ts";

/** Removes an event and its invitees without a trace: from the API, the lists and the hosted pages, and without a webhook. Its time is free again. */
export function vanishEvent(state: CalendlyState, event: ScheduledEvent): void {
  state.scheduledEvents.delete(event.uuid);
  for (const inviteeUuid of event.inviteeUuids) {
    state.invitees.delete(inviteeUuid);
    state.vanishedInvitees.set(inviteeUuid, event.uuid);
  }
}
