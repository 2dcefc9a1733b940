import type { Generated } from "kysely";

/** What happened, line by line, and what vouches for the lines. */
export interface HistoryTables {
  booking_transition: BookingTransitionTable;
  history_head: DailyCheckpointTable;
  operator_action: OperatorActionTable;
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
