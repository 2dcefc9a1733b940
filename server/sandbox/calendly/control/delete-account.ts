import { stampNow, type Account, type CalendlyState } from "../state/calendly-state.ts";

/**
 * Deletes an account: its tokens are invalid and none is issued again, its event types are gone, and its webhooks stop without notice. Its bookings
 * stay in the ledger, where no token reaches them.
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
