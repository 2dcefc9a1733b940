import { spawn } from "node:child_process";
import { once } from "node:events";
import { statSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listTransitions } from "../../db/history/booking-history.ts";
import { getBooking } from "../../db/bookings/bookings.ts";
import { openDatabase, type Database } from "../../db/core/open-database.ts";
import { positionEvents } from "../../db/published/event-order.ts";
import { listPublishedEvents } from "../../db/published/published-events.ts";
import { insertTestOffer, testBooking } from "../../db/bookings/test-bookings.ts";
import { startSqlite } from "../../db/core/test-databases.ts";
import { startPostgres } from "../../db/core/test-postgres.ts";
import { childEnv } from "../../server/env.ts";
import { verifyHistory } from "../../server/history/verify-history.ts";
import { begin, ORDER_STEP, takeIn, TEST_BOX } from "./take-in-event.ts";
import type { Moment } from "./write-and-wait.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const BOOKING = testBooking();
const PAID = "the first checkout is paid";
const WRITTEN_TO = [
  "booking",
  "booking_transition",
  "outbox",
  "checkout",
  "payment",
  "published_event",
] as const;

/** Makes a booking whose payment is awaited. Resolves to everything that taking the payment in would change. */
async function arrange(url: string) {
  return inDatabase(url, async (database) => {
    await insertTestOffer(database.kysely);
    await begin(database, BOOKING);
    for (const event of [
      "a time is booked",
      "a checkout is asked for",
      "the first checkout is opened",
    ] as const) {
      expect((await takeIn(database, BOOKING.id, event)).ok).toBe(true);
    }
    return readRows(database);
  });
}

async function inDatabase<Answer>(
  url: string,
  work: (database: Database) => Promise<Answer>,
): Promise<Answer> {
  const database = openDatabase(url);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

function readRows({ kysely }: Database) {
  return Promise.all(WRITTEN_TO.map((table) => kysely.selectFrom(table).selectAll().execute()));
}

async function countEffects({ kysely }: Database): Promise<number> {
  return (await kysely.selectFrom("outbox").select("key").execute()).length;
}

/** Resolves when a process has been killed in the middle of its transaction. `look` sees the moment before. */
async function writeAndDie(url: string, moment: Moment, look: () => void): Promise<void> {
  const args = ["--import", "tsx", "e2e/integration/write-and-wait.ts", url, BOOKING.id, moment];
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: childEnv({}),
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const said = once(createInterface({ input: child.stdout }), "line").then(([line]) => String(line));
  expect(await Promise.race([said, ended.then(() => "ended by itself")])).toBe("written");
  look();
  child.kill("SIGKILL");
  expect(await ended).toEqual([null, "SIGKILL"]);
}

/** Everything is as before; the same event is then taken in, and taken in once. */
async function expectUntouched(url: string, before: Awaited<ReturnType<typeof readRows>>): Promise<void> {
  await inDatabase(url, async (database) => {
    expect(await readRows(database)).toEqual(before);
    const { version } = await getBooking(database.kysely, BOOKING.id);
    const effects = await countEffects(database);
    await expectWholeHistory(database, version);

    const first = await takeIn(database, BOOKING.id, PAID);
    expect(first.ok && first.value.booking.state).toBe("CONFIRMED");
    expect((await takeIn(database, BOOKING.id, PAID)).ok).toBe(false);
    const transitions = await listTransitions(database.kysely, BOOKING.id);
    expect(transitions.filter(({ event }) => event.type === "CHECKOUT_PAID")).toHaveLength(1);
    expect(await countEffects(database)).toBe(effects + (first.ok ? first.value.effects.length : 0));
    await expectWholeHistory(database, version + 1);
  });
}

async function expectWholeHistory(database: Database, lines: number): Promise<void> {
  const findings: unknown[] = [];
  const { transitions } = await verifyHistory({ database, secretBox: TEST_BOX }, (one) => findings.push(one));
  expect([transitions, findings]).toEqual([lines, []]);
}

describe.each([
  ["SQLite", startSqlite],
  ["PostgreSQL", startPostgres],
] as const)("killed in the middle of a transaction on %s", (_name, start) => {
  let source: Awaited<ReturnType<typeof startSqlite>>;

  beforeAll(async () => {
    source = await start();
  });
  afterAll(() => source.remove());

  test.each([
    [
      "with booking and history written and the effects not yet: nothing of it is kept, and the same event applies once",
      "before-effects",
    ],
    [
      "with everything written and not committed: nothing of it is kept, and the same event applies once",
      "before-commit",
    ],
  ] as const)("%s", async (_title, moment) => {
    const url = await source.copy();
    const before = await arrange(url);
    await writeAndDie(url, moment, () => undefined);
    await expectUntouched(url, before);
  });

  test("that gives positions to events: they wait as before, and the next process gives each one", async () => {
    const url = await source.copy();
    const before = await arrange(url);
    await writeAndDie(url, "in-order", () => undefined);
    await inDatabase(url, async (database) => {
      expect(await readRows(database)).toEqual(before);
      const read = () => listPublishedEvents(database.kysely, null, { after: 0, limit: 10 });
      expect((await read()).events).toEqual([]);
      expect(await positionEvents(database, ORDER_STEP)).toMatchObject({ positioned: 1 });
      expect(await read()).toMatchObject({ events: [{ type: "booking.scheduled" }], position: 1 });
    });
  });
});

test("killed with uncommitted pages in SQLite's log already: they do not count, and the same event applies once", async () => {
  const source = await startSqlite();
  const url = await source.copy();
  const before = await arrange(url);
  const logBytes = () => statSync(`${url.slice("file:".length)}-wal`).size;
  await writeAndDie(url, "on-disk", () => expect(logBytes()).toBeGreaterThan(0));
  expect(logBytes()).toBeGreaterThan(0);
  await expectUntouched(url, before);
  await source.remove();
});
