import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { beforeEach, describe, expect, test } from "vitest";
import { TEST_NOW } from "../../db/bookings/test-bookings.ts";
import type { Database } from "../../db/core/open-database.ts";
import { forEachDialect } from "../../db/core/test-databases.ts";
import type { AlertKind } from "../domain/health/alert-kinds.ts";
import { addMinutes, type Instant } from "../domain/values/instant.ts";
import type { AlertChannel, AlertNotification } from "../ports.ts";
import { TEST_THRESHOLDS } from "./test-thresholds.ts";
import { insertTestInstallation, TEST_TROUBLES, type TestTrouble } from "./test-troubles.ts";
import { watchAlerts } from "./watch-alerts.ts";

const DAY_MINUTES = 24 * 60;
const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Keeps what it is told, and refuses it while it is down. */
function recordingChannel(name: AlertChannel["name"] = "mail") {
  const told: AlertNotification[] = [];
  const channel = {
    name,
    told,
    isDown: false,
    prepare: () => Promise.resolve(),
    tell: (notification: AlertNotification) => {
      if (channel.isDown) return Promise.reject(new Error("down"));
      told.push(notification);
      return Promise.resolve(true);
    },
    stagesOf: (kind: AlertKind) =>
      told.filter(({ condition }) => condition.kind === kind).map(({ stage }) => stage),
  };
  return channel;
}

type Processes = readonly (() => Promise<void>)[];

forEachDialect((openFresh) => {
  let database: Database;
  let now: Instant;
  let mail: ReturnType<typeof recordingChannel>;
  let certificateEndsAt: Instant | null;

  beforeEach(async () => {
    database = await openFresh();
    now = TEST_NOW;
    mail = recordingChannel();
    certificateEndsAt = null;
    await insertTestInstallation(database.kysely, now);
  });

  const start = (channels: readonly AlertChannel[] = [mail]) =>
    watchAlerts({
      database,
      clock: { now: () => now },
      log: SILENT,
      randomBytes: (length) => new Uint8Array(randomBytes(length)),
      channels,
      certificate: { readEnd: () => Promise.resolve(certificateEndsAt) },
      host: "web-1",
      settings: { thresholds: TEST_THRESHOLDS, makesBackups: false, reconcileEveryMinutes: 60 },
    });

  /** Every process looks at once, each minute. */
  async function pass(minutes: number, processes: Processes): Promise<void> {
    for (let minute = 0; minute < minutes; minute++) {
      now = addMinutes(now, 1);
      await Promise.all(processes.map((look) => look()));
    }
  }

  test("an installation at rest tells nothing", async () => {
    await pass(3, [start()]);
    expect(mail.told).toEqual([]);
  });

  describe.each(Object.entries(TEST_TROUBLES) as [AlertKind, TestTrouble][])("%s", (kind, trouble) => {
    test("is told once by two processes, and is over, which is told once, after fifteen quiet minutes", async () => {
      const processes = [start(), start()];
      await trouble.begin(database.kysely, now);
      await pass(3, processes);
      expect(mail.stagesOf(kind)).toEqual(["new"]);
      await trouble.end(database.kysely, now);
      await pass(14, processes);
      expect(mail.stagesOf(kind)).toEqual(["new"]);
      await pass(3, processes);
      expect(mail.stagesOf(kind)).toEqual(["new", "over"]);
    });
  });

  test("a certificate that ends in less than two weeks is told, by what an hourly look has seen", async () => {
    certificateEndsAt = addMinutes(now, 13 * DAY_MINUTES);
    const processes = [start()];
    await pass(2, processes);
    expect(mail.told.map(({ condition }) => [condition.kind, condition.count])).toEqual([
      ["certificate_expiring", 12],
    ]);
    certificateEndsAt = addMinutes(now, 90 * DAY_MINUTES);
    await pass(20, processes);
    expect(mail.stagesOf("certificate_expiring")).toEqual(["new"]);
    await pass(60, processes);
    expect(mail.stagesOf("certificate_expiring")).toEqual(["new", "over"]);
  });

  test("what no channel takes is told when one does, and once", async () => {
    mail.isDown = true;
    const processes = [start(), start()];
    await TEST_TROUBLES.money_drift.begin(database.kysely, now);
    await pass(3, processes);
    mail.isDown = false;
    await pass(10, processes);
    expect(mail.stagesOf("money_drift")).toEqual(["new"]);
  });

  test("a mail that fails is told by the other channel, which says so", async () => {
    const chat = recordingChannel("webhook");
    mail.isDown = true;
    await TEST_TROUBLES.refund_failed.begin(database.kysely, now);
    await pass(10, [start([mail, chat])]);
    expect(chat.told).toMatchObject([{ stage: "new", isMailFailed: true }]);
  });

  test("a chat that fails takes nothing from the mail, and nothing is told twice for it", async () => {
    const chat = recordingChannel("webhook");
    chat.isDown = true;
    await TEST_TROUBLES.refund_failed.begin(database.kysely, now);
    await pass(10, [start([mail, chat])]);
    expect(mail.told).toMatchObject([{ stage: "new", isMailFailed: false }]);
  });

  test("what was late for a moment, as after a pause of the process, is told to nobody", async () => {
    const processes = [start()];
    await TEST_TROUBLES.queue_late.begin(database.kysely, now);
    await pass(1, processes);
    await TEST_TROUBLES.queue_late.end(database.kysely, now);
    await pass(30, processes);
    expect(mail.told).toEqual([]);
  });

  test("a look that fails says so, and what was seen before it is told all the same", async () => {
    const processes = [start()];
    mail.isDown = true;
    await TEST_TROUBLES.money_drift.begin(database.kysely, now);
    await pass(1, processes);
    mail.isDown = false;
    // Whatever the figures need.
    await database.kysely.schema.alterTable("wrong_clock").renameTo("lost").execute();
    now = addMinutes(now, 6);
    await expect(start()()).rejects.toThrow();
    expect(mail.stagesOf("money_drift")).toEqual(["new"]);
  });

  test("a database that takes no writes is told from memory, once until it is over; one bad look is told to nobody", async () => {
    const processes = [start()];
    await pass(1, processes);
    await setWritable(false);
    await pass(1, processes);
    await setWritable(true);
    await pass(2, processes);
    expect(mail.told).toEqual([]);
    await setWritable(false);
    await pass(5, processes);
    expect(mail.told).toMatchObject([
      { stage: "new", condition: { kind: "database_unwritable", detail: "web-1" } },
    ]);
    await setWritable(true);
    await pass(14, processes);
    expect(mail.stagesOf("database_unwritable")).toEqual(["new"]);
    await pass(3, processes);
    expect(mail.stagesOf("database_unwritable")).toEqual(["new", "over"]);
  });

  async function setWritable(isWritable: boolean): Promise<void> {
    const { kysely, dialect: kind } = database;
    if (kind === "sqlite") await sql`pragma query_only = ${sql.lit(isWritable ? 0 : 1)}`.execute(kysely);
    else if (isWritable) await sql`alter table lost rename to heartbeat`.execute(kysely);
    else await sql`alter table heartbeat rename to lost`.execute(kysely);
  }
});
