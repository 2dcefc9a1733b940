import { stampNow, type Account, type CalendlyState } from "../state/calendly-state.ts";

/**
 * The person leaves the service: every token of theirs is dead and none is issued again, their event types are gone, and their
 * webhooks stop without a word. What was booked stays in the books, where no token reaches it.
 */
export function deleteAccount(state: CalendlyState, account: Account): void {
  const stamp = stampNow(state);
  account.deletedAt = stamp;
  account.updatedAt = stamp;
  for (const [key, { accountUuid }] of state.tokens) {
    if (accountUuid === account.uuid) state.tokens.delete(key);
  }
  for (const eventType of state.eventTypes.values()) {
    if (eventType.accountUuid === account.uuid) eventType.deletedAt ??= stamp;
  }
  for (const [uuid, { organizationUuid }] of state.subscriptions) {
    if (organizationUuid === account.organizationUuid) state.subscriptions.delete(uuid);
  }
}
