/** Whether a database can be used, by the outcome of its last statements. */
export interface Availability {
  /** True from a connection that was refused to the next statement that is answered. Never true of a file. */
  isAway(): boolean;
  /** How many statements and connections have failed for the database's own reasons: unreachable, broken off, full, unreadable, locked. */
  failuresSoFar(): number;
}

export interface WatchedAvailability extends Availability {
  /** No connection could be had. */
  sawRefusal(error: unknown): void;
  sawStatement(outcome: { readonly error: unknown } | "answered"): void;
}

/** PostgreSQL: 08 connection, 53 resources (a full disk), 57P shutting down or starting up, 58 its own files. */
const POSTGRES_STATES = /^(08|53|57P0[1-3]|58)/;
const NETWORK_CODES = /^(ECONN\w+|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;
const SQLITE_CODES = /^SQLITE_(FULL|IOERR|CANTOPEN|READONLY|BUSY)/;
/** What the driver says without a code. */
const DRIVER_MESSAGES = /^(Connection terminated|Client has encountered a connection error|timeout exceeded)/;

/** Whether an error is the database's own condition, and not what was asked of it. */
function isDatabaseFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return (
    POSTGRES_STATES.test(code) ||
    NETWORK_CODES.test(code) ||
    SQLITE_CODES.test(code) ||
    DRIVER_MESSAGES.test(error.message)
  );
}

export function watchAvailability(): WatchedAvailability {
  let away = false;
  let failures = 0;
  return {
    isAway: () => away,
    failuresSoFar: () => failures,
    sawRefusal(error) {
      if (!isDatabaseFailure(error)) return;
      failures += 1;
      away = true;
    },
    sawStatement(outcome) {
      if (outcome === "answered") away = false;
      else if (isDatabaseFailure(outcome.error)) failures += 1;
    },
  };
}
