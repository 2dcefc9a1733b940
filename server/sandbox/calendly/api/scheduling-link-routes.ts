import { randomBytes } from "node:crypto";
import type { Hono } from "hono";
import { z } from "zod";
import { ownEventTypeByUri } from "./api-fields.ts";
import type { CalendlyState } from "../state/calendly-state.ts";
import { endpoint, noQuery } from "./endpoint.ts";

/** `POST /scheduling_links`: a link on which one booking can be made. */
export function addSchedulingLinkRoutes(api: Hono, state: CalendlyState): void {
  const createBody = z.strictObject({
    max_event_count: z.literal(1, "must be 1"),
    owner: z.string(),
    owner_type: z.literal("EventType", "must be EventType"),
  });
  api.post(
    "/scheduling_links",
    endpoint(
      state,
      { scopes: ["scheduling_links:write"], query: noQuery, body: createBody },
      ({ caller, body }) => {
        const eventType = ownEventTypeByUri(state, caller, "owner", body.owner);
        const id = randomBytes(8)
          .toString("hex")
          .replace(/^(.{4})/, "$1-");
        state.schedulingLinks.set(id, { id, eventTypeUuid: eventType.uuid, usedByInviteeUuid: null });
        return {
          status: 201,
          body: {
            resource: {
              booking_url: `${state.baseUrl}/d/${id}/${eventType.slug}`,
              owner: body.owner,
              owner_type: "EventType",
            },
          },
        };
      },
    ),
  );
}
