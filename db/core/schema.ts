import type { Generated, GeneratedAlways } from "kysely";
import type {
  AddressChangeTable,
  ApiKeyOriginTable,
  LimitCountTable,
  MailRefusalTable,
} from "./account-tables.ts";
import type { AlertTables } from "./alert-tables.ts";
import type { BackupTables } from "./backup-tables.ts";
import type { BookingWordTable, BuilderMoneyTable } from "./kept-tables.ts";
import type { CheckoutRefusalTable, CheckoutTable } from "./checkout-tables.ts";
import type { ContractTables } from "./contract-tables.ts";
import type { FactorTables } from "./factor-tables.ts";
import type { MailTables } from "./mail-tables.ts";
import type { ProblemTables } from "./problem-tables.ts";
import type { ProcessTables } from "./process-tables.ts";
import type { PublishedTables } from "./published-tables.ts";
import type { FunnelTables } from "./funnel-tables.ts";
import type { HealthTables } from "./health-tables.ts";
import type { InboxTable, OutboxTable } from "./queue-tables.ts";
import type { ReviewTables } from "./review-tables.ts";
import type { SchemaTables } from "./schema-tables.ts";

/**
 * Every table and column. Instants are TEXT (`2026-03-02T10:15:30.000Z`) named `*_at`; money is an INTEGER named `*_minor`;
 * JSON is TEXT named `*_json`; there are no booleans: a nullable instant says since when. The sign-in library's `auth_*` tables are its own.
 */
export interface Schema
  extends
    SchemaTables,
    FactorTables,
    ContractTables,
    PublishedTables,
    HealthTables,
    FunnelTables,
    AlertTables,
    BackupTables,
    MailTables,
    ProblemTables,
    ReviewTables,
    ProcessTables {
  builder: BuilderTable;
  builder_slug: BuilderSlugTable;
  builder_money: BuilderMoneyTable;
  builder_picture: BuilderPictureTable;
  calendly_connection: CalendlyConnectionTable;
  calendly_usage: CalendlyUsageTable;
  calendly_rate: CalendlyRateTable;
  session_type: SessionTypeTable;
  booking: BookingTable;
  booking_word: BookingWordTable;
  booking_transition: BookingTransitionTable;
  checkout: CheckoutTable;
  checkout_refusal: CheckoutRefusalTable;
  payment: PaymentTable;
  refund: RefundTable;
  refund_due: RefundObligationTable;
  dispute: DisputeTable;
  history_head: DailyCheckpointTable;
  operator_action: OperatorActionTable;
  reconciliation: ReconciliationTable;
  drift: DriftTable;
  calendly_event_seen: CalendlyEventSeenTable;
  inbox: InboxTable;
  outbox: OutboxTable;
  limit_count: LimitCountTable;
  address_change: AddressChangeTable;
  mail_refusal: MailRefusalTable;
  api_key_origin: ApiKeyOriginTable;
}

export interface BuilderTable {
  id: string;
  /** UNIQUE. */
  slug: string;
  display_name: string;
  headline: string;
  bio: string;
  time_zone: string;
  /** UNIQUE; the sign-in's user id. */
  user_id: string | null;
  email: string;
  accent_color: string | null;
  position: number;
  created_at: string;
  archived_at: string | null;
  /** In which the builder sells, ISO 4217; a session type keeps its own. */
  currency: Generated<string>;
  /** CHECK adopt, ignore: what becomes of bookings made at Calendly without us. */
  direct_bookings: Generated<string>;
}

/** Slugs that were a builder's once: they redirect, and nobody else may take them. */
export interface BuilderSlugTable {
  slug: string;
  builder_id: string;
  retired_at: string;
}

