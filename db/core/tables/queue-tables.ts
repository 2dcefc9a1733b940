import type { Generated } from "kysely";

/** What waits to be worked on: deliveries that came in, effects that go out. */
export interface QueueTables {
  inbox: InboxTable;
  outbox: OutboxTable;
}

/** UNIQUE (source, dedupe_key). */
export interface InboxTable {
  id: Generated<number>;
  /** CHECK calendly, stripe. */
  source: string;
  /** Stripe's event id; for Calendly, the SHA-256 of the raw body. */
  dedupe_key: string;
  connection_id: string | null;
  event_type: string;
  /** As it was signed; '' once it was emptied. */
  body: string;
  received_at: string;
  attempts: number;
  next_attempt_at: string;
  lease: string | null;
  leased_until: string | null;
  completed_at: string | null;
  dead_at: string | null;
  last_error: string | null;
  /** What it was about, kept when its body is emptied: Stripe's id, or the URI of Calendly's invitee. */
  object_id: Generated<string | null>;
  payment_intent_id: Generated<string | null>;
  /** When an operator last asked for it to be worked on again. */
  replayed_at: Generated<string | null>;
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
