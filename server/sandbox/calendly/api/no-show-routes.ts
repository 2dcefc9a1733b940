import type { Hono } from "hono";
import { z } from "zod";
import { alreadyExists, invalidParameter, notFound, permissionDenied } from "./api-errors.ts";
import { ownInvitee } from "./api-fields.ts";
import { mustGet, type Account, type CalendlyState, type Invitee } from "../state/calendly-state.ts";
import { endpoint, noBody, noQuery } from "./endpoint.ts";
import { markNoShow, takeBackNoShow } from "../scheduling/no-show.ts";
import { idsFromInviteeUri, inviteeUri, noShowUri } from "../state/uris.ts";

const REFUSALS = {
  canceled: () => invalidParameter("invitee", "is canceled"),
  not_started: () => invalidParameter("invitee", "has an event that has not started yet"),
  already_marked: () => alreadyExists("Invitee is already marked as no show"),
} as const;

function renderNoShow(state: CalendlyState, invitee: Invitee, noShow: NonNullable<Invitee["noShow"]>) {
  return {
    uri: noShowUri(state, noShow.uuid),
    invitee: inviteeUri(state, invitee.uuid),
    created_at: noShow.createdAt,
  };
}

function ownNoShow(state: CalendlyState, caller: Account, uuid: string) {
  for (const invitee of state.invitees.values()) {
    if (invitee.noShow?.uuid !== uuid) continue;
    const { hostUuid } = mustGet(state.scheduledEvents, invitee.eventUuid);
    if (hostUuid !== caller.uuid) throw permissionDenied();
    return { invitee, noShow: invitee.noShow };
  }
  throw notFound();
}

/** `/invitee_no_shows`: says that somebody did not come, and takes it back. */
export function addNoShowRoutes(api: Hono, state: CalendlyState): void {
  const createBody = z.strictObject({ invitee: z.string() });
  api.post(
    "/invitee_no_shows",
    endpoint(
      state,
      { scopes: ["scheduled_events:write"], query: noQuery, body: createBody },
      ({ caller, body }) => {
        const ids = idsFromInviteeUri(state, body.invitee);
        if (ids === null) throw invalidParameter("invitee", "is not a valid invitee URI");
        const invitee = ownInvitee(state, caller, ids.eventUuid, ids.inviteeUuid);
        const marked = markNoShow(state, invitee);
        if (!marked.ok) throw REFUSALS[marked.reason]();
        return { status: 201, body: { resource: renderNoShow(state, invitee, marked.noShow) } };
      },
    ),
  );

  api.get(
    "/invitee_no_shows/:uuid",
    endpoint(
      state,
      { scopes: ["scheduled_events:read"], query: noQuery, body: noBody },
      ({ caller, param }) => {
        const { invitee, noShow } = ownNoShow(state, caller, param("uuid"));
        return { status: 200, body: { resource: renderNoShow(state, invitee, noShow) } };
      },
    ),
  );

  api.delete(
    "/invitee_no_shows/:uuid",
    endpoint(
      state,
      { scopes: ["scheduled_events:write"], query: noQuery, body: noBody },
      ({ caller, param }) => {
        const { invitee } = ownNoShow(state, caller, param("uuid"));
        takeBackNoShow(state, invitee);
        return { status: 204 };
      },
    ),
  );
}
