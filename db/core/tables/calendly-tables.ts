import type { Generated } from "kysely";

/** How builders’ calendars are reached. */
export interface CalendlyTables {
  calendly_connection: CalendlyConnectionTable;
  calendly_usage: CalendlyUsageTable;
  calendly_rate: CalendlyRateTable;
}

export interface CalendlyConnectionTable {
  id: string;
  /** UNIQUE. */
  builder_id: string;
  /** UNIQUE: a Calendly user belongs to one builder. */
  calendly_user_uri: string;
  calendly_organization_uri: string;
  access_token_sealed: string;
  signing_key_sealed: string;
  /** Grows with each rotation of the signing key; stands in the callback URL. */
  key_number: number;
  subscription_uri: string | null;
  connected_at: string;
  /** CHECK personal_token, oauth. */
  kind: Generated<string>;
  refresh_token_sealed: string | null;
  /** Grows with each stored token: the fence that an outdated refresh does not pass. */
  token_version: Generated<number>;
  token_obtained_at: string | null;
  /** Null for a personal access token, which does not expire. */
  token_expires_at: string | null;
  /** What was granted, separated by spaces; null when nobody said. */
  scope: string | null;
  refresh_lease: string | null;
  refresh_leased_until_at: string | null;
  broken_since_at: string | null;
  /** CHECK unauthorized, forbidden, refresh_refused, refresh_lost. */
  broken_reason: string | null;
  signing_key_created_at: string | null;
  /** While a signing key is rotated: the one before, of `key_number - 1`. */
  previous_signing_key_sealed: string | null;
  previous_subscription_uri: string | null;
  /** CHECK active, disabled, missing: what the last check found. */
  subscription_state: string | null;
  /** When the last check of the subscription was begun: an attempt, whatever came of it. */
  subscription_checked_at: string | null;
  /** Up to here, nothing that a subscription missed is unread: when the last check began that came to its end. */
  read_back_until_at: string | null;
  /** The first of the checks that have failed since the last one that came to its end. */
  check_failing_since_at: string | null;
  /** Why the last of them failed: a kind, no text of the provider's. */
  check_failure: string | null;
  /** When the builder was last written to about that; of an earlier trouble when before `check_failing_since_at`. */
  check_failing_told_at: Generated<string | null>;
  /** The last of the future sessions left out by the calendar's list that was asked for: `starts_at`, a space, the booking's id. */
  unlisted_turn: Generated<string | null>;
}

/** PRIMARY KEY (connection_id, day, endpoint, outcome). */
export interface CalendlyUsageTable {
  connection_id: string;
  /** `2026-03-02`, in UTC. */
  day: string;
  endpoint: string;
  outcome: string;
  calls: number;
  last_at: string;
}

/** What Calendly last said of the rate limit. */
export interface CalendlyRateTable {
  connection_id: string;
  calls_max: number;
  calls_remaining: number;
  resets_at: string;
  seen_at: string;
}
