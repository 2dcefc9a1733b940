import { afterAll, beforeAll, expect, test } from "vitest";
import { findBuilderPicture } from "../../../db/builders/builder-pictures.ts";
import { isBuilderId } from "../../domain/values/ids.ts";
import { instant } from "../../domain/values/instant.ts";
import { rebuildBookings } from "../../history/rebuild-bookings.ts";
import { verifyHistory } from "../../history/verify-history.ts";
import { reconcile } from "../../reconciliation/reconcile.ts";
import { viewOfProfile } from "../../review/view-reviews.ts";
import { startTestApp, type TestApp } from "../../test-app.ts";
import type { ControlCall } from "../planted/control-call.ts";
import { seedYear } from "./seed-year.ts";

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
  const control: ControlCall = (provider, route, body) => app.control(provider, "POST", route, body);
  await seedYear(app.services, control);
  await app.untilQuiet();
}, 180_000);
afterAll(() => app.stop());

test("twelve builders have portraits and something to read of them", async () => {
  const rows = await app.db.selectFrom("builder").select(["id", "slug"]).execute();
  expect(rows).toHaveLength(12);
  for (const { id, slug } of rows) {
    if (!isBuilderId(id)) throw new TypeError(`${id} is no builder's id`);
    expect(await findBuilderPicture(app.db, id), slug).not.toBeNull();
    expect((await viewOfProfile(app.db, id)).picked.length, slug).toBeGreaterThan(1);
  }
});

test("the year has every state in which a booking stays, moves, money that went back, and one dispute to answer", async () => {
  const rows = await app.db.selectFrom("booking").select(["state", "builder_id", "starts_at"]).execute();
  expect(rows.length).toBeGreaterThan(300);
  expect(new Set(rows.map(({ builder_id }) => builder_id)).size).toBe(12);
  expect(new Set(rows.map(({ state }) => state))).toEqual(
    new Set(["ABANDONED", "CANCELED", "COMPLETED", "CONFIRMED", "REFUNDED"]),
  );
  const now = app.services.clock.now();
  const toCome = rows.filter(({ state }) => state === "CONFIRMED");
  expect(toCome.every(({ starts_at }) => instant(starts_at ?? "") > now)).toBe(true);
  expect(toCome.length).toBeGreaterThan(20);
  const types = await app.db.selectFrom("booking_transition").select("event_type").distinct().execute();
  const events = types.map(({ event_type }) => event_type);
  for (const type of [
    "TIME_MOVED",
    "NO_SHOW_MARKED",
    "REFUND_REQUESTED",
    "PAYMENT_DECLINED",
    "CHECKOUT_EXPIRED",
  ])
    expect(events).toContain(type);
  const disputes = await app.db.selectFrom("dispute").select(["status", "answer_due_at"]).execute();
  expect(disputes.map(({ status }) => status).sort()).toEqual(["open", "won"]);
  expect(disputes.find(({ status }) => status === "open")?.answer_due_at ?? "").toSatisfy(
    (at: string) => at > now,
  );
});

test("every history holds, the providers agree with all of it, and nobody was written to", async () => {
  expect(await verifyHistory(app.services, () => undefined)).toMatchObject({ findings: 0 });
  const asTold = await rebuildBookings(app.services, { write: false, alsoAhead: false }, () => undefined);
  expect(asTold).toMatchObject({ different: 0 });
  const run = await reconcile(app.taskDeps, "operator");
  expect(run?.findings).toEqual([]);
  expect(run?.progress.skipped).toEqual([]);
  expect(run?.progress.balances.map(({ difference }) => difference)).toEqual(
    run?.progress.balances.map(() => 0),
  );
  expect(app.sandbox.mailbox.ledger.list()).toEqual([]);
});
