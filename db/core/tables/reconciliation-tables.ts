import type { Generated, GeneratedAlways } from "kysely";

/** What comparing with the providers has found. */
export interface ReconciliationTables {
  reconciliation: ReconciliationTable;
  drift: DriftTable;
  calendly_event_seen: CalendlyEventSeenTable;
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
