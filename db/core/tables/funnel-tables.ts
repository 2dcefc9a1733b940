/** The way from the profile to the session, in sums that name nobody. */
export interface FunnelTables {
  funnel_view: FunnelViewTable;
  funnel_count: FunnelCountTable;
  funnel_time: FunnelTimeTable;
  funnel_booking: FunnelBookingTable;
  funnel_progress: FunnelProgressTable;
}

/** PRIMARY KEY (builder_id, day, page, source). */
export interface FunnelViewTable {
  /** '' for all builders together. */
  builder_id: string;
  /** `2026-03-02`, in UTC. */
  day: string;
  /** `profile`, `code_asked`, `code_entered`. */
  page: string;
  source: string;
  count: number;
}

/** PRIMARY KEY (builder_id, span, session_type_id, source, step, outcome). '' in a column: all of them together. */
export interface FunnelCountTable {
  builder_id: string;
  session_type_id: string;
  source: string;
  /** A day, `2026-03-02`, or a month, `2026-03`, in UTC: of both each booking is counted once. */
  span: string;
  /** The last that they came to. */
  step: string;
  /** `under_way`, `done`, or why they were lost. */
  outcome: string;
  count: number;
}

/** PRIMARY KEY (builder_id, session_type_id, source, span, step, bucket). As `funnel_count`. */
export interface FunnelTimeTable {
  builder_id: string;
  session_type_id: string;
  source: string;
  span: string;
  /** To which the time is one, from the step before. */
  step: string;
  /** See `bucketOf`. */
  bucket: number;
  count: number;
}

/** How a booking stands in the sums, so that a change takes it out again. */
export interface FunnelBookingTable {
  /** PRIMARY KEY. */
  booking_id: string;
  /** That was counted. */
  version: number;
  step: string;
  outcome: string;
  /** By step, the bucket of its time. */
  buckets_json: string;
}

/** How far histories are counted. */
export interface FunnelProgressTable {
  /** PRIMARY KEY. `bookings`. */
  name: string;
  /** Grows with each slice: of two processes that count the same one, one counts. */
  turn: number;
  /** When the last line was written down that was read, and all of that instant with it. */
  line_at: string | null;
  /** Up to when all of them are counted. */
  counted_until_at: string | null;
}
