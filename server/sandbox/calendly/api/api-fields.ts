import { z } from "zod";
import { notFound, permissionDenied, invalidParameter } from "./api-errors.ts";
import type { Account, CalendlyState, EventType, Invitee, ScheduledEvent } from "../state/calendly-state.ts";
import { parseInstant } from "../state/instant-format.ts";
import { uuidFromUri } from "../state/uris.ts";

/** An instant in a query or a body, as unix milliseconds. */
export const instantField = z.string().transform((text, context) => {
  const unixMs = parseInstant(text);
  if (unixMs !== null) return unixMs;
  context.addIssue({ code: "custom", message: "must be an ISO 8601 instant" });
  return z.NEVER;
});

export const emailField = z.email("is not a valid email address");

/** Requires the URI to name the caller themself, or anybody in their organization of one. Returns the uuid. */
export function ownUser(state: CalendlyState, caller: Account, parameter: string, uri: string): string {
  const uuid = uuidFromUri(state, "users", uri);
  if (uuid === null) throw invalidParameter(parameter, "is not a valid user URI");
  if (uuid !== caller.uuid) throw permissionDenied();
  return uuid;
}

/** Requires the URI to name the caller's organization. Returns the uuid. */
export function ownOrganization(
  state: CalendlyState,
  caller: Account,
  parameter: string,
  uri: string,
): string {
  const uuid = uuidFromUri(state, "organizations", uri);
  if (uuid === null) throw invalidParameter(parameter, "is not a valid organization URI");
  if (uuid !== caller.organizationUuid) throw permissionDenied();
  return uuid;
}

/** The caller's event type with this id; 404 when there is none, 403 when it is somebody else's. */
export function ownEventType(state: CalendlyState, caller: Account, uuid: string): EventType {
  const eventType = state.eventTypes.get(uuid);
  if (!eventType) throw notFound();
  if (eventType.accountUuid !== caller.uuid) throw permissionDenied();
  return eventType;
}

/** The same by URI in a parameter, where a deleted event type counts as gone. */
export function ownEventTypeByUri(
  state: CalendlyState,
  caller: Account,
  parameter: string,
  uri: string,
): EventType {
  const uuid = uuidFromUri(state, "event_types", uri);
  if (uuid === null) throw invalidParameter(parameter, "is not a valid event type URI");
  const eventType = ownEventType(state, caller, uuid);
  if (eventType.deletedAt !== null) throw notFound();
  return eventType;
}

/** The caller's scheduled event; 404 and 403 as above. */
export function ownScheduledEvent(state: CalendlyState, caller: Account, uuid: string): ScheduledEvent {
  const event = state.scheduledEvents.get(uuid);
  if (!event) throw notFound();
  if (event.hostUuid !== caller.uuid) throw permissionDenied();
  return event;
}

/** The invitee of the caller's event. */
export function ownInvitee(
  state: CalendlyState,
  caller: Account,
  eventUuid: string,
  inviteeUuid: string,
): Invitee {
  ownScheduledEvent(state, caller, eventUuid);
  const invitee = state.invitees.get(inviteeUuid);
  if (invitee?.eventUuid !== eventUuid) throw notFound();
  return invitee;
}
