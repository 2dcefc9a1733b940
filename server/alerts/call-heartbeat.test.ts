import { beforeEach, expect, test } from "vitest";
import { TEST_NOW } from "../../db/bookings/test-bookings.ts";
import type { Database } from "../../db/core/open-database.ts";
import { forEachDialect } from "../../db/core/test-databases.ts";
import { addMinutes, type Instant } from "../domain/values/instant.ts";
import { callHeartbeat } from "./call-heartbeat.ts";
import { insertTestInstallation, TEST_TROUBLES } from "./test-troubles.ts";

forEachDialect((openFresh) => {
  let database: Database;
  let now: Instant;
  let lookedForAlertsAt: Instant;
  let calls: number;
  let lines: string[];

  beforeEach(async () => {
    database = await openFresh();
    now = TEST_NOW;
    lookedForAlertsAt = now;
    calls = 0;
    lines = [];
    await insertTestInstallation(database.kysely, now);
  });

  const write = (details: object, message?: string) =>
    void lines.push(JSON.stringify({ ...details, message }));
  const call = (answer: () => Promise<void> = () => Promise.resolve()) =>
    callHeartbeat({
      database,
      clock: { now: () => now },
      log: { info: write, warn: write, error: write },
      heartbeat: {
        call: () => {
          calls += 1;
          return answer();
        },
      },
      lookedForAlertsAt: () => lookedForAlertsAt,
    });

  test("a process that is well says so", async () => {
    await call();
    expect([calls, lines]).toEqual([1, []]);
  });

  test("a process whose look for alerts is stuck or fails is silent: nobody would be told of anything else", async () => {
    now = addMinutes(now, 5);
    await call();
    expect(calls).toBe(1);
    now = addMinutes(now, 1);
    await call();
    expect(calls).toBe(1);
    expect(lines.join()).toContain("alerts are not being looked for");
    lookedForAlertsAt = now;
    await call();
    expect(calls).toBe(2);
  });

  test("work that nobody claims for more than five minutes makes it silent", async () => {
    await TEST_TROUBLES.queue_late.begin(database.kysely, now);
    await database.kysely.updateTable("outbox").set({ next_attempt_at: now }).execute();
    now = addMinutes(now, 6);
    lookedForAlertsAt = now;
    await call();
    expect(calls).toBe(0);
    expect(lines.join()).toContain("work is not being claimed");
  });

  test("a call that is not heard is logged, and takes nothing along", async () => {
    await call(() => Promise.reject(new Error("no answer (ECONNREFUSED)")));
    expect(lines).toHaveLength(1);
  });
});
