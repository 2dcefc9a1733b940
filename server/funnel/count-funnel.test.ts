import { sql } from "kysely";
import { beforeEach, expect, test } from "vitest";
import {
  insertTestOffer,
  TEST_BUILDER,
  TEST_NOW,
  TEST_SESSION_TYPE,
} from "../../db/bookings/test-bookings.ts";
import { newFunnelChange } from "../../db/funnel/funnel-sums.ts";
import type { Database } from "../../db/core/open-database.ts";
import { forEachDialect } from "../../db/core/test-databases.ts";
import { addMinutes, type Instant } from "../domain/values/instant.ts";
import { createFunnelCounter } from "./count-funnel.ts";
import { funnelReportOf } from "./funnel-report-of.ts";

const DAY = TEST_NOW.slice(0, 10);
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

forEachDialect((openFresh, dialect) => {
  let database: Database;
  beforeEach(async () => {
    database = await openFresh();
    await insertTestOffer(database.kysely);
  });
  const newCounter = () => createFunnelCounter({ database, clock: { now: () => TEST_NOW }, log });
  const report = (source: string | null = null) =>
    funnelReportOf(
      database.kysely,
      {
        builderId: TEST_BUILDER.id,
        period: { from: DAY, until: DAY },
        filters: { sessionTypeId: null, source },
      },
      TEST_NOW,
    );
  /** What is said of the next free time, once so many leave at the time step that something is said. */
  const freeDays = async () => {
    await database.kysely.deleteFrom("funnel_count").execute();
    const change = newFunnelChange();
    const place = {
      builderId: TEST_BUILDER.id,
      sessionTypeId: TEST_SESSION_TYPE.id,
      source: "direct",
      day: DAY,
    };
    change.count(place, { step: "booking_begun", outcome: "left" }, 400);
    change.count(place, { step: "completed", outcome: "done" }, 600);
    await database.transact((tx) => change.write(tx));
    const [first] = (await report()).findings;
    return first?.kind === "step_loses_most" ? first.nextFreeInDays : undefined;
  };

  test("views cost no write of their own, and those of several processes add up", async () => {
    const [one, other] = [newCounter(), newCounter()];
    for (let view = 0; view < 7; view += 1) one.saw({ slug: TEST_BUILDER.slug, source: "direct" });
    other.saw({ slug: TEST_BUILDER.slug, source: "utm:spring" });
    other.saw({ slug: "nobody-of-this-name", source: "direct" });
    expect((await report()).steps[0]?.count).toBe(0);
    await Promise.all([one.stop(), other.stop()]);
    await one.flush();
    expect((await report()).steps[0]?.count).toBe(8);
    expect((await report()).choices.sources).toEqual(["direct", "utm:spring"]);
  });

  test.runIf(dialect === "sqlite")(
    "views of which a part could not be written are counted once",
    async () => {
      const db = database.kysely;
      let now: Instant = TEST_NOW;
      const counter = createFunnelCounter({ database, clock: { now: () => now }, log });
      // Two days of so many sources are more than one statement.
      for (const at of [TEST_NOW, addMinutes(TEST_NOW, 24 * 60)]) {
        now = at;
        for (let n = 0; n < 40; n += 1) counter.saw({ slug: TEST_BUILDER.slug, source: `utm:from-${n}` });
      }
      counter.saw({ slug: TEST_BUILDER.slug, source: "utm:zzz" });
      await sql`create trigger full before insert on funnel_view when new.source = 'utm:zzz' and new.builder_id <> ''
      begin select raise(abort, 'database or disk is full'); end`.execute(db);
      await counter.flush();
      await sql`drop trigger full`.execute(db);
      await counter.stop();
      const rows = await db.selectFrom("funnel_view").select(["builder_id", "count"]).execute();
      const sumOf = (id: string) =>
        rows.reduce((sum, { builder_id, count }) => sum + (builder_id === id ? count : 0), 0);
      expect([sumOf(""), sumOf(TEST_BUILDER.id)]).toEqual([81, 81]);
    },
  );

  test("codes asked for and entered to book with stand beside the steps, by builder and source", async () => {
    const counter = newCounter();
    const about = { sessionTypeId: TEST_SESSION_TYPE.id, source: "utm:spring" };
    counter.code("code_asked", about);
    counter.code("code_asked", about);
    counter.code("code_asked", { ...about, source: null });
    counter.code("code_entered", about);
    counter.code("code_entered", { ...about, sessionTypeId: `sty_${"9".repeat(26)}` });
    await counter.stop();
    const all = await report();
    expect(all.codes).toEqual({ code_asked: 3, code_entered: 1, before: { code_asked: 0, code_entered: 0 } });
    expect(all.steps.map(({ count }) => count)).toEqual(all.steps.map(() => 0));
    expect(all.days[0]?.seen).toBe(0);
    expect(all.choices.sources).toEqual(["direct", "utm:spring"]);
    expect((await report("utm:spring")).codes).toMatchObject({ code_asked: 2, code_entered: 1 });
  });

  test("the next free time is so many days away on the builder's calendar, of what is on sale and known", async () => {
    expect(await freeDays()).toBeNull();
    const until = async (times: readonly Instant[]) => {
      const row = { times_json: JSON.stringify(times), read_at: TEST_NOW };
      await database.kysely
        .insertInto("free_times")
        .values({
          session_type_id: TEST_SESSION_TYPE.id,
          builder_id: TEST_BUILDER.id,
          later_times: 0,
          outdated_at: null,
          failed_at: null,
          retry_at: null,
          lease: null,
          leased_until: null,
          ...row,
        })
        .onConflict((conflict) => conflict.column("session_type_id").doUpdateSet(row))
        .execute();
      return freeDays();
    };
    expect(await until([addMinutes(TEST_NOW, -60), addMinutes(TEST_NOW, 9 * 24 * 60)])).toBe(9);
    expect(await until([addMinutes(TEST_NOW, 1)])).toBe(0);
    expect(await until([])).toBeNull();
  });

  test("a refusal at Book is a loss at the profile, unless they go on all the same", async () => {
    const counter = newCounter();
    const asked = { sessionTypeId: TEST_SESSION_TYPE.id, source: "direct" };
    counter.refused(asked, "no_times");
    counter.refused(asked, "no_times");
    counter.refused(asked, "address_unconfirmed");
    counter.refused(asked, "unpaid_booking_exists");
    await counter.stop();
    const { losses, steps } = await report();
    expect(losses).toMatchObject([{ step: "profile_seen", reason: "no_times", count: 2, share: 1 }]);
    expect(steps.find(({ step }) => step === "booking_begun")?.count).toBe(0);
  });

  test("names that somebody makes up are counted together from the fiftieth on", async () => {
    const counter = newCounter();
    for (let n = 0; n < 500; n += 1) counter.saw({ slug: TEST_BUILDER.slug, source: `utm:made-up-${n}` });
    await counter.stop();
    const { choices, steps } = await report();
    expect(choices.sources).toHaveLength(51);
    expect(choices.sources).toContain("other");
    expect(steps[0]?.count).toBe(500);
  });
});
