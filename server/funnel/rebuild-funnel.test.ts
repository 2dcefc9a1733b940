import { beforeEach, expect, test } from "vitest";
import type { Database } from "../../db/core/open-database.ts";
import { forEachDialect } from "../../db/core/test-databases.ts";
import { TEST_BUILDER, TEST_SESSION_TYPE } from "../../db/bookings/test-bookings.ts";
import { newFunnelChange } from "../../db/funnel/funnel-sums.ts";
import { addViews } from "../../db/funnel/funnel-views.ts";
import { addMinutes } from "../domain/values/instant.ts";
import { eventsOf, startHistoryFixture, type HistoryFixture } from "../history/test-histories.ts";
import { rebuildFunnel } from "./rebuild-funnel.ts";
import { rollUpFunnel } from "./roll-up-funnel.ts";

const WAYS = [
  [],
  ["a time is booked"],
  ["a time is booked", "a checkout is asked for"],
  ["a time is booked", "a checkout is asked for", "the first checkout is opened"],
] as const;

forEachDialect((openFresh) => {
  let database: Database;
  let histories: HistoryFixture;

  /** Bookings over some days, counted as they go on, with views, and refusals at Book. */
  beforeEach(async () => {
    database = await openFresh();
    histories = await startHistoryFixture(database);
    for (let n = 1; n <= 12; n += 1) {
      const id = await histories.begin(n);
      if (n % 3 === 0) await rollUpFunnel(histories.deps);
      await histories.record(id, eventsOf(n, WAYS[n % WAYS.length] ?? []));
      histories.setClock(addMinutes(histories.deps.clock.now(), 60 * 7));
    }
    await rollUpFunnel(histories.deps);
    const day = histories.deps.clock.now().slice(0, 10);
    const place = { builderId: TEST_BUILDER.id, source: "direct", day };
    await addViews(database.kysely, [{ ...place, page: "profile", count: 7 }]);
    const change = newFunnelChange();
    const refusedAt = { ...place, sessionTypeId: TEST_SESSION_TYPE.id };
    change.count(refusedAt, { step: "profile_seen", outcome: "no_times" }, 3);
    await change.write(database.kysely);
  });

  /** What changes took out again stands there as nothing, and a fresh count has no such rows. */
  async function sums(): Promise<string[]> {
    const db = database.kysely;
    const all = [
      ...(await db.selectFrom("funnel_view").selectAll().execute()),
      ...(await db.selectFrom("funnel_count").selectAll().where("count", "<>", 0).execute()),
      ...(await db.selectFrom("funnel_time").selectAll().where("count", "<>", 0).execute()),
      ...(await db.selectFrom("funnel_booking").selectAll().execute()),
    ];
    return all.map((row) => JSON.stringify(Object.entries(row).sort())).sort();
  }
  const spoil = async () => {
    await database.kysely
      .updateTable("funnel_count")
      .set({ count: 99 })
      .where("step", "<>", "profile_seen")
      .execute();
    await database.kysely.deleteFrom("funnel_time").execute();
  };

  test("sums that were wrong are those of the histories again; views and refusals at Book stay", async () => {
    const before = await sums();
    await spoil();
    expect(await sums()).not.toEqual(before);
    await rebuildFunnel(histories.deps);
    expect(await sums()).toEqual(before);
    await rebuildFunnel(histories.deps);
    expect(await sums()).toEqual(before);
  });

  test("while the app counts on and bookings go on, each is counted once", async () => {
    const id = await histories.begin(20);
    await Promise.all([
      rebuildFunnel(histories.deps),
      rollUpFunnel(histories.deps),
      histories.record(id, eventsOf(20, ["a time is booked"])),
      rollUpFunnel(histories.deps),
      rebuildFunnel(histories.deps),
    ]);
    await rollUpFunnel(histories.deps);
    const counted = await sums();
    await spoil();
    await rebuildFunnel(histories.deps);
    expect(await sums()).toEqual(counted);
    const bookings = await database.kysely.selectFrom("funnel_booking").select("booking_id").execute();
    expect(bookings).toHaveLength(13);
  });
});
