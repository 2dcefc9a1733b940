import type { Hono } from "hono";
import { z } from "zod";
import { invalidArgument } from "./api-errors.ts";
import { ownEventType, ownOrganization, ownUser } from "./api-fields.ts";
import type { CalendlyState } from "../state/calendly-state.ts";
import { endpoint, noBody, noQuery } from "./endpoint.ts";
import { renderEventType } from "../resources/event-type-resource.ts";
import { pageQuery, paginate, sortItems } from "./pagination.ts";

const trueOrFalse = z.enum(["true", "false"], "must be true or false").optional();

/** `GET /event_types` and `GET /event_types/{uuid}`. */
export function addEventTypeRoutes(api: Hono, state: CalendlyState): void {
  const listQuery = z.strictObject({
    ...pageQuery,
    user: z.string().optional(),
    organization: z.string().optional(),
    active: trueOrFalse,
    admin_managed: trueOrFalse,
  });
  api.get(
    "/event_types",
    endpoint(state, { scopes: ["event_types:read"], query: listQuery, body: noBody }, (request) => {
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
      const found = [...state.eventTypes.values()].filter(
        (eventType) =>
          eventType.accountUuid === caller.uuid &&
          eventType.deletedAt === null &&
          (query.active === undefined || String(eventType.active) === query.active) &&
          query.admin_managed !== "true",
      );
      const sorted = sortItems(found, query.sort ?? "name:asc", {
        name: ({ name }) => name,
        position: ({ position }) => position,
        created_at: ({ createdAt }) => createdAt,
        updated_at: ({ updatedAt }) => updatedAt,
      });
      return {
        status: 200,
        body: paginate(state, request, sorted, (eventType) => renderEventType(state, eventType)),
      };
    }),
  );

  api.get(
    "/event_types/:uuid",
    endpoint(state, { scopes: ["event_types:read"], query: noQuery, body: noBody }, (request) => {
      const eventType = ownEventType(state, request.caller, request.param("uuid"));
      return { status: 200, body: { resource: renderEventType(state, eventType) } };
    }),
  );
}
