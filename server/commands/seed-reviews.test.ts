import { afterAll, beforeAll, expect, test } from "vitest";
import { findBuilderBySlug } from "../../db/builders/builders.ts";
import { REVIEWED_BUILDER } from "../../db/seed/demo-reviews.ts";
import { verifyHistory } from "../history/verify-history.ts";
import { viewOfProfile } from "../review/view-reviews.ts";
import { startTestApp, type TestApp } from "../test-app.ts";
import { seedReviews } from "./seed-reviews.ts";

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

test("the demo's builder has an average and reviews to show, of sessions whose histories hold", async () => {
  await seedReviews(app.services);
  const builder = await findBuilderBySlug(app.db, REVIEWED_BUILDER);
  const { average, picked, hidden } = await viewOfProfile(app.db, builder?.id ?? "bld_none");
  expect(average).toEqual({ average: 4.3, count: 6 });
  expect(picked.map(({ name, isPaid }) => [name, isPaid])).toEqual([
    ["Grace Otieno", false],
    [null, false],
    ["Priya Nair", false],
    ["Tomás", false],
    ["Miriam Stone", false],
  ]);
  expect(hidden).toEqual([]);
  await app.untilQuiet();
  expect(await verifyHistory(app.services, () => undefined)).toMatchObject({ bookings: 6, findings: 0 });
});
