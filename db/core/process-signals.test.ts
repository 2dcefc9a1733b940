import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { until } from "../../server/test-until.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { openDatabase, type Database } from "./open-database.ts";
import { openProcessSignals, SIGNAL_TIMES, type ProcessSignals } from "./process-signals.ts";
import { startDeafPooler } from "./test-deaf-pooler.ts";
import { startPostgres, type PostgresSource } from "./test-postgres.ts";

const BOOKING = "bkg_00000000000000000000000001" as BookingId;
/** Real time, made short: nothing here is about how long it takes. */
const SHORT = { ...SIGNAL_TIMES, pollMs: 10, verifyEveryMs: 50, echoMsMax: 300, reconnectMs: 10 };

let server: PostgresSource;
let url: string;
const opened: { readonly signals: ProcessSignals; readonly database: Database }[] = [];

beforeAll(async () => {
  server = await startPostgres();
  url = await server.copy();
});
afterEach(async () => {
  for (const { signals, database } of opened.splice(0)) {
    await signals.stop();
    await database.close();
  }
});
afterAll(() => server.remove());

/** A process as the others know it. */
function openProcess(id: string, urls: { database?: string; listen?: string } = {}) {
  const database = openDatabase(urls.database ?? url);
  const heard: string[] = [];
  const warnings: string[] = [];
  let missed = 0;
  const signals = openProcessSignals(
    {
      database,
      listenUrl: urls.listen ?? urls.database ?? url,
      id,
      log: { info: () => undefined, warn: (_details, text) => void warnings.push(text) },
    },
    { heard: (signal) => void heard.push(signal), mayHaveMissed: () => (missed += 1) },
    SHORT,
  );
  opened.push({ signals, database });
  signals.start();
  return { signals, database, heard, warnings, missed: () => missed };
}

const isListening = (...all: { readonly signals: ProcessSignals }[]) =>
  until(() => {
    for (const { signals } of all) expect(signals.state()).toBe("listening");
  });

test("what one process says the others hear, and not it itself", async () => {
  const [a, b, c] = [openProcess("a"), openProcess("b"), openProcess("c")];
  await isListening(a, b, c);
  a.signals.send(BOOKING);
  await until(() => {
    for (const other of [b, c]) expect(other.heard).toEqual([BOOKING]);
  });
  // What has come to it by now is heard before what comes after.
  b.signals.send("work");
  await until(() => expect(a.heard).toEqual(["work"]));
  expect(b.heard).toEqual([BOOKING]);
});

test("a process that is quiet is not asked to look", async () => {
  const [a, b] = [openProcess("a"), openProcess("b")];
  await isListening(a, b);
  const before = a.missed();
  b.signals.send("inbox");
  await until(() => expect(a.heard).toEqual(["inbox"]));
  expect(a.missed()).toBe(before);
});

test("a listening connection that is ended is opened again, and until then the process looks by itself", async () => {
  const [a, b] = [openProcess("a"), openProcess("b")];
  await isListening(a, b);
  const before = a.missed();
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name like '% listens'`.execute(
    a.database.kysely,
  );
  await until(() => {
    for (const one of [a, b]) expect(one.warnings).toHaveLength(1);
  });
  await isListening(a, b);
  // At the loss, and once it is back: what came in between was not heard.
  expect(a.missed()).toBeGreaterThanOrEqual(before + 2);
  a.signals.send(BOOKING);
  await until(() => expect(b.heard).toContain(BOOKING));
});

test("a database that is restarted is listened to again", async () => {
  const [a, b] = [openProcess("a"), openProcess("b")];
  await isListening(a, b);
  await server.crash();
  await until(() => expect(a.signals.state()).toBe("polling"));
  await server.start();
  await isListening(a, b);
  b.signals.send(BOOKING);
  await until(() => expect(a.heard).toContain(BOOKING));
});

test("behind a pooler that drops what is heard a process says so once and looks again and again, and what it says is heard", async () => {
  const pooler = await startDeafPooler(url);
  const deaf = openProcess("deaf", { database: pooler.url });
  const direct = openProcess("direct");
  await isListening(direct);
  await until(() => expect(deaf.warnings).toHaveLength(1));
  const before = deaf.missed();
  await until(() => expect(deaf.missed()).toBeGreaterThan(before + 20));
  expect(deaf.signals.state()).toBe("polling");
  expect(deaf.warnings).toHaveLength(1);
  expect(deaf.warnings[0]).toContain("DATABASE_LISTEN_URL");
  direct.signals.send(BOOKING);
  deaf.signals.send(BOOKING);
  await until(() => expect(direct.heard).toEqual([BOOKING]));
  expect(deaf.heard).toEqual([]);
  // An address around it is all that it takes.
  const around = openProcess("around", { database: pooler.url, listen: url });
  await isListening(around);
  // And a pooler that lets it through is noticed.
  pooler.hear();
  await isListening(deaf);
  await pooler.close();
});

test("on a file there are no others", async () => {
  const database = openDatabase(":memory:");
  const signals = openProcessSignals(
    { database, listenUrl: "file::memory:", id: "a", log: { info: () => undefined, warn: () => undefined } },
    { heard: () => expect.unreachable(), mayHaveMissed: () => expect.unreachable() },
  );
  signals.start();
  signals.send("work");
  expect(signals.state()).toBe("alone");
  await signals.stop();
  await database.close();
});
