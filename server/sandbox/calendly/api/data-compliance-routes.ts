import type { Hono } from "hono";
import { z } from "zod";
import { emailField } from "./api-fields.ts";
import { mustGet, stampNow, type CalendlyState } from "../state/calendly-state.ts";
import { endpoint, noQuery } from "./endpoint.ts";

/** `POST /data_compliance/deletion/invitees`: forgets who the caller's invitees with these addresses were. */
export function addDataComplianceRoutes(api: Hono, state: CalendlyState): void {
  const deleteBody = z.strictObject({ emails: z.array(emailField).min(1, "can't be empty") });
  api.post(
    "/data_compliance/deletion/invitees",
    endpoint(
      state,
      { scopes: ["data_compliance:write"], query: noQuery, body: deleteBody },
      ({ caller, body }) => {
        const emails = new Set(body.emails.map((email) => email.toLowerCase()));
        for (const invitee of state.invitees.values()) {
          const { hostUuid } = mustGet(state.scheduledEvents, invitee.eventUuid);
          if (hostUuid !== caller.uuid || !emails.has(invitee.email.toLowerCase())) continue;
          invitee.email = `deleted-${invitee.uuid}@deleted.invalid`;
          invitee.name = "Deleted Invitee";
          invitee.firstName = null;
          invitee.lastName = null;
          invitee.textReminderNumber = null;
          invitee.questionsAndAnswers = [];
          invitee.updatedAt = stampNow(state);
        }
        return { status: 202, body: {} };
      },
    ),
  );
}
