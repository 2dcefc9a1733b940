import type { Account, CalendlyState } from "../state/calendly-state.ts";
import { organizationUri, userUri } from "../state/uris.ts";

export type UserResource = ReturnType<typeof renderUser>;

/** The account as `GET /users/me` shows it. */
export function renderUser(state: CalendlyState, account: Account) {
  return {
    uri: userUri(state, account.uuid),
    name: account.name,
    slug: account.slug,
    email: account.email,
    scheduling_url: `${state.baseUrl}/${account.slug}`,
    timezone: account.timeZone,
    time_notation: "24h",
    avatar_url: null,
    created_at: account.createdAt,
    updated_at: account.updatedAt,
    current_organization: organizationUri(state, account.organizationUuid),
    resource_type: "User",
    locale: "en",
  };
}
