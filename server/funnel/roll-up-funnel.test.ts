import { beforeEach, expect, test } from "vitest";
import type { Database } from "../../db/core/open-database.ts";
import { forEachDialect } from "../../db/core/test-databases.ts";
import { addViews } from "../../db/funnel/funnel-views.ts";
import { newFunnelChange } from "../../db/funnel/funnel-sums.ts";
import { TEST_BUILDER, TEST_NOW, TEST_SESSION_TYPE } from "../../db/bookings/test-bookings.ts";
import { dayPlus } from "../domain/funnel/funnel-period.ts";
import type { FunnelPeriod, FunnelReport } from "../domain/funnel/funnel-report.ts";
import type { FunnelStep } from "../domain/funnel/funnel-steps.ts";
import { addMinutes } from "../domain/values/instant.ts";
import { eventsOf, startHistoryFixture, type HistoryFixture } from "../history/test-histories.ts";
import { funnelReportOf } from "./funnel-report-of.ts";
import { rollUpFunnel } from "./roll-up-funnel.ts";

forEachDialect((openFresh) => {
  let database: Database;
  let histories: HistoryFixture;
  let period: FunnelPeriod;

  beforeEach(async () => {
    database = await openFresh();
    histories = await startHistoryFixture(database);
    const day = histories.deps.clock.now().slice(0, 10);
    period = { from: day, until: day };
  });

  const rollUp = () => rollUpFunnel(histories.deps);
  const report = (filters: Partial<FunnelReport["filters"]> = {}): Promise<FunnelReport> =>
    funnelReportOf(
      database.kysely,
      {
        builderId: TEST_BUILDER.id,
        period,
        filters: { sessionTypeId: null, source: null, ...filters },
      },
      TEST_NOW,
    );
  const countsOf = ({ steps }: FunnelReport) =>
    Object.fromEntries(steps.map(({ step, count }) => [step, count])) as Record<FunnelStep, number>;

  test("bookings are counted as far as they have come, once, however often it is counted", async () => {
    const first = await histories.begin(1);
    await histories.record(first, eventsOf(1, ["a time is booked"]));
    await histories.begin(2);
    await rollUp();
    await Promise.all([rollUp(), rollUp()]);
    await rollUp();
    const counted = await report();
    expect(countsOf(counted)).toMatchObject({ booking_begun: 2, time_picked: 1, details_confirmed: 0 });
    expect(counted.steps.find(({ step }) => step === "time_picked")?.medianSeconds).not.toBeNull();
    expect(counted.countedUntil).toBe(histories.deps.clock.now());
  });

  test("a booking that goes on is taken out where it stood and counted where it stands, on the day on which it was begun", async () => {
    const id = await histories.begin(1);
    await rollUp();
    await histories.record(
      id,
      eventsOf(1, ["a time is booked", "a checkout is asked for", "the first checkout is opened"]),
    );
    histories.setClock(addMinutes(histories.deps.clock.now(), 60 * 24 * 3));
    await rollUp();
    expect(countsOf(await report())).toMatchObject({ booking_begun: 1, checkout_opened: 1, paid: 0 });
    expect((await report()).days).toMatchObject([{ begun: 1, paid: 0 }]);
    const rows = await database.kysely.selectFrom("funnel_count").select("count").execute();
    expect(rows.every(({ count }) => count >= 0)).toBe(true);
  });

  test("a line that is committed late, with an earlier time than what was counted, is counted all the same", async () => {
    const late = await histories.begin(1);
    const other = await histories.begin(2);
    await histories.record(other, eventsOf(2, ["a time is booked"]));
    await rollUp();
    histories.setClock(addMinutes(histories.deps.clock.now(), -2));
    await histories.record(late, eventsOf(1, ["a time is booked"]));
    await rollUp();
    expect(countsOf(await report())).toMatchObject({ booking_begun: 2, time_picked: 2 });
  });

  test("the sums by session type, by source and of all builders agree with those of the builder", async () => {
    const id = await histories.begin(1);
    await histories.record(id, eventsOf(1, ["a time is booked"]));
    await rollUp();
    const all = countsOf(await report());
    const [sessionType] = (await report()).choices.sessionTypes;
    expect(countsOf(await report({ sessionTypeId: sessionType?.id ?? null }))).toEqual(all);
    expect(countsOf(await report({ source: "direct" }))).toEqual(all);
    expect(countsOf(await report({ source: "embed" }))).toMatchObject({ booking_begun: 0 });
    const everybodys = await funnelReportOf(
      database.kysely,
      {
        builderId: null,
        period,
        filters: { sessionTypeId: null, source: null },
      },
      TEST_NOW,
    );
    expect(countsOf(everybodys)).toEqual(all);
    const month = { from: `${period.from.slice(0, 7)}-01`, until: "2026-12-31" };
    const byMonths = await funnelReportOf(
      database.kysely,
      {
        builderId: TEST_BUILDER.id,
        period: month,
        filters: { sessionTypeId: null, source: null },
      },
      TEST_NOW,
    );
    expect(countsOf(byMonths)).toEqual(all);
  });

  test("views of several processes add up, and their ratio to what was begun is the first conversion", async () => {
    const view = { builderId: TEST_BUILDER.id, day: period.from, page: "profile", source: "direct" } as const;
    await Promise.all([
      addViews(database.kysely, [{ ...view, count: 3 }]),
      addViews(database.kysely, [{ ...view, count: 5 }]),
    ]);
    await histories.begin(1);
    await rollUp();
    const { steps } = await report();
    expect(steps[0]).toMatchObject({ count: 8, lost: 7, medianSeconds: null });
    expect(steps[1]).toMatchObject({ count: 1, conversion: 1 / 8, medianSeconds: null });
  });

  test("a period before that was counted in part is compared with nothing", async () => {
    const of = (day: string) =>
      ({ builderId: TEST_BUILDER.id, day, page: "profile", source: "direct" }) as const;
    const first = dayPlus(period.from, -10);
    const change = newFunnelChange();
    // Bookings of two months do not help while views are counted for ten days alone.
    for (let ago = 0; ago < 60; ago += 1) {
      const day = dayPlus(period.from, -ago);
      if (day >= first) await addViews(database.kysely, [{ ...of(day), count: 100 }]);
      const place = { ...of(day), sessionTypeId: TEST_SESSION_TYPE.id };
      const outcome = ago < 5 ? "left" : "done";
      change.count(place, { step: outcome === "left" ? "booking_begun" : "completed", outcome }, 50);
    }
    await change.write(database.kysely);
    const lastDays = (days: number) =>
      funnelReportOf(
        database.kysely,
        {
          builderId: TEST_BUILDER.id,
          period: { from: dayPlus(period.until, 1 - days), until: period.until },
          filters: { sessionTypeId: null, source: null },
        },
        TEST_NOW,
      );
    const [whole, inPart] = [await lastDays(5), await lastDays(6)];
    expect([whole.isBeforeWhole, inPart.isBeforeWhole]).toEqual([true, false]);
    expect(whole.findings.map(({ kind }) => kind)).toContain("step_fell");
    const compared = ["step_fell", "step_rose", "reason_grew"];
    expect(inPart.findings.filter(({ kind }) => compared.includes(kind))).toEqual([]);
  });

  test("nothing that is kept names a person", async () => {
    const id = await histories.begin(1, "Prunella Unmistakable");
    await histories.record(id, eventsOf(1, ["a time is booked"]));
    await rollUp();
    for (const table of [
      "funnel_view",
      "funnel_count",
      "funnel_time",
      "funnel_booking",
      "funnel_progress",
    ] as const) {
      const kept = JSON.stringify(await database.kysely.selectFrom(table).selectAll().execute());
      expect(kept).not.toMatch(/unmistakable|@|user|person/i);
    }
  });
});
