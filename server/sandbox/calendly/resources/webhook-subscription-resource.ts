import type { CalendlyState, WebhookSubscription } from "../state/calendly-state.ts";
import { organizationUri, subscriptionUri, userUri } from "../state/uris.ts";

export type WebhookSubscriptionResource = ReturnType<typeof renderSubscription>;

/** When the oldest delivery that is still failing failed first; null while all goes well. */
function retryStartedAt(state: CalendlyState, subscription: WebhookSubscription): string | null {
  const failing = state.kernel.postOffice
    .list({ provider: "calendly" })
    .filter(({ endpointId }) => endpointId === subscription.uuid)
    .filter(({ state: phase }) => phase === "failed" || phase === "given_up");
  const first = failing[0]?.attempts[0];
  return first === undefined ? null : first.at.replace("Z", "000Z");
}

/** The subscription as the API shows it; the signing key is never shown again. */
export function renderSubscription(state: CalendlyState, subscription: WebhookSubscription) {
  return {
    uri: subscriptionUri(state, subscription.uuid),
    callback_url: subscription.callbackUrl,
    created_at: subscription.createdAt,
    updated_at: subscription.updatedAt,
    retry_started_at: retryStartedAt(state, subscription),
    state: subscription.state,
    events: [...subscription.events],
    scope: subscription.scope,
    organization: organizationUri(state, subscription.organizationUuid),
    user: subscription.userUuid === null ? null : userUri(state, subscription.userUuid),
    group: null,
    creator: userUri(state, subscription.creatorUuid),
  };
}
