import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openDatabase, type Database } from "../../db/core/open-database.ts";
import { startSqlite } from "../../db/core/test-databases.ts";
import { startPostgres } from "../../db/core/test-postgres.ts";
import { createSecretBox } from "../adapters/secret-box.ts";
import { addMinutes, instant, type Instant } from "../domain/values/instant.ts";
import { LimitReached } from "../domain/values/limit-reached.ts";
import type { LimitRule } from "../domain/values/limit-rules.ts";
import type { Limits } from "../ports.ts";
import { applyRetention } from "../worker/apply-retention.ts";
import { createLimits } from "./create-limits.ts";

const FIVE_AN_HOUR: LimitRule = { name: "five an hour", max: 5, minutes: 60 };
const THEN_ONE_A_MINUTE: LimitRule = { name: "then slower", max: 5, minutes: 60, thenEveryMinutes: 1 };
const BEGIN = instant("2026-03-02T10:00:00Z");
const SUBJECT = "casey@example.com";

const secretBox = createSecretBox([{ id: "test", key: new Uint8Array(32).fill(1) }]);

let now: Instant;
const clock = { now: () => now };

describe.each([
  ["sqlite", startSqlite],
  ["postgres", startPostgres],
] as const)("on %s", (dialect, start) => {
  let source: Awaited<ReturnType<typeof start>>;
  let url: string;
  let databases: Database[] = [];

  /** A process of its own, as far as the database can tell. */
  function newProcess(): { database: Database; limits: Limits } {
    const database = openDatabase(url);
    databases.push(database);
    return { database, limits: createLimits({ database, clock, secretBox }) };
  }

  beforeAll(async () => {
    source = await start();
  });
  beforeEach(async () => {
    await Promise.all(databases.map((database) => database.close()));
    databases = [];
    now = BEGIN;
    url = await source.copy();
  });
  afterAll(async () => {
    await Promise.all(databases.map((database) => database.close()));
    await source.remove();
  });

  async function takeTimes(limits: Limits, rule: LimitRule, times: number): Promise<number> {
    let allowed = 0;
    for (let n = 0; n < times; n += 1) if ((await limits.take(rule, SUBJECT)).allowed) allowed += 1;
    return allowed;
  }

  test("exactly so many are allowed and not one more, until the time is over", async () => {
    const { limits } = newProcess();
    expect(await takeTimes(limits, FIVE_AN_HOUR, 6)).toBe(5);
    now = addMinutes(BEGIN, 59);
    expect(await limits.take(FIVE_AN_HOUR, SUBJECT)).toEqual({
      allowed: false,
      retryAt: addMinutes(BEGIN, 60),
    });
    await expect(limits.takeOrThrow(FIVE_AN_HOUR, SUBJECT)).rejects.toEqual(
      new LimitReached("five an hour", 60),
    );
    now = addMinutes(BEGIN, 60);
    expect(await takeTimes(limits, FIVE_AN_HOUR, 6)).toBe(5);
  });

  test("a rule that slows down allows one more a minute, however often it is asked meanwhile", async () => {
    const { limits } = newProcess();
    expect(await takeTimes(limits, THEN_ONE_A_MINUTE, 20)).toBe(5);
    for (const minute of [1, 2, 3]) {
      now = addMinutes(BEGIN, minute);
      expect(await takeTimes(limits, THEN_ONE_A_MINUTE, 20)).toBe(1);
      const refused = await limits.take(THEN_ONE_A_MINUTE, SUBJECT);
      expect(refused).toEqual({ allowed: false, retryAt: addMinutes(now, 1) });
    }
    now = addMinutes(BEGIN, 60);
    expect(await takeTimes(limits, THEN_ONE_A_MINUTE, 20)).toBe(5);
  });

  test("two processes share one count, and many takes at the same moment are never one too many", async () => {
    const [one, other] = [newProcess().limits, newProcess().limits];
    const take = (n: number) => (n % 2 === 0 ? one : other).take(FIVE_AN_HOUR, SUBJECT);
    const first = [await take(0), await take(1)];
    // On SQLite, two open transactions in one thread would wait for each other.
    const next = Array.from({ length: 20 }, (_, n) => take(dialect === "sqlite" ? 0 : n));
    const takes = [...first, ...(await Promise.all(next))];
    expect(takes.filter(({ allowed }) => allowed)).toHaveLength(5);
  });

  test("a restart forgets nothing", async () => {
    const first = newProcess();
    expect(await takeTimes(first.limits, FIVE_AN_HOUR, 5)).toBe(5);
    await first.database.close();
    expect(await takeTimes(newProcess().limits, FIVE_AN_HOUR, 1)).toBe(0);
  });

  test("subjects and rules are counted apart; clearing one is not clearing another", async () => {
    const { limits } = newProcess();
    await takeTimes(limits, FIVE_AN_HOUR, 5);
    expect((await limits.take(FIVE_AN_HOUR, "somebody else")).allowed).toBe(true);
    expect((await limits.take(THEN_ONE_A_MINUTE, SUBJECT)).allowed).toBe(true);
    await limits.clear(THEN_ONE_A_MINUTE, SUBJECT);
    expect((await limits.take(FIVE_AN_HOUR, SUBJECT)).allowed).toBe(false);
    await limits.clear(FIVE_AN_HOUR, SUBJECT);
    await limits.clear(FIVE_AN_HOUR, SUBJECT);
    expect(await takeTimes(limits, FIVE_AN_HOUR, 6)).toBe(5);
  });

  test("nobody can be read out of the table, and what is over is forgotten", async () => {
    const { database, limits } = newProcess();
    await limits.take(FIVE_AN_HOUR, SUBJECT);
    const rows = () => database.kysely.selectFrom("limit_count").selectAll().execute();
    expect(await rows()).toHaveLength(1);
    expect(JSON.stringify(await rows())).not.toMatch(/casey|example/);
    now = addMinutes(BEGIN, 59);
    await applyRetention({ database, clock });
    expect(await rows()).toHaveLength(1);
    now = addMinutes(BEGIN, 60);
    await applyRetention({ database, clock });
    expect(await rows()).toEqual([]);
  });
});
