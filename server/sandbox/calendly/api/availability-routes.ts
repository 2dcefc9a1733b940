import type { Hono } from "hono";
import { z } from "zod";
import { invalidParameter, permissionDenied } from "./api-errors.ts";
import { instantField, ownEventTypeByUri } from "./api-fields.ts";
import { listOpenTimes } from "../state/availability.ts";
import { nowMs, type CalendlyState } from "../state/calendly-state.ts";
import { endpoint, noBody } from "./endpoint.ts";
import { schedulingUrl } from "../resources/event-type-resource.ts";
import { formatInstant, formatSecond } from "../state/instant-format.ts";
import { scheduledEventUri, uuidFromUri } from "../state/uris.ts";

const DAY_MS = 86_400_000;
const AVAILABLE_TIMES_DAYS_MAX = 31;
const BUSY_TIMES_DAYS_MAX = 7;

function checkRange(startMs: number, endMs: number, daysMax: number): void {
  if (endMs <= startMs) throw invalidParameter("end_time", "must be after start_time");
  if (endMs - startMs > daysMax * DAY_MS) {
    throw invalidParameter("end_time", `date range can be no greater than ${daysMax} days`);
  }
}

/** `GET /event_type_available_times` and `GET /user_busy_times`. */
export function addAvailabilityRoutes(api: Hono, state: CalendlyState): void {
  const availableQuery = z.strictObject({
    event_type: z.string(),
    start_time: instantField,
    end_time: instantField,
  });
  api.get(
    "/event_type_available_times",
    endpoint(
      state,
      { scopes: ["event_types:read", "availability:read"], query: availableQuery, body: noBody },
      ({ caller, query }) => {
        const eventType = ownEventTypeByUri(state, caller, "event_type", query.event_type);
        if (query.start_time <= nowMs(state)) {
          throw invalidParameter("start_time", "must be in the future");
        }
        checkRange(query.start_time, query.end_time, AVAILABLE_TIMES_DAYS_MAX);
        const open = listOpenTimes(state, eventType, query.start_time, query.end_time);
        return {
          status: 200,
          body: {
            collection: open.map(({ startMs, inviteesRemaining }) => {
              const date = formatSecond(startMs).slice(0, 10);
              return {
                status: "available",
                invitees_remaining: inviteesRemaining,
                start_time: formatInstant(startMs),
                scheduling_url: `${schedulingUrl(state, eventType)}/${formatSecond(startMs)}?month=${date.slice(0, 7)}&date=${date}`,
              };
            }),
          },
        };
      },
    ),
  );

  const busyQuery = z.strictObject({ user: z.string(), start_time: instantField, end_time: instantField });
  api.get(
    "/user_busy_times",
    endpoint(
      state,
      { scopes: ["availability:read"], query: busyQuery, body: noBody },
      ({ caller, query }) => {
        const userUuid = uuidFromUri(state, "users", query.user);
        if (userUuid === null) throw invalidParameter("user", "is not a valid user URI");
        if (userUuid !== caller.uuid) throw permissionDenied("This user is not in your organization");
        checkRange(query.start_time, query.end_time, BUSY_TIMES_DAYS_MAX);
        const busy = [...state.scheduledEvents.values()]
          .filter(
            (event) =>
              event.hostUuid === userUuid &&
              event.status === "active" &&
              event.startMs < query.end_time &&
              event.endMs > query.start_time,
          )
          .sort((a, b) => a.startMs - b.startMs);
        return {
          status: 200,
          body: {
            collection: busy.map((event) => ({
              type: "calendly",
              start_time: formatInstant(event.startMs),
              end_time: formatInstant(event.endMs),
              buffered_start_time: formatInstant(event.startMs),
              buffered_end_time: formatInstant(event.endMs),
              event: { uri: scheduledEventUri(state, event.uuid) },
            })),
          },
        };
      },
    ),
  );
}
