import type { Instant } from "../values/instant.ts";

/**
 * What is counted while it happens because no row tells of it. The label says which:
 * `signature_failure`: the webhook's source; `provider_answered` and `provider_failed`: the provider.
 */
export const ACTIVITY_KINDS = ["signature_failure", "provider_answered", "provider_failed"] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

/** Whom the app calls. */
export const CALLED_PROVIDERS = ["stripe", "calendly", "smtp"] as const;
export type CalledProvider = (typeof CALLED_PROVIDERS)[number];

/** `2026-03-02T10:15`: counts are kept by minute, in UTC. */
export type ActivityMinute = string;

export function activityMinuteOf(at: Instant): ActivityMinute {
  return at.slice(0, "2026-03-02T10:15".length);
}
