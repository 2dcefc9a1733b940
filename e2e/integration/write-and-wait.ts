import { sql } from "kysely";
import { openDatabase, type Database } from "../../db/core/open-database.ts";
import { positionEvents } from "../../db/published/event-order.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { ORDER_STEP, takeIn } from "./take-in-event.ts";

// A process to be killed: `write-and-wait.ts <database> <booking> <moment>` begins to take in that the booking is paid, as the app does, says
// `written` in the middle of the transaction, and waits. It never commits.

/**
 * `on-disk` is `before-commit` with what is not committed in SQLite's log already; `in-order` is another transaction, which gives positions to the
 * events that wait.
 */
export type Moment = "before-effects" | "before-commit" | "on-disk" | "in-order";

const [url = "", bookingId = "", moment = ""] = process.argv.slice(2);

async function waitForTheEnd(): Promise<never> {
  process.stdout.write("written\n");
  // Ends with its parent, should that end first.
  process.stdin.resume();
  return new Promise<never>(() => undefined);
}

const database = openDatabase(url);
/** The same database, in which nothing is ever committed. */
const uncommitted: Database = {
  ...database,
  transact: (work) =>
    database.transact(async (tx) => {
      await work(tx);
      return waitForTheEnd();
    }),
};

// Next to no memory for pages that are not committed: SQLite writes them to its log at once.
if (moment === "on-disk") await sql`pragma cache_size = 1`.execute(database.kysely);
if (moment === "in-order") await positionEvents(uncommitted, ORDER_STEP);
else if (moment === "before-effects")
  await takeIn(database, bookingId as BookingId, "the first checkout is paid", { write: waitForTheEnd });
else await takeIn(uncommitted, bookingId as BookingId, "the first checkout is paid");
