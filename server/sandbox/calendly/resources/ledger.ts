import { renderUser, type UserResource } from "./account-resource.ts";
import type { CalendlyState } from "../state/calendly-state.ts";
import { renderEventType, type EventTypeResource } from "./event-type-resource.ts";
import { renderInvitee, type InviteeResource } from "./invitee-resource.ts";
import { renderScheduledEvent, type ScheduledEventResource } from "./scheduled-event-resource.ts";
import { renderSubscription, type WebhookSubscriptionResource } from "./webhook-subscription-resource.ts";

/** What the sandbox knows at this moment, across all accounts, in the wire's own shapes and in order of creation. */
export interface Ledger {
  accounts(): UserResource[];
  eventTypes(): EventTypeResource[];
  scheduledEvents(): ScheduledEventResource[];
  invitees(): InviteeResource[];
  subscriptions(): WebhookSubscriptionResource[];
}

/** A read-only view of a state; each call reads it anew. */
export function createLedger(state: CalendlyState): Ledger {
  return {
    accounts: () => [...state.accounts.values()].map((account) => renderUser(state, account)),
    eventTypes: () => [...state.eventTypes.values()].map((eventType) => renderEventType(state, eventType)),
    scheduledEvents: () =>
      [...state.scheduledEvents.values()].map((event) => renderScheduledEvent(state, event)),
    invitees: () => [...state.invitees.values()].map((invitee) => renderInvitee(state, invitee)),
    subscriptions: () =>
      [...state.subscriptions.values()].map((subscription) => renderSubscription(state, subscription)),
  };
}
