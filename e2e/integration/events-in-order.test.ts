import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sql } from "kysely";
import { insertBooking } from "../../db/bookings/write-booking.ts";
import { insertTestOffer, TEST_BUILDER, TEST_NOW, testBooking } from "../../db/bookings/test-bookings.ts";
import { openDatabase, type Database } from "../../db/core/open-database.ts";
import { startSqlite } from "../../db/core/test-databases.ts";
import { startPostgres } from "../../db/core/test-postgres.ts";
import { insertPublishedEvents, listPublishedEvents } from "../../db/published/published-events.ts";
import { insertTestEndpoint } from "../../db/published/test-endpoints.ts";
import { bookingResourceOf } from "../../server/domain/contract/booking-resource.ts";
import type { PublishedEvent } from "../../server/domain/contract/published-event.schema.ts";
import { idFromBytes } from "../../server/domain/values/ids.ts";
import type { Log } from "../../server/ports.ts";
import { orderEvents } from "../../server/worker/order-events.ts";

/** Each writes to a booking of its own, all at once. */
const WRITERS = 64;
const EVENTS_OF_EACH = 6;
const ALL = WRITERS * EVENTS_OF_EACH;

const BOOKINGS = Array.from({ length: WRITERS }, (_, n) => testBooking(n + 1));

/** A process: its own connections to the database, and a consumer that gives positions. */
function startProcess(url: string) {
  const database = openDatabase(url);
  const failures: unknown[] = [];
  const note = (details: unknown) => void failures.push(details);
  const log: Log = { info: note, warn: note, error: note };
  const deps = { database, log, clock: { now: () => TEST_NOW }, randomBytes, wakeWorker: () => undefined };
  const order = orderEvents(deps);
  return { database, order, failures };
}
type Process = ReturnType<typeof startProcess>;

/** Writes events in transactions of its own, which last for different times: later ones are committed before earlier ones. */
async function write(
  { database, order }: Process,
  n: number,
  notes: { readonly begun: string[]; readonly committed: string[] },
): Promise<void> {
  const booking = testBooking(n + 1);
  const resource = bookingResourceOf(booking, {
    builder: TEST_BUILDER,
    appUrl: "https://app.example",
  });
  for (let round = 0; round < EVENTS_OF_EACH; round++) {
    const id = idFromBytes("evt", randomBytes(16));
    await database.transact(async (tx) => {
      const toPublish = [{ type: "booking.moved", id }] as const;
      await insertPublishedEvents(tx, {
        booking: resource,
        occurredAt: TEST_NOW,
        createdAt: TEST_NOW,
        toPublish,
      });
      notes.begun.push(id);
      const statements = (n * 7 + round * 13) % 23;
      for (let one = 0; one < statements; one++) await sql`select 1`.execute(tx);
    });
    notes.committed.push(id);
    order.wake();
  }
}

/** Polls from where it is until it has met all, and gives them in the order in which they came. */
async function readAll({ kysely }: Database): Promise<PublishedEvent[]> {
  const met: PublishedEvent[] = [];
  for (let after = 0; met.length < ALL;) {
    const { events, position } = await listPublishedEvents(kysely, TEST_BUILDER.id, { after, limit: 9 });
    met.push(...events);
    after = position;
    // SQLite answers within the turn: the others have theirs.
    await new Promise((resolve) => setImmediate(resolve));
  }
  const rest = await listPublishedEvents(kysely, null, { after: met.length, limit: 9 });
  expect(rest.events).toEqual([]);
  return met;
}

const rising = (length: number) => Array.from({ length }, (_, place) => place + 1);

describe.each([
  // SQLite has one writing process.
  ["SQLite", startSqlite, 1],
  ["PostgreSQL", startPostgres, 7],
] as const)("events that many write at once on %s", (name, start, processCount) => {
  let source: Awaited<ReturnType<typeof startSqlite>>;
  let processes: Process[];
  beforeAll(async () => {
    source = await start();
    const url = await source.copy();
    processes = Array.from({ length: processCount }, () => startProcess(url));
    const { database } = processOf(0);
    await insertTestOffer(database.kysely);
    for (const booking of BOOKINGS) await insertBooking(database.kysely, booking);
  });
  afterAll(async () => {
    await Promise.all(
      processes.map(async ({ database, order }) => {
        await order.stop();
        await database.close();
      }),
    );
    await source.remove();
  });

  function processOf(n: number): Process {
    const process = processes[n % processes.length];
    if (process === undefined) throw new Error("no process");
    return process;
  }

  test("a reader that polls by position meets each exactly once, those of a booking in their sequence, and so does each endpoint", async () => {
    const { kysely } = processOf(0).database;
    const wanting = await insertTestEndpoint(kysely, { eventTypes: ["booking.moved", "booking.canceled"] });
    await insertTestEndpoint(kysely, { eventTypes: ["booking.canceled"] });
    const notes = { begun: [], committed: [] };
    const reading = readAll(processOf(processCount - 1).database);
    await Promise.all(BOOKINGS.map((_, n) => write(processOf(n), n, notes)));
    const met = await reading;

    expect(processes.flatMap(({ failures }) => failures)).toEqual([]);
    expect(new Set(met.map(({ id }) => id)).size).toBe(ALL);
    for (const { id } of BOOKINGS) {
      const own = met.filter(({ data }) => data?.booking.id === id);
      expect(own.map(({ sequence }) => sequence)).toEqual(rising(EVENTS_OF_EACH));
    }
    const deliveries = await kysely.selectFrom("webhook_delivery").selectAll().orderBy("position").execute();
    expect(deliveries.map(({ position }) => position)).toEqual(rising(ALL));
    expect(deliveries.map(({ event_id }) => event_id)).toEqual(met.map(({ id }) => id));
    expect([...new Set(deliveries.map(({ endpoint_id }) => endpoint_id))]).toEqual([wanting]);
    // Else nothing was tried: on PostgreSQL they were committed in another order than written.
    if (name === "PostgreSQL") expect(notes.committed).not.toEqual(notes.begun);
  });
});
