import type { Generated } from "kysely";

/** Bookings, as they stand now. */
export interface BookingTables {
  booking: BookingTable;
}

export interface BookingTable {
  id: string;
  version: number;
  /** CHECK: the nine states. */
  state: string;
  builder_id: string;
  session_type_id: string;
  session_type_name: string;
  duration_minutes: number;
  calendly_event_type_uri: string;
  calendly_event_kind: string;
  client_user_id: string;
  /** CHECK account, address, nobody: by what it is owned. */
  claimed_by: Generated<string>;
  client_email: string;
  client_name: string;
  client_time_zone: string;
  /** Null when nobody said, as at Calendly. */
  client_language: Generated<string | null>;
  price_minor: number;
  currency: string;
  cancellation_policy_json: string;
  scheduling_url: string | null;
  calendly_event_id: string | null;
  calendly_event_uri: string | null;
  /** UNIQUE: an invitee belongs to one booking. */
  calendly_invitee_uri: string | null;
  cancel_url: string | null;
  reschedule_url: string | null;
  join_url: string | null;
  location_text: string | null;
  starts_at: string | null;
  ends_at: string | null;
  hold_ends_at: string | null;
  /** When the sweeper must look; derived from state by `deadlineOf`. Indexed. */
  deadline_at: string | null;
  refund_ceiling_basis_points: number | null;
  confirmed_checkout_id: string | null;
  canceled_at: string | null;
  canceled_by: string | null;
  created_at: string;
  updated_at: string;
  /** CHECK app, calendly: where it was begun. */
  origin: Generated<string>;
  /** The client's answers to Calendly's questions. */
  answers_json: Generated<string>;
  cancellation_quoted_at: string | null;
  /** CHECK other_duration, other_event_type. */
  rejected_because: string | null;
  no_show_at: string | null;
  kept_at: string | null;
  /** Null before Calendly was asked, and in rows from before it was kept. */
  place_json: string | null;
  /** CHECK pending, ready, failed. */
  place_status: string | null;
  /** How often the place has changed. */
  place_revision: Generated<number>;
  /** What the client was last told of it, or is being told. */
  place_told_json: string | null;
  place_missing_since: string | null;
  /** When Calendly is to be asked again. Indexed. */
  place_due_at: string | null;
  /** Since when it is a copy of another installation's, which alone works on it. */
  copied_at: Generated<string | null>;
  /** While its money asks for a person: when it last changed. Indexed. */
  trouble_at: Generated<string | null>;
  /** What other software attached to it; null when nothing. */
  metadata_json: Generated<string | null>;
  /** Where that software wants its payer led back to; null: to the booking's page. */
  return_urls_json: Generated<string | null>;
  /** Where it came from, as the funnel counts it; null when nobody said. */
  source: Generated<string | null>;
  /** The number of the last event that was published of it; 0 before the first. */
  last_event_sequence: Generated<number>;
}
