import { createHmac } from "node:crypto";
import { mustGet, type CalendlyState, type Invitee } from "../state/calendly-state.ts";
import { renderInvitee } from "../resources/invitee-resource.ts";
import { renderPayloadEvent } from "../resources/scheduled-event-resource.ts";

/** What somebody may subscribe to. */
export const WEBHOOK_EVENTS = [
  "invitee.created",
  "invitee.canceled",
  "invitee_no_show.created",
  "invitee_no_show.deleted",
  "routing_form_submission.created",
  "event_type.created",
  "event_type.updated",
  "event_type.deleted",
  "meeting_recap.created",
  "meeting_recap.updated",
  "meeting_recap.deleted",
  "contact.created",
  "contact.updated",
  "contact.deleted",
] as const;

export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** The value of `Calendly-Webhook-Signature` for these exact bytes, sent at this second. */
export function signatureHeader(signingKey: string, unixSeconds: number, rawBody: string): string {
  const digest = createHmac("sha256", signingKey).update(`${unixSeconds}.${rawBody}`).digest("hex");
  return `t=${unixSeconds},v1=${digest}`;
}

/** The invitee, flat, with the scheduled event inside: the payload of every invitee webhook. */
export function inviteePayload(state: CalendlyState, event: WebhookEvent, invitee: Invitee) {
  const scheduledEvent = mustGet(state.scheduledEvents, invitee.eventUuid);
  const { joinUrlComesLate } = mustGet(state.eventTypes, scheduledEvent.eventTypeUuid);
  const joinUrlReady = !(event === "invitee.created" && joinUrlComesLate);
  return {
    ...renderInvitee(state, invitee),
    scheduled_event: renderPayloadEvent(state, scheduledEvent, joinUrlReady),
  };
}
