import { expect, test } from "vitest";
import {
  insertTestOffer,
  TEST_BUILDER,
  TEST_NOW,
  TEST_SESSION_TYPE,
} from "../../db/bookings/test-bookings.ts";
import { forEachDialect } from "../../db/core/test-databases.ts";
import { plantSampleFunnel } from "../../db/seed/sample-funnel.ts";
import { dayPlus } from "../domain/funnel/funnel-period.ts";
import { funnelReportOf } from "./funnel-report-of.ts";

forEachDialect((openFresh) => {
  test("a year of sample traffic gives findings, makes no booking, and is planted once", async () => {
    const database = await openFresh();
    await insertTestOffer(database.kysely);
    const today = TEST_NOW.slice(0, 10);
    const about = { builderId: TEST_BUILDER.id, sessionTypeIds: [TEST_SESSION_TYPE.id], today };
    await plantSampleFunnel(database, about);
    await plantSampleFunnel(database, about);
    const report = await funnelReportOf(
      database.kysely,
      {
        builderId: TEST_BUILDER.id,
        period: { from: dayPlus(today, -28), until: dayPlus(today, -1) },
        filters: { sessionTypeId: null, source: null },
      },
      TEST_NOW,
    );
    const kinds = report.findings.map(({ kind }) => kind);
    expect(kinds[0]).toBe("step_loses_most");
    expect(kinds).toEqual(expect.arrayContaining(["step_fell", "reason_grew"]));
    expect(report.steps[2]?.medianSeconds).toBeGreaterThan(60);
    const bookings = await database.kysely.selectFrom("booking").select("id").execute();
    expect(bookings).toEqual([]);
    const year = await funnelReportOf(
      database.kysely,
      {
        builderId: TEST_BUILDER.id,
        period: { from: dayPlus(today, -365), until: dayPlus(today, -1) },
        filters: { sessionTypeId: null, source: null },
      },
      TEST_NOW,
    );
    expect(year.findings.map(({ kind }) => kind)).toContain("source_below");
    expect(year.days.every(({ seen }) => seen > 0)).toBe(true);
    const [begun, before] = [year.steps[1]?.count ?? 0, year.steps[1]?.before.count ?? 0];
    expect([year.isBeforeWhole, before > begun * 0.8]).toEqual([true, true]);
  });
});
