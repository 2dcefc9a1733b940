import {
  mustGet,
  stampNow,
  type CalendlyState,
  type EventType,
  type Invitee,
  type WebhookSubscription,
} from "../state/calendly-state.ts";
import { renderEventType } from "../resources/event-type-resource.ts";
import { userUri } from "../state/uris.ts";
import { inviteePayload, signatureHeader, type WebhookEvent } from "./webhook-payload.ts";

/** 24 h of failures, and the subscription is disabled. */
const GIVE_UP_AFTER_MS = 24 * 3_600_000;

function isMeant(
  subscription: WebhookSubscription,
  event: WebhookEvent,
  userUuid: string,
  organizationUuid: string,
) {
  return (
    subscription.state === "active" &&
    subscription.events.includes(event) &&
    subscription.organizationUuid === organizationUuid &&
    (subscription.scope === "organization" || subscription.userUuid === userUuid)
  );
}

function deliver(
  state: CalendlyState,
  event: WebhookEvent,
  userUuid: string,
  payload: { readonly uri: string },
): void {
  const { organizationUuid } = mustGet(state.accounts, userUuid);
  for (const subscription of state.subscriptions.values()) {
    if (!isMeant(subscription, event, userUuid, organizationUuid)) continue;
    const body = JSON.stringify({
      created_at: stampNow(state),
      created_by: userUri(state, subscription.creatorUuid),
      event,
      payload,
    });
    const { signingKey } = subscription;
    state.kernel.postOffice.send({
      provider: "calendly",
      endpointId: subscription.uuid,
      url: subscription.callbackUrl,
      eventType: event,
      objectId: payload.uri,
      body,
      sign: (unixSeconds) =>
        signingKey === null
          ? {}
          : { "Calendly-Webhook-Signature": signatureHeader(signingKey, unixSeconds, body) },
      giveUpAfterMs: GIVE_UP_AFTER_MS,
      onGivenUp: () => {
        subscription.state = "disabled";
        subscription.updatedAt = stampNow(state);
      },
    });
  }
}

/** Tells every subscription that listens, with the objects as they are now. */
export function deliverInviteeWebhook(state: CalendlyState, event: WebhookEvent, invitee: Invitee): void {
  const { hostUuid } = mustGet(state.scheduledEvents, invitee.eventUuid);
  deliver(state, event, hostUuid, inviteePayload(state, event, invitee));
}

/** The same for a change of an event type. */
export function deliverEventTypeWebhook(
  state: CalendlyState,
  event: "event_type.created" | "event_type.updated" | "event_type.deleted",
  eventType: EventType,
): void {
  deliver(state, event, eventType.accountUuid, renderEventType(state, eventType));
}
