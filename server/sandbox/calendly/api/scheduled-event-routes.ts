import type { Hono } from "hono";
import { z } from "zod";
import { invalidArgument, permissionDenied } from "./api-errors.ts";
import {
  emailField,
  instantField,
  ownInvitee,
  ownOrganization,
  ownScheduledEvent,
  ownUser,
} from "./api-fields.ts";
import { mustGet, type CalendlyState, type ScheduledEvent } from "../state/calendly-state.ts";
import { cancelEvent } from "../scheduling/cancel-booking.ts";
import { endpoint, noBody, noQuery } from "./endpoint.ts";
import { renderInvitee } from "../resources/invitee-resource.ts";
import { pageQuery, paginate, sortItems } from "./pagination.ts";
import { renderCancellation, renderScheduledEvent } from "../resources/scheduled-event-resource.ts";

const statusField = z.enum(["active", "canceled"], "must be active or canceled").optional();
const READ = ["scheduled_events:read"] as const;

const CANCEL_REFUSALS = {
  already_canceled: "Event is already canceled",
  in_the_past: "Event in the past",
} as const;

function isBookedBy(state: CalendlyState, event: ScheduledEvent, email: string): boolean {
  return event.inviteeUuids.some(
    (uuid) => mustGet(state.invitees, uuid).email.toLowerCase() === email.toLowerCase(),
  );
}

/** `/scheduled_events`, their invitees, and `POST /scheduled_events/{uuid}/cancellation`. */
export function addScheduledEventRoutes(api: Hono, state: CalendlyState): void {
  const listQuery = z.strictObject({
    ...pageQuery,
    user: z.string().optional(),
    organization: z.string().optional(),
    invitee_email: emailField.optional(),
    status: statusField,
    min_start_time: instantField.optional(),
    max_start_time: instantField.optional(),
  });
  api.get(
    "/scheduled_events",
    endpoint(state, { scopes: READ, query: listQuery, body: noBody }, (request) => {
      const { caller, query } = request;
      if (query.user === undefined && query.organization === undefined) {
        throw invalidArgument([
          { parameter: "user", message: "is missing; give user or organization" },
          { parameter: "organization", message: "is missing; give user or organization" },
        ]);
      }
      if (query.user !== undefined) ownUser(state, caller, "user", query.user);
      if (query.organization !== undefined) {
        ownOrganization(state, caller, "organization", query.organization);
      }
      const { invitee_email: email, min_start_time: minMs, max_start_time: maxMs } = query;
      const found = [...state.scheduledEvents.values()].filter(
        (event) =>
          event.hostUuid === caller.uuid &&
          (query.status === undefined || event.status === query.status) &&
          (minMs === undefined || event.startMs >= minMs) &&
          (maxMs === undefined || event.startMs <= maxMs) &&
          (email === undefined || isBookedBy(state, event, email)),
      );
      const sorted = sortItems(found, query.sort ?? "start_time:asc", {
        start_time: ({ startMs }) => startMs,
      });
      return {
        status: 200,
        body: paginate(state, request, sorted, (event) => renderScheduledEvent(state, event)),
      };
    }),
  );

  api.get(
    "/scheduled_events/:uuid",
    endpoint(state, { scopes: READ, query: noQuery, body: noBody }, ({ caller, param }) => {
      const event = ownScheduledEvent(state, caller, param("uuid"));
      return { status: 200, body: { resource: renderScheduledEvent(state, event) } };
    }),
  );

  const inviteesQuery = z.strictObject({ ...pageQuery, status: statusField, email: emailField.optional() });
  api.get(
    "/scheduled_events/:uuid/invitees",
    endpoint(state, { scopes: READ, query: inviteesQuery, body: noBody }, (request) => {
      const { query } = request;
      const event = ownScheduledEvent(state, request.caller, request.param("uuid"));
      const found = event.inviteeUuids
        .map((uuid) => mustGet(state.invitees, uuid))
        .filter(
          (invitee) =>
            (query.status === undefined || invitee.status === query.status) &&
            (query.email === undefined || invitee.email.toLowerCase() === query.email.toLowerCase()),
        );
      const sorted = sortItems(found, query.sort ?? "created_at:asc", {
        // Their place in the list is the order of creation, and unlike the stamp it is never equal.
        created_at: ({ uuid }) => event.inviteeUuids.indexOf(uuid),
      });
      return {
        status: 200,
        body: paginate(state, request, sorted, (invitee) => renderInvitee(state, invitee)),
      };
    }),
  );

  api.get(
    "/scheduled_events/:uuid/invitees/:inviteeUuid",
    endpoint(state, { scopes: READ, query: noQuery, body: noBody }, ({ caller, param }) => {
      const invitee = ownInvitee(state, caller, param("uuid"), param("inviteeUuid"));
      return { status: 200, body: { resource: renderInvitee(state, invitee) } };
    }),
  );

  const cancelBody = z
    .strictObject({ reason: z.string().max(10_000, "is too long (maximum is 10000 characters)").optional() })
    .optional();
  api.post(
    "/scheduled_events/:uuid/cancellation",
    endpoint(
      state,
      { scopes: ["scheduled_events:write"], query: noQuery, body: cancelBody },
      ({ caller, param, body }) => {
        const found = state.scheduledEvents.get(param("uuid"));
        if (found && found.hostUuid !== caller.uuid) {
          throw permissionDenied("You are not allowed to cancel this event");
        }
        const event = ownScheduledEvent(state, caller, param("uuid"));
        const canceled = cancelEvent(state, event, body?.reason ?? null);
        if (!canceled.ok) throw permissionDenied(CANCEL_REFUSALS[canceled.reason]);
        return { status: 201, body: { resource: renderCancellation(canceled.cancellation) } };
      },
    ),
  );
}
