import { z } from "zod";

/** The tables whose rows are read one by one, so that one of them stops no other. */
type ReadTable =
  | "booking"
  | "booking_transition"
  | "checkout"
  | "refund"
  | "inbox"
  | "outbox"
  | "drift"
  | "operator_action"
  | "builder"
  | "session_type"
  | "free_times"
  | "calendly_connection"
  | "published_event"
  | "webhook_endpoint"
  | "webhook_delivery"
  | "review";

/**
 * A row that does not hold what this version understands: damaged, or written by a newer one. Says which row and why, and carries nothing
 * of its content.
 */
export class UnreadableRow extends Error {
  readonly table: ReadTable;
  readonly key: string;
  readonly reason: string;

  constructor(table: ReadTable, key: string, cause: unknown) {
    const reason = reasonOf(cause);
    super(`${table} ${key} cannot be read: ${reason}`, { cause });
    this.name = "UnreadableRow";
    this.table = table;
    this.key = key;
    this.reason = reason;
  }
}

/** 300 characters: what is wrong with the first few fields. */
const REASON_LENGTH_MAX = 300;

/** Zod says what it expected and where; a JSON parser quotes the text, which may hold a name. */
function reasonOf(cause: unknown): string {
  if (cause instanceof SyntaxError) return "it is not JSON";
  const reason =
    cause instanceof z.ZodError
      ? cause.issues.map(({ path, message }) => `${path.join(".") || "it"}: ${message}`).join("; ")
      : cause instanceof Error
        ? cause.message
        : "unknown failure";
  return reason.slice(0, REASON_LENGTH_MAX);
}

/** The value of one row. Throws UnreadableRow, whatever `read` throws. */
export function readRow<Value>(table: ReadTable, key: string | number, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    throw error instanceof UnreadableRow ? error : new UnreadableRow(table, String(key), error);
  }
}

/** What several rows hold: those that can be read, in their order, and those that cannot. */
export interface ReadRows<Value> {
  readonly values: Value[];
  readonly unreadable: readonly UnreadableRow[];
}

/** Reads each row by itself: a row that cannot be read is named, and does not hinder the others. `read` throws UnreadableRow. */
export function readEach<Row, Value>(rows: readonly Row[], read: (row: Row) => Value): ReadRows<Value> {
  const values: Value[] = [];
  const unreadable: UnreadableRow[] = [];
  for (const row of rows) {
    try {
      values.push(read(row));
    } catch (error) {
      if (!(error instanceof UnreadableRow)) throw error;
      unreadable.push(error);
    }
  }
  return { values, unreadable };
}

/** All of them. Throws the first that could not be read: for those who must not go on without it. */
export function allOf<Value>({ values, unreadable: [first] }: ReadRows<Value>): Value[] {
  if (first !== undefined) throw first;
  return values;
}
