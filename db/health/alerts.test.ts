import { beforeEach, expect, test } from "vitest";
import { TEST_NOW } from "../bookings/test-bookings.ts";
import type { Database } from "../core/open-database.ts";
import { forEachDialect } from "../core/test-databases.ts";
import type { Condition } from "../../server/domain/health/judge-health.ts";
import { addMinutes, type Instant } from "../../server/domain/values/instant.ts";
import {
  claimAlertsToTell,
  claimEndsToTell,
  deleteOldAlerts,
  endQuietAlerts,
  listOpenAlerts,
  recordTold,
  seeCondition,
  type AlertId,
} from "./alerts.ts";

const FAILED: Condition = {
  kind: "refund_failed",
  subject: "refused",
  since: TEST_NOW,
  latestAt: TEST_NOW,
  count: 1,
  detail: null,
};
const LATE: Condition = { ...FAILED, kind: "queue_late", subject: "money", latestAt: null };
const NEVER = addMinutes(TEST_NOW, -1_000);
const after = (minutes: number) => addMinutes(TEST_NOW, minutes);

forEachDialect((openFresh) => {
  let database: Database;
  let ids = 0;

  beforeEach(async () => {
    database = await openFresh();
  });

  const see = (condition: Condition, now: Instant) =>
    seeCondition(database.kysely, condition, `alt_${(ids += 1)}` as AlertId, now);
  const claim = (lease: string, now: Instant, toldBefore = NEVER) =>
    claimAlertsToTell(database.kysely, { lease, now, leasedUntil: addMinutes(now, 5) }, toldBefore);
  const claimEnds = (lease: string, now: Instant) =>
    claimEndsToTell(database.kysely, { lease, now, leasedUntil: addMinutes(now, 5) }, NEVER);

  test("a trouble that several processes see at once is one alert, which one of them tells", async () => {
    await Promise.all([
      see(FAILED, after(0)),
      see(FAILED, after(0)),
      see({ ...FAILED, subject: "x" }, after(0)),
    ]);
    const claimed = await Promise.all([claim("one", after(0)), claim("other", after(0))]);
    expect(claimed.map((alerts) => alerts.length).sort()).toEqual([0, 2]);
  });

  test("who dies before telling leaves it to another when the lease ends, and who tells leaves it to nobody", async () => {
    await see(FAILED, after(0));
    expect(await claim("dead", after(0))).toHaveLength(1);
    expect(await claim("early", after(4))).toEqual([]);
    const [alert] = await claim("other", after(5));
    expect(alert).toMatchObject({ kind: "refund_failed", subject: "refused", toldAt: null });
    if (alert === undefined) return;
    await recordTold(database.kysely, alert, "dead", after(5));
    expect(await listOpenAlerts(database.kysely)).toMatchObject([{ toldAt: null }]);
    await recordTold(database.kysely, alert, "other", after(5));
    expect(await listOpenAlerts(database.kysely)).toMatchObject([{ toldAt: after(5) }]);
    await see(FAILED, after(60));
    expect(await claim("one", after(60), after(45))).toEqual([]);
  });

  test("what is late is told when it still is a minute later", async () => {
    await see(LATE, after(0));
    expect(await claim("one", after(0))).toEqual([]);
    expect(await listOpenAlerts(database.kysely)).toEqual([]);
    await see(LATE, after(1));
    expect(await claim("one", after(1))).toHaveLength(1);
    expect(await listOpenAlerts(database.kysely)).toHaveLength(1);
  });

  test("what comes on top is told as well, once the last news is old enough", async () => {
    await see(FAILED, after(0));
    const [alert] = await claim("one", after(0));
    if (alert !== undefined) await recordTold(database.kysely, alert, "one", after(0));
    await see({ ...FAILED, latestAt: after(2), count: 2 }, after(2));
    expect(await claim("one", after(2), after(-13))).toEqual([]);
    await see({ ...FAILED, latestAt: after(2), count: 2 }, after(15));
    expect(await claim("one", after(15), after(0))).toMatchObject([{ count: 2, toldAt: after(0) }]);
  });

  test("an alert is over after its quiet minutes, its end is told once, and the same trouble later is another", async () => {
    await see(FAILED, after(0));
    await see({ ...FAILED, subject: "untold" }, after(0));
    const [alert, untold] = (await claim("one", after(0))).toSorted((a, b) =>
      a.subject < b.subject ? -1 : 1,
    );
    if (alert !== undefined) await recordTold(database.kysely, alert, "one", after(0));
    expect(untold?.subject).toBe("untold");
    await endQuietAlerts(database.kysely, after(-1), after(14));
    expect(await listOpenAlerts(database.kysely)).toHaveLength(2);
    await endQuietAlerts(database.kysely, after(0), after(15));
    expect(await listOpenAlerts(database.kysely)).toEqual([]);
    const ends = await Promise.all([claimEnds("one", after(15)), claimEnds("other", after(15))]);
    const [end, ...more] = ends.flat();
    expect(more).toEqual([]);
    expect(end).toMatchObject({ subject: "refused", overAt: after(15) });
    const winner = ends[0].length === 1 ? "one" : "other";
    if (end !== undefined) await recordTold(database.kysely, end, winner, after(15));
    expect(await claimEnds("later", after(60))).toEqual([]);
    await see(FAILED, after(61));
    expect(await claim("one", after(61), after(46))).toHaveLength(1);
    await deleteOldAlerts(database.kysely, after(62));
    expect(await listOpenAlerts(database.kysely)).toHaveLength(1);
  });
});
