import { instantFromEpochMs, epochMsOf, type Instant } from "../values/instant.ts";

/** What the app does at Calendly, in the scopes' own names; write implies read. */
export const REQUIRED_SCOPES = [
  "users:read",
  "event_types:read",
  "availability:read",
  "scheduled_events:write",
  "scheduling_links:write",
  "webhooks:write",
] as const;

/** Whose grant a connection is: a token made by hand, or one that Calendly gave to this app. */
export const CONNECTION_KINDS = ["personal_token", "oauth"] as const;
export type ConnectionKind = (typeof CONNECTION_KINDS)[number];

/** Why a connection is broken. A lost refresh was requested, and its answer never arrived. */
export const BROKEN_REASONS = ["unauthorized", "forbidden", "refresh_refused", "refresh_lost"] as const;
export type BrokenReason = (typeof BROKEN_REASONS)[number];

/** What decides whether a connection works; a stored connection has all of it. */
interface TokenState {
  readonly kind: ConnectionKind;
  readonly refreshTokenSealed: string | null;
  readonly tokenObtainedAt: Instant | null;
  readonly tokenExpiresAt: Instant | null;
  readonly brokenReason: BrokenReason | null;
}

/** Whether it cannot be used any more. After a lost refresh the last access token works until it expires. */
export function isDead(connection: TokenState, now: Instant): boolean {
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
export function takesBookings(connection: TokenState | null, now: Instant): boolean {
  return connection !== null && !isDead(connection, now);
}

/** Whether the access token has lived half its time, and can be renewed. */
export function isRefreshDue(connection: TokenState, now: Instant): boolean {
  const { tokenObtainedAt, tokenExpiresAt, refreshTokenSealed, brokenReason } = connection;
  if (connection.kind !== "oauth" || refreshTokenSealed === null || tokenExpiresAt === null) return false;
  if (brokenReason !== null && brokenReason !== "forbidden") return false;
  const halfLife = (epochMsOf(tokenObtainedAt ?? tokenExpiresAt) + epochMsOf(tokenExpiresAt)) / 2;
  return now >= instantFromEpochMs(halfLife);
}
