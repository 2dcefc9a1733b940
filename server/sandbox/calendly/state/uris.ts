import type { CalendlyState } from "./calendly-state.ts";

/** Where each kind of object lives. References between objects are always these full URIs. */
export function userUri(state: CalendlyState, uuid: string): string {
  return `${state.baseUrl}/users/${uuid}`;
}

export function organizationUri(state: CalendlyState, uuid: string): string {
  return `${state.baseUrl}/organizations/${uuid}`;
}

export function eventTypeUri(state: CalendlyState, uuid: string): string {
  return `${state.baseUrl}/event_types/${uuid}`;
}

export function scheduledEventUri(state: CalendlyState, uuid: string): string {
  return `${state.baseUrl}/scheduled_events/${uuid}`;
}

export function subscriptionUri(state: CalendlyState, uuid: string): string {
  return `${state.baseUrl}/webhook_subscriptions/${uuid}`;
}

export function noShowUri(state: CalendlyState, uuid: string): string {
  return `${state.baseUrl}/invitee_no_shows/${uuid}`;
}

/** An invitee lives below the event they booked. */
export function inviteeUri(state: CalendlyState, inviteeUuid: string): string {
  const eventUuid =
    state.invitees.get(inviteeUuid)?.eventUuid ?? state.vanishedInvitees.get(inviteeUuid) ?? "unknown";
  return `${state.baseUrl}/scheduled_events/${eventUuid}/invitees/${inviteeUuid}`;
}

type Collection = "users" | "organizations" | "event_types";

/** The id at the end of a URI of this collection on this server, or null when it is anything else. */
export function uuidFromUri(state: CalendlyState, collection: Collection, uri: string): string | null {
  const prefix = `${state.baseUrl}/${collection}/`;
  if (!uri.startsWith(prefix)) return null;
  const uuid = uri.slice(prefix.length);
  return /^[A-Za-z0-9-]+$/.test(uuid) ? uuid : null;
}

/** Both ids of an invitee URI, or null when it is anything else. */
export function idsFromInviteeUri(
  state: CalendlyState,
  uri: string,
): { eventUuid: string; inviteeUuid: string } | null {
  if (!uri.startsWith(`${state.baseUrl}/`)) return null;
  const match = /^\/scheduled_events\/([A-Za-z0-9-]+)\/invitees\/([A-Za-z0-9-]+)$/.exec(
    uri.slice(state.baseUrl.length),
  );
  const [, eventUuid, inviteeUuid] = match ?? [];
  return eventUuid === undefined || inviteeUuid === undefined ? null : { eventUuid, inviteeUuid };
}
