/** Every scope this sandbox's endpoints ask for. */
export const ALL_SCOPES = [
  "users:read",
  "organizations:read",
  "event_types:read",
  "event_types:write",
  "availability:read",
  "availability:write",
  "scheduled_events:read",
  "scheduled_events:write",
  "scheduling_links:write",
  "webhooks:read",
  "webhooks:write",
  "data_compliance:write",
] as const;

export type Scope = (typeof ALL_SCOPES)[number];

/** Write implies read. */
export function isGranted(granted: readonly string[], required: Scope): boolean {
  return (
    granted.includes(required) ||
    (required.endsWith(":read") && granted.includes(required.replace(/:read$/, ":write")))
  );
}
