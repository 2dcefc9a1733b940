import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listOpenDrifts } from "../../db/operations/drifts.ts";
import { dismissDrift, repairDrift } from "./repair-drift.ts";
import { viewOfReconciliation } from "./view-of-reconciliation.ts";
import { kindsOf, startReconciliationWorld, type ReconciliationWorld } from "./test-reconciliation.ts";

const OPERATOR = { userId: "operator", requestId: "test" };

let world: ReconciliationWorld;

beforeAll(async () => {
  world = await startReconciliationWorld();
});
afterAll(() => world.stop());

describe("what only a person may decide stays open until they do:", () => {
  test("a paid session that vanished: one click cancels it and returns everything", async () => {
    const bookingId = await world.confirmed();
    await world.unheard(async () =>
      world.app.control("calendly", "POST", `/events/${await world.eventIdOf(bookingId)}/vanish`),
    );
    expect(kindsOf(await world.findingsOf(bookingId))).toEqual(["event_vanished open"]);
    expect(kindsOf(await world.findingsOf(bookingId))).toEqual(["event_vanished open"]);
    expect((await world.booking(bookingId)).state).toBe("CONFIRMED");
    const drift = await world.openDriftOf(bookingId);
    const { context } = await world.booking(bookingId);
    const onCard = async () =>
      (await viewOfReconciliation(world.app.db, drift.foundAt)).open.find(({ id }) => id === drift.id);
    expect((await onCard())?.booking).toMatchObject({
      id: bookingId,
      startsAt: context.time?.startsAt,
      price: context.price,
    });
    const setPolicy = (cancellation_policy_json: string) =>
      world.app.db
        .updateTable("booking")
        .set({ cancellation_policy_json })
        .where("id", "=", bookingId)
        .execute();
    await setPolicy('{"rules": "none of ours"}');
    expect(await onCard()).toMatchObject({ bookingId, booking: null });
    await setPolicy(JSON.stringify(context.cancellationPolicy));
    expect(await repairDrift(world.app.deps, drift.id, OPERATOR)).toMatchObject({ ok: true });
    await world.app.untilQuiet();
    expect((await world.booking(bookingId)).state).toBe("REFUNDED");
    const mails = world.app.sandbox.mailbox.ledger
      .list()
      .filter(({ subject }) => subject.startsWith("Canceled: "))
      .map(({ text }) => text);
    expect(mails).toHaveLength(2);
    for (const text of mails) {
      expect(text).toMatch(/^We canceled /);
      expect(text).toContain("The reason: Calendly does not have this session any more.");
    }
    expect(await repairDrift(world.app.deps, drift.id, OPERATOR)).toMatchObject({
      ok: false,
      refusal: { code: "drift_resolved" },
    });
    expect(kindsOf(await world.findingsOf(bookingId))).toEqual([]);
  });

  test("a refund that failed: heard of, and tried again by one click, once", async () => {
    const bookingId = await world.confirmed();
    await world.cancelByBuilder(bookingId);
    await world.app.untilQuiet();
    const [refund] = (await world.booking(bookingId)).context.refunds;
    await world.unheard(() => world.app.control("stripe", "POST", `/refunds/${refund?.refundId ?? ""}/fail`));
    expect(kindsOf(await world.findingsOf(bookingId))).toEqual([
      "refund_failed repaired",
      "refund_failed_for_good open",
    ]);
    expect((await world.booking(bookingId)).state).toBe("CANCELED");
    const drift = await world.openDriftOf(bookingId);
    const clicks = await Promise.all([
      repairDrift(world.app.deps, drift.id, OPERATOR),
      repairDrift(world.app.deps, drift.id, OPERATOR),
    ]);
    expect(clicks.some(({ ok }) => ok)).toBe(true);
    await world.app.untilQuiet();
    const { state, context } = await world.booking(bookingId);
    expect(state).toBe("REFUNDED");
    expect(context.refundObligations.map(({ reason }) => reason)).toEqual(["canceled", "again"]);
    expect(kindsOf(await world.findingsOf(bookingId))).toEqual([]);
  });

  test("money that is owed and that nobody ordered: one click returns it", async () => {
    const bookingId = await world.confirmed();
    const { paymentIntentId } = await world.paymentOf(bookingId);
    await world.cancelByBuilder(bookingId);
    await world.app.untilQuiet();
    await world.unheard(async () => {
      await world.app.db.deleteFrom("refund").where("booking_id", "=", bookingId).execute();
      await world.app.db.deleteFrom("refund_due").where("booking_id", "=", bookingId).execute();
      await world.app.db
        .updateTable("booking")
        .set({ state: "CANCELED" })
        .where("id", "=", bookingId)
        .execute();
      const [refund] = await world.app.deps.payments.listRefunds(paymentIntentId);
      await world.app.control("stripe", "POST", `/refunds/${refund?.refundId ?? ""}/fail`);
    });
    expect(kindsOf(await world.findingsOf(bookingId))).toContain("money_owed open");
    const drift = await world.openDriftOf(bookingId);
    expect(drift).toMatchObject({ kind: "money_owed", details: { amount: { amountMinor: 15_000 } } });
    expect(await repairDrift(world.app.deps, drift.id, OPERATOR)).toMatchObject({ ok: true });
    await world.app.untilQuiet();
    expect((await world.booking(bookingId)).state).toBe("REFUNDED");
    expect(kindsOf(await world.findingsOf(bookingId))).toEqual([]);
  });

  test("a refund obligation that nobody carries out: one click orders it anew", async () => {
    const bookingId = await world.confirmed();
    const { faults } = world.app.sandbox.kernel;
    faults.add({ provider: "stripe", on: "request", fault: { kind: "down" }, remaining: null });
    await world.cancelByBuilder(bookingId);
    await world.app.db
      .deleteFrom("outbox")
      .where("booking_id", "=", bookingId)
      .where("type", "=", "requestRefund")
      .execute();
    faults.clear();
    await world.app.untilQuiet();
    expect(kindsOf(await world.findingsOf(bookingId))).toEqual(["refund_stuck open"]);
    const drift = await world.openDriftOf(bookingId);
    expect(await repairDrift(world.app.deps, drift.id, OPERATOR)).toMatchObject({ ok: true });
    await world.app.untilQuiet();
    const { state, context } = await world.booking(bookingId);
    expect(state).toBe("REFUNDED");
    expect(context.refunds).toHaveLength(1);
    expect(kindsOf(await world.findingsOf(bookingId))).toEqual([]);
  });

  test("an order that was given up: one click lets the worker try it again", async () => {
    const bookingId = await world.confirmed();
    const { faults } = world.app.sandbox.kernel;
    faults.add({
      provider: "stripe",
      on: "request",
      fault: { kind: "status", status: 400 },
      remaining: null,
      method: "POST",
    });
    await world.cancelByBuilder(bookingId);
    await world.app.untilQuiet();
    faults.clear();
    expect(kindsOf(await world.findingsOf(bookingId))).toEqual(["letter_dead open"]);
    const drift = await world.openDriftOf(bookingId);
    expect(await repairDrift(world.app.deps, drift.id, OPERATOR)).toMatchObject({ ok: true });
    await world.app.untilQuiet();
    expect((await world.booking(bookingId)).state).toBe("REFUNDED");
    expect(kindsOf(await world.findingsOf(bookingId))).toEqual([]);
  });

  test("a session refunded in Stripe’s dashboard: reported, repaired by no click, gone when its builder has answered", async () => {
    const bookingId = await world.confirmed();
    const { paymentIntentId } = await world.paymentOf(bookingId);
    await world.app.control("stripe", "POST", "/refunds", { payment_intent: paymentIntentId });
    await world.app.untilQuiet();
    expect(kindsOf(await world.findingsOf(bookingId))).toEqual(["refunded_outside open"]);
    const drift = await world.openDriftOf(bookingId);
    expect(await repairDrift(world.app.deps, drift.id, OPERATOR)).toMatchObject({
      ok: false,
      refusal: { code: "drift_needs_a_person" },
    });
    await world.cancelByBuilder(bookingId);
    await world.app.untilQuiet();
    expect(kindsOf(await world.findingsOf(bookingId))).toEqual([]);
    expect((await listOpenDrifts(world.app.db, 100)).map(({ id }) => id)).not.toContain(drift.id);
  });

  test("one that is put aside with a note is not reported again", async () => {
    const bookingId = await world.confirmed();
    await world.unheard(async () =>
      world.app.control("calendly", "POST", `/events/${await world.eventIdOf(bookingId)}/vanish`),
    );
    await world.reconcile();
    const drift = await world.openDriftOf(bookingId);
    const note = "They meet in person.";
    expect(await dismissDrift(world.app.deps, drift.id, OPERATOR, note)).toMatchObject({ ok: true });
    await world.reconcile();
    expect((await listOpenDrifts(world.app.db, 100)).filter((one) => one.bookingId === bookingId)).toEqual(
      [],
    );
    const [action] = await world.app.db.selectFrom("operator_action").selectAll().execute();
    expect(action).toMatchObject({ action: "dismiss_drift", subject: drift.id, note });
  });
});
