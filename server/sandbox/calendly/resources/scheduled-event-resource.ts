import {
  mustGet,
  type CalendlyState,
  type Cancellation,
  type ScheduledEvent,
} from "../state/calendly-state.ts";
import { renderLocation } from "../state/place-event.ts";
import { formatInstant } from "../state/instant-format.ts";
import { eventTypeUri, scheduledEventUri, userUri } from "../state/uris.ts";

export type ScheduledEventResource = ReturnType<typeof renderScheduledEvent>;

/** Who canceled, why and when, as the wire says it. */
export function renderCancellation(cancellation: Cancellation) {
  return {
    canceled_by: cancellation.canceledBy,
    reason: cancellation.reason,
    canceler_type: cancellation.cancelerType,
    created_at: cancellation.createdAt,
  };
}

/** The part of an event that the API and the webhooks share. */
export function renderPayloadEvent(state: CalendlyState, event: ScheduledEvent, joinUrlReady: boolean) {
  const host = mustGet(state.accounts, event.hostUuid);
  return {
    uri: scheduledEventUri(state, event.uuid),
    name: event.name,
    meeting_notes_plain: null,
    meeting_notes_html: "",
    status: event.status,
    start_time: formatInstant(event.startMs),
    end_time: formatInstant(event.endMs),
    event_type: eventTypeUri(state, event.eventTypeUuid),
    location: renderLocation(state, event, joinUrlReady),
    invitees_counter: {
      total: event.inviteeUuids.length,
      active: event.activeInvitees,
      limit: event.inviteeLimit,
    },
    created_at: event.createdAt,
    updated_at: event.updatedAt,
    event_memberships: [{ user: userUri(state, host.uuid), user_email: host.email, user_name: host.name }],
    event_guests: event.guests.map((guest) => ({
      email: guest.email,
      created_at: guest.createdAt,
      updated_at: guest.createdAt,
    })),
    ...(event.cancellation && { cancellation: renderCancellation(event.cancellation) }),
  };
}

/** The event as `GET /scheduled_events/{uuid}` shows it. */
export function renderScheduledEvent(state: CalendlyState, event: ScheduledEvent) {
  const shared = renderPayloadEvent(state, event, true);
  return {
    ...shared,
    event_memberships: shared.event_memberships.map((membership) => ({
      ...membership,
      buffered_start_time: shared.start_time,
      buffered_end_time: shared.end_time,
    })),
    calendar_event: { kind: "google" as const, external_id: event.uuid.replaceAll("-", "") },
  };
}
