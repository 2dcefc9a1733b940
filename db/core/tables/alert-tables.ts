/** What operators are told of. */
export interface AlertTables {
  alert: AlertTable;
}

/** A trouble, from when it was first seen until it is over. UNIQUE (kind, subject) while it is open. */
export interface AlertTable {
  /** PRIMARY KEY. */
  id: string;
  /** See `ALERT_KINDS`. */
  kind: string;
  subject: string;
  /** Since when the trouble stands, which may be long before it was seen. */
  since_at: string;
  /** When the latest of several came. */
  latest_at: string | null;
  count: number;
  detail: string | null;
  opened_at: string;
  /** Seen at this time or later, it is told. */
  tell_from_at: string;
  last_seen_at: string;
  /** When it was last told. */
  told_at: string | null;
  /** `latest_at` as it was told. */
  told_latest_at: string | null;
  over_at: string | null;
  over_told_at: string | null;
  /** Of the process that tells it just now. */
  lease: string | null;
  leased_until: string | null;
}
