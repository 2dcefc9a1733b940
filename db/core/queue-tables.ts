import type { Generated } from "kysely";

/** UNIQUE (source, dedupe_key). */
export interface InboxTable {
  id: Generated<number>;
  /** CHECK calendly, stripe. */
  source: string;
  /** Stripe's event id; for Calendly, the SHA-256 of the raw body. */
  dedupe_key: string;
  connection_id: string | null;
  event_type: string;
  body: string;
  received_at: string;
  attempts: number;
  next_attempt_at: string;
  lease: string | null;
  leased_until: string | null;
  completed_at: string | null;
  dead_at: string | null;
  last_error: string | null;
}

export interface OutboxTable {
  /** `bookingId:version:n`. PRIMARY KEY. */
  key: string;
  booking_id: string;
  booking_version: number;
  position: number;
  /** An effect's type. */
  type: string;
  params_json: string;
  /** The whole request to the provider; null for an effect without one, in a row of before requests were kept, and once emptied. */
  request_json: Generated<string | null>;
  /** SHA-256 of the request's text: stays when it is emptied. */
  request_sha256: Generated<string | null>;
  created_at: string;
  attempts: number;
  next_attempt_at: string;
  lease: string | null;
  leased_until: string | null;
  completed_at: string | null;
  dead_at: string | null;
  last_error: string | null;
}
