import { afterAll, beforeAll, expect, test } from "vitest";
import { listOpenDrifts } from "../../db/operations/drifts.ts";
import {
  findLatestReconciliation,
  findUnfinishedReconciliation,
} from "../../db/operations/reconciliations.ts";
import { addMinutes } from "../domain/values/instant.ts";
import { until } from "../test-until.ts";
import { reconcile, requestReconciliation, runRequested } from "./reconcile.ts";
import { reconcileWhenDue } from "./run-when-due.ts";
import { startReconciliationFixture, type ReconciliationFixture } from "./test-reconciliation.ts";
import { operatorCaller } from "../../e2e/kit/people.ts";

let fixture: ReconciliationFixture;

beforeAll(async () => {
  fixture = await startReconciliationFixture();
});
afterAll(() => fixture.stop());

/** Stops the process, as far as the run can tell, while Stripe's disputes are read. */
function stoppedHalfWay() {
  const controller = new AbortController();
  const { payments } = fixture.app.taskDeps;
  const deps = {
    ...fixture.app.taskDeps,
    payments: {
      ...payments,
      listDisputes: (since: Parameters<typeof payments.listDisputes>[0]) => {
        controller.abort();
        return payments.listDisputes(since);
      },
    },
  };
  return { deps, signal: controller.signal };
}

async function lostPayment() {
  const { bookingId, checkoutId } = await fixture.paying();
  await fixture.unheard(() => fixture.pay(checkoutId));
  return bookingId;
}

test("a run that the process breaks off is begun anew by the next, under its id, and finds what is left", async () => {
  const bookingId = await lostPayment();
  const direct = await fixture.initiated();
  await fixture.unheard(() => fixture.pickTime(direct));
  const { deps, signal } = stoppedHalfWay();
  expect(await reconcile(deps, "operator", signal)).toBeNull();
  const broken = await findUnfinishedReconciliation(fixture.app.db);
  expect(broken).toMatchObject({ finishedAt: null, heartbeatAt: null });
  expect((await fixture.booking(bookingId)).state).toBe("CONFIRMED");
  expect((await fixture.booking(direct)).state).toBe("INITIATED");
  const result = await runRequested(fixture.app.taskDeps);
  expect(result?.id).toBe(broken?.id);
  expect(result?.findings.map(({ kind }) => kind)).not.toContain("payment_missed");
  expect(result?.findings.map(({ kind }) => kind)).toContain("booking_missed");
  expect((await fixture.booking(direct)).state).toBe("SCHEDULED");
  expect(await findLatestReconciliation(fixture.app.db)).toMatchObject({ failedBecause: null });
  await fixture.app.untilQuiet();
  expect((await fixture.reconcile()).findings).toEqual([]);
});

test("a run is one process’s while it gives signs of life, and anybody’s a quarter of an hour later", async () => {
  const now = fixture.app.services.clock.now();
  const id = await requestReconciliation(fixture.app.taskDeps, "operator");
  const beat = (minutesAgo: number) =>
    fixture.app.db
      .updateTable("reconciliation")
      .set({ progress_json: JSON.stringify({ heartbeatAt: addMinutes(now, -minutesAgo) }) })
      .where("id", "=", id)
      .execute();
  await beat(14);
  expect(await reconcile(fixture.app.taskDeps, "operator")).toBeNull();
  expect(await requestReconciliation(fixture.app.taskDeps, "operator")).toBe(id);
  await beat(16);
  expect(await reconcile(fixture.app.taskDeps, "operator")).toMatchObject({ id });
});

test("of two that begin at once, one runs", async () => {
  const results = await Promise.all([1, 2, 3].map(() => reconcile(fixture.app.taskDeps, "operator")));
  expect(results.filter((result) => result !== null)).toHaveLength(1);
});

test("a calendar that does not answer is left out and said so, and its drifts are not taken for gone", async () => {
  const bookingId = await fixture.confirmed();
  const { time } = (await fixture.booking(bookingId)).context;
  await fixture.unheard(() =>
    fixture.app.control("calendly", "POST", `/events/${time?.calendlyEventId ?? ""}/vanish`),
  );
  await fixture.reconcile();
  const opened = await listOpenDrifts(fixture.app.db, 100);
  expect(opened.map(({ kind }) => kind)).toEqual(["event_vanished"]);
  const { faults } = fixture.app.sandbox.kernel;
  faults.add({
    provider: "calendly",
    on: "request",
    fault: { kind: "status", status: 403 },
    remaining: null,
  });
  const { progress } = await fixture.reconcile();
  faults.clear();
  expect(progress.skipped.some((sentence) => sentence.startsWith("The calendar of Ada Okafor"))).toBe(true);
  expect(await listOpenDrifts(fixture.app.db, 100)).toEqual(opened);
});

test("with Stripe away, the calendars and the books are compared all the same", async () => {
  const bookingId = await fixture.initiated();
  await fixture.unheard(() => fixture.pickTime(bookingId));
  const { faults } = fixture.app.sandbox.kernel;
  faults.add({ provider: "stripe", on: "request", fault: { kind: "status", status: 500 }, remaining: null });
  const { progress } = await fixture.reconcile();
  faults.clear();
  expect(progress.skipped.some((sentence) => sentence.startsWith("Stripe could not be compared"))).toBe(true);
  expect((await fixture.booking(bookingId)).state).toBe("SCHEDULED");
});

test("the schedule runs some minutes after the start, then every hour, and leaves recent changes to their deliveries", async () => {
  const { app } = fixture;
  await app.untilQuiet();
  const look = reconcileWhenDue(app.deps, 60);
  const latest = async () => (await findLatestReconciliation(app.db))?.id;
  const { signal } = new AbortController();
  const first = await latest();
  await look(signal);
  expect(await latest()).toBe(first);
  await app.advance(61);
  await app.untilQuiet();
  const bookingId = await lostPayment();
  await look(signal);
  const second = await latest();
  expect(second).not.toBe(first);
  expect((await fixture.booking(bookingId)).state).toBe("PAYMENT_PENDING");
  await app.advance(10);
  await look(signal);
  expect(await latest()).toBe(second);
  await fixture.reconcile();
  expect((await fixture.booking(bookingId)).state).toBe("CONFIRMED");
});

test("an operator asks for a run, sees how far it is, and reads what was found in words", async () => {
  const { app } = fixture;
  const bookingId = await lostPayment();
  const caller = operatorCaller(app);
  const { id } = await caller.operations.startReconciliation();
  expect((await caller.operations.startReconciliation()).id).toBe(id);
  await until(async () => {
    const { run } = await caller.operations.reconciliation();
    expect(run).toMatchObject({ id, progress: { step: "done" } });
    expect(run?.finishedAt).not.toBeNull();
  });
  const { resolved } = await caller.operations.reconciliation();
  const drift = resolved.find((one) => one.bookingId === bookingId && one.kind === "payment_missed");
  expect(drift).toMatchObject({
    resolution: "repaired",
    details: { amount: { amountMinor: 15_000, currency: "USD" } },
  });
});
