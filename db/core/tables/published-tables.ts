/** What other software is told of bookings, and how that goes. */
export interface PublishedTables {
  published_event: PublishedEventTable;
  event_order: EventOrderTable;
  webhook_endpoint: WebhookEndpointTable;
  webhook_delivery: WebhookDeliveryTable;
  webhook_attempt: WebhookAttemptTable;
}

/** UNIQUE (booking_id, sequence), UNIQUE (position). */
export interface PublishedEventTable {
  /** `evt_…`. PRIMARY KEY. */
  id: string;
  booking_id: string;
  /** The booking's. */
  builder_id: string;
  /** 1, 2, 3 … within the booking. */
  sequence: number;
  /** A `PublishedEventType`. */
  type: string;
  /** When it became true, by whoever told us of it. */
  occurred_at: string;
  /** When it was recorded, with the change. */
  created_at: string;
  /** The event's `data` as it was then; null once erased. */
  data_json: string | null;
  /** The place among all events; given after the commit, so null at first. */
  position: number | null;
}

/** One row: whoever gives positions holds it. */
export interface EventOrderTable {
  /** `events`. PRIMARY KEY. */
  name: string;
  last_position: number;
}

/** Where somebody wants events sent to. */
export interface WebhookEndpointTable {
  /** `whe_…`. PRIMARY KEY. */
  id: string;
  /** CHECK builder, operator. */
  owner_kind: string;
  /** Whose events; null for an operator's, which gets all. */
  builder_id: string | null;
  /** The account that made it. */
  user_id: string;
  url: string;
  /** A JSON list of `PublishedEventType`s. */
  event_types_json: string;
  sealed_secret: string;
  /** The one before, which signs too until `former_secret_until_at`. */
  former_sealed_secret: string | null;
  former_secret_until_at: string | null;
  created_at: string;
  /** The first failure since the last delivery that arrived. */
  failing_since_at: string | null;
  /** While it is disabled its deliveries wait. */
  disabled_at: string | null;
  /** CHECK dead, by_owner. */
  disabled_because: string | null;
  /** It gets no further deliveries. The row stays as long as deliveries name it. */
  removed_at: string | null;
}

/** One event to one endpoint. UNIQUE (event_id, endpoint_id). */
export interface WebhookDeliveryTable {
  /** `whd_…`. PRIMARY KEY. */
  id: string;
  endpoint_id: string;
  event_id: string;
  /** The event's. */
  position: number;
  /** CHECK pending, delivered, given_up. */
  status: string;
  attempts: number;
  /** Not null exactly while it is pending. */
  next_attempt_at: string | null;
  lease: string | null;
  leased_until: string | null;
  delivered_at: string | null;
  created_at: string;
}

/** One try of a delivery. PRIMARY KEY (delivery_id, number). */
export interface WebhookAttemptTable {
  delivery_id: string;
  /** 1, 2, 3 … within the delivery. */
  number: number;
  at: string;
  duration_ms: number;
  /** Of the HTTP answer; null when there was none. */
  status: number | null;
  /** Why there was no answer, or why it does not count. */
  error: string | null;
  /** The beginning of the answer's body; null when there was none, and once erased. */
  answer: string | null;
}
