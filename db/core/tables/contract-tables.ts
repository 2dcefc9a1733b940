/** What the answers of the contract are kept in. */
export interface ContractTables {
  idempotency_key: IdempotencyKeyTable;
}

/** PRIMARY KEY (caller, operation, key). */
export interface IdempotencyKeyTable {
  /** The account that asks, by a key or a session of it. */
  caller: string;
  operation: string;
  /** As the caller chose it. */
  key: string;
  /** Of what was sent: another body under the same key is refused. */
  body_sha256: string;
  /** Of the first try: in the history of what it changed. */
  request_id: string;
  /** 32 hexadecimal digits: the id of what the request makes, the same at every try. */
  new_id: string;
  /** Null until it was answered. */
  status: number | null;
  /** The booking that the answer tells of; null where it tells of none. */
  booking_id: string | null;
  /** Null until it was answered, and once the answer was erased. */
  sealed_answer: string | null;
  leased_until: string;
  created_at: string;
}
