import type { CalendlyConnection } from "../../db/calendly/calendly-connections.ts";
import { instantFromEpochMs, epochMsOf, type Instant } from "../domain/values/instant.ts";

/** What the app does at Calendly, in the scopes' own names; write implies read. */
export const REQUIRED_SCOPES = [
  "users:read",
  "event_types:read",
  "availability:read",
  "scheduled_events:write",
  "scheduling_links:write",
  "webhooks:write",
] as const;

type Tokens = Pick<
  CalendlyConnection,
  "kind" | "refreshTokenSealed" | "tokenObtainedAt" | "tokenExpiresAt" | "brokenReason"
>;

/** Whether nothing can be asked with it any more. A lost refresh lets the last access token live out its time. */
export function isDead(connection: Tokens, now: Instant): boolean {
  switch (connection.brokenReason) {
    case null:
      return false;
    case "refresh_lost":
      return connection.tokenExpiresAt === null || connection.tokenExpiresAt <= now;
    case "unauthorized":
    case "forbidden":
    case "refresh_refused":
      return true;
  }
}

/** Whether somebody may start a booking with the builder whose connection this is; null is none. */
export function takesBookings(connection: Tokens | null, now: Instant): boolean {
  return connection !== null && !isDead(connection, now);
}

/** Whether the access token has lived half its time, and can be renewed. */
export function isRefreshDue(connection: Tokens, now: Instant): boolean {
  const { tokenObtainedAt, tokenExpiresAt, refreshTokenSealed, brokenReason } = connection;
  if (connection.kind !== "oauth" || refreshTokenSealed === null || tokenExpiresAt === null) return false;
  if (brokenReason !== null && brokenReason !== "forbidden") return false;
  const halfLife = (epochMsOf(tokenObtainedAt ?? tokenExpiresAt) + epochMsOf(tokenExpiresAt)) / 2;
  return now >= instantFromEpochMs(halfLife);
}
