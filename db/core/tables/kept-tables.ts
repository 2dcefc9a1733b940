import type { Generated } from "kysely";

/**
 * Tables that follow from others. The database keeps them itself, by triggers, in the statement that changes what they follow from: nothing
 * else writes them, but a rebuild that finds them wrong.
 */
export interface KeptTables {
  builder_money: BuilderMoneyTable;
  booking_word: BookingWordTable;
}

/** What a builder's clients paid and got back in a quarter of an hour. PRIMARY KEY (builder_id, quarter_at, currency). */
export interface BuilderMoneyTable {
  builder_id: string;
  /** `2026-03-02T10:15`, in UTC. */
  quarter_at: string;
  currency: string;
  paid_minor: Generated<number>;
  refunded_minor: Generated<number>;
}

/** What a booking is found by: name and address of its client in small letters, from the beginning of each of their words on. */
export interface BookingWordTable {
  builder_id: string;
  word: string;
  /** The booking's. */
  created_at: string;
  booking_id: string;
}