export interface BuilderPictureTable {
  builder_id: string;
  content_type: string;
  bytes: Buffer;
  etag: string;
  updated_at: string;
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

export interface SessionTypeTable {
  id: string;
  builder_id: string;
  /** UNIQUE with builder_id. */
  slug: string;
  name: string;
  description: string;
  duration_minutes: number;
  /** CHECK solo, group. */
  kind: string;
  price_minor: number;
  currency: string;
  cancellation_policy_json: string;
  calendly_event_type_id: string;
  /** UNIQUE. */
  calendly_event_type_uri: string;
  position: number;
  inactive_since_at: string | null;
  archived_at: string | null;
  created_at: string;
  /** Null for a draft, which nobody but its builder sees. */
  published_at: string | null;
  synced_at: string | null;
  /** What Calendly says that decides whether it can be sold. */
  calendly_facts_json: string | null;
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

/** PRIMARY KEY (booking_id, version). */
export interface BookingTransitionTable {
  booking_id: string;
  /** The version that this transition made; 1 is the initiation. */
  version: number;
  from_state: string | null;
  to_state: string;
  event_type: string;
  event_json: string;
  cause_kind: string;
  cause_reference: string | null;
  /** The account of the person who brought it; null for whoever came by a link, for everything else, and in old lines. */
  cause_person_id: string | null;
  happened_at: string;
  /** Indexed. */
  recorded_at: string;
  /** SHA-256 over this row and the digest of the one before; '' when it was written before the history was chained. */
  digest: Generated<string>;
  /** HMAC of the digest under the key ring. */
  signature: Generated<string>;
  /** What a person wrote or is called; erased on request, with its salt. */
  personal_json: string | null;
  personal_salt: string | null;
  /** SHA-256 over salt and text: stays when they are erased, so that the chain stays whole. */
  personal_digest: string | null;
}

export interface PaymentTable {
  /** Stripe's PaymentIntent id. */
  id: string;
  /** UNIQUE: a checkout pays once. */
  checkout_id: string;
  booking_id: string;
  amount_minor: number;
  currency: string;
  /** The connected account that the money is for; null while it is the operator's own. */
  stripe_account_id: string | null;
  paid_at: string;
}

export interface RefundTable {
  /** Stripe's Refund id. */
  id: string;
  booking_id: string;
  payment_intent_id: string;
  /** UNIQUE; null when the refund was made in Stripe's dashboard. */
  effect_key: string | null;
  amount_minor: number;
  currency: string;
  /** CHECK pending, requires_action, succeeded, failed, canceled. */
  status: string;
  created_at: string;
  /** When the booking's history took it in; null until it has succeeded, and again when it has failed after that. */
  settled_at: string | null;
  /** The obligation that it settles; null when it was made in Stripe's dashboard. */
  due_number: number | null;
}

/** PRIMARY KEY (booking_id, number). */
export interface RefundObligationTable {
  booking_id: string;
  number: number;
  payment_intent_id: string;
  amount_minor: number;
  currency: string;
  /** CHECK: the reasons for a refund. */
  reason: string;
  request_id: string | null;
  /** CHECK ordered, withheld, settled, failed, settled_outside, waived. */
  status: string;
  /** The refunds because of which it was put aside; null when there are none. */
  rests_on_json: string | null;
}

export interface DisputeTable {
  /** Stripe's Dispute id. */
  id: string;
  booking_id: string;
  payment_intent_id: string;
  amount_minor: number;
  currency: string;
  /** CHECK open, won, lost. */
  status: string;
  opened_at: string;
  /** Until when Stripe takes an answer; null when it takes none, did not say, or the bank has decided. */
  answer_due_at: string | null;
  /** CHECK inquiry, dispute; null is a dispute. */
  stage: string | null;
}

/** One a day: what the whole history looked like at its end. */
export interface DailyCheckpointTable {
  /** `2026-03-02`, in UTC. */
  day: string;
  bookings: number;
  transitions: number;
  digest: string;
  signature: string;
  made_at: string;
}

/** What operators did that no booking's history tells. */
export interface OperatorActionTable {
  id: string;
  at: string;
  operator_user_id: string;
  action: string;
  subject: string;
  note: string;
}

/** One run of the reconciler. UNIQUE while unfinished: one at a time. */
export interface ReconciliationTable {
  id: string;
  /** CHECK schedule, operator. */
  cause: string;
  started_at: string;
  finished_at: string | null;
  failed_because: string | null;
  progress_json: Generated<string>;
}

/** UNIQUE (kind, subject) while unresolved. */
export interface DriftTable {
  id: string;
  kind: string;
  booking_id: string | null;
  subject: string;
  details_json: string;
  /** Whose calendar it was found in: the database takes it from the details. */
  builder_id: GeneratedAlways<string | null>;
  found_at: string;
  last_seen_at: string;
  /** When it was last met or looked for; null of one that an older version has written. */
  looked_at: string | null;
  resolved_at: string | null;
  /** CHECK repaired, repaired_by_operator, gone, dismissed. */
  resolution: string | null;
  note: string | null;
}

/** Calendly events that the reconciler has looked into and need not ask about again until they change. */
export interface CalendlyEventSeenTable {
  calendly_event_id: string;
  builder_id: string;
  /** How the event stood when it was looked into. */
  stamp: string;
  starts_at: string;
}
