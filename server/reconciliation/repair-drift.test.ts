import { ENGLISH } from "../domain/text/language.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { until } from "../test-until.ts";
import { listOpenDrifts } from "../../db/operations/drifts.ts";
import { handleDeadEffect } from "../booking/handle-dead-letter.ts";
import type { EffectKey } from "../domain/booking/booking-effect.ts";
import { dismissDrift, repairDrift } from "./repair-drift.ts";
import { viewOfReconciliation } from "./view-of-reconciliation.ts";
import { kindsOf, startReconciliationFixture, type ReconciliationFixture } from "./test-reconciliation.ts";

const OPERATOR = { userId: "operator", requestId: "test" };

let fixture: ReconciliationFixture;

beforeAll(async () => {
  fixture = await startReconciliationFixture();
});
afterAll(() => fixture.stop());

describe("what only a person may decide stays open until they do:", () => {
  test("a paid session that vanished: one click cancels it and returns everything", async () => {
    const bookingId = await fixture.confirmed();
    await fixture.unheard(async () =>
      fixture.app.control("calendly", "POST", `/events/${await fixture.eventIdOf(bookingId)}/vanish`),
    );
    expect(kindsOf(await fixture.findingsOf(bookingId))).toEqual(["event_vanished open"]);
    expect(kindsOf(await fixture.findingsOf(bookingId))).toEqual(["event_vanished open"]);
    expect((await fixture.booking(bookingId)).state).toBe("CONFIRMED");
    const drift = await fixture.openDriftOf(bookingId);
    const { context } = await fixture.booking(bookingId);
    const onCard = async () =>
      (await viewOfReconciliation(fixture.app.db, drift.foundAt, ENGLISH)).open.find(
        ({ id }) => id === drift.id,
      );
    expect((await onCard())?.booking).toMatchObject({
      id: bookingId,
      startsAt: context.time?.startsAt,
      price: context.price,
    });
    const setPolicy = (cancellation_policy_json: string) =>
      fixture.app.db
        .updateTable("booking")
        .set({ cancellation_policy_json })
        .where("id", "=", bookingId)
        .execute();
    await setPolicy('{"rules": "none of ours"}');
    expect(await onCard()).toMatchObject({ bookingId, booking: null });
    await setPolicy(JSON.stringify(context.cancellationPolicy));
    expect(await repairDrift(fixture.app.deps, drift.id, OPERATOR)).toMatchObject({ ok: true });
    await fixture.app.untilQuiet();
    expect((await fixture.booking(bookingId)).state).toBe("REFUNDED");
    const mails = fixture.app.sandbox.mailbox.ledger
      .list()
      .filter(({ subject }) => subject.startsWith("Canceled: "))
      .map(({ text }) => text);
    expect(mails).toHaveLength(2);
    for (const text of mails) {
      expect(text).toMatch(/^We canceled /);
      expect(text).toContain("The reason: Calendly does not have this session any more.");
    }
    expect(await repairDrift(fixture.app.deps, drift.id, OPERATOR)).toMatchObject({
      ok: false,
      refusal: { code: "drift_resolved" },
    });
    expect(kindsOf(await fixture.findingsOf(bookingId))).toEqual([]);
  });

  test("a refund that failed: learned of, and tried again by one click, once", async () => {
    const bookingId = await fixture.confirmed();
    await fixture.cancelByBuilder(bookingId);
    await fixture.app.untilQuiet();
    const [refund] = (await fixture.booking(bookingId)).context.refunds;
    await fixture.unheard(() =>
      fixture.app.control("stripe", "POST", `/refunds/${refund?.refundId ?? ""}/fail`),
    );
    expect(kindsOf(await fixture.findingsOf(bookingId))).toEqual([
      "refund_failed repaired",
      "refund_failed_for_good open",
    ]);
    expect((await fixture.booking(bookingId)).state).toBe("CANCELED");
    const drift = await fixture.openDriftOf(bookingId);
    const clicks = await Promise.all([
      repairDrift(fixture.app.deps, drift.id, OPERATOR),
      repairDrift(fixture.app.deps, drift.id, OPERATOR),
    ]);
    expect(clicks.some(({ ok }) => ok)).toBe(true);
    await fixture.app.untilQuiet();
    const { state, context } = await fixture.booking(bookingId);
    expect(state).toBe("REFUNDED");
    expect(context.refundObligations.map(({ reason }) => reason)).toEqual(["canceled", "again"]);
    expect(kindsOf(await fixture.findingsOf(bookingId))).toEqual([]);
  });

  test("money that is owed and that nothing requested: one click returns it", async () => {
    const bookingId = await fixture.confirmed();
    const { paymentIntentId } = await fixture.paymentOf(bookingId);
    await fixture.cancelByBuilder(bookingId);
    await fixture.app.untilQuiet();
    await fixture.unheard(async () => {
      await fixture.app.db.deleteFrom("refund").where("booking_id", "=", bookingId).execute();
      await fixture.app.db.deleteFrom("refund_due").where("booking_id", "=", bookingId).execute();
      await fixture.app.db
        .updateTable("booking")
        .set({ state: "CANCELED" })
        .where("id", "=", bookingId)
        .execute();
      const [refund] = await fixture.app.deps.payments.listRefunds(paymentIntentId);
      await fixture.app.control("stripe", "POST", `/refunds/${refund?.refundId ?? ""}/fail`);
    });
    expect(kindsOf(await fixture.findingsOf(bookingId))).toContain("money_owed open");
    const drift = await fixture.openDriftOf(bookingId);
    expect(drift).toMatchObject({ kind: "money_owed", details: { amount: { amountMinor: 15_000 } } });
    expect(await repairDrift(fixture.app.deps, drift.id, OPERATOR)).toMatchObject({ ok: true });
    await fixture.app.untilQuiet();
    expect((await fixture.booking(bookingId)).state).toBe("REFUNDED");
    expect(kindsOf(await fixture.findingsOf(bookingId))).toEqual([]);
  });

  test("a refund obligation that nobody carries out: one click requests it again", async () => {
    const bookingId = await fixture.confirmed();
    const { faults } = fixture.app.sandbox.kernel;
    faults.add({ provider: "stripe", on: "request", fault: { kind: "down" }, remaining: null });
    await fixture.cancelByBuilder(bookingId);
    // A try that is on its way would still arrive.
    await until(async () => {
      const effect = await fixture.app.db
        .selectFrom("outbox")
        .select("last_error")
        .where("booking_id", "=", bookingId)
        .where("type", "=", "requestRefund")
        .executeTakeFirstOrThrow();
      expect(effect.last_error).not.toBeNull();
    });
    await fixture.app.db
      .deleteFrom("outbox")
      .where("booking_id", "=", bookingId)
      .where("type", "=", "requestRefund")
      .execute();
    faults.clear();
    // Longer than Stripe is left alone after an outage.
    await fixture.app.advance(3);
    await fixture.app.untilQuiet();
    expect(kindsOf(await fixture.findingsOf(bookingId))).toEqual(["refund_stuck open"]);
    const drift = await fixture.openDriftOf(bookingId);
    expect(await repairDrift(fixture.app.deps, drift.id, OPERATOR)).toMatchObject({ ok: true });
    await fixture.app.untilQuiet();
    const { state, context } = await fixture.booking(bookingId);
    expect(state).toBe("REFUNDED");
    expect(context.refunds).toHaveLength(1);
    expect(kindsOf(await fixture.findingsOf(bookingId))).toEqual([]);
  });

  test("a dead effect: one click lets the worker try it again", async () => {
    const bookingId = await fixture.confirmed();
    const { faults } = fixture.app.sandbox.kernel;
    faults.add({
      provider: "stripe",
      on: "request",
      fault: { kind: "status", status: 400 },
      remaining: null,
      method: "POST",
    });
    await fixture.cancelByBuilder(bookingId);
    await fixture.app.untilQuiet();
    faults.clear();
    expect(kindsOf(await fixture.findingsOf(bookingId))).toEqual(["letter_dead open"]);
    const drift = await fixture.openDriftOf(bookingId);
    expect(await repairDrift(fixture.app.deps, drift.id, OPERATOR)).toMatchObject({ ok: true });
    await fixture.app.untilQuiet();
    expect((await fixture.booking(bookingId)).state).toBe("REFUNDED");
    expect(kindsOf(await fixture.findingsOf(bookingId))).toEqual([]);
  });

  test("a failed job that was decided elsewhere leaves the list with the click that comes too late", async () => {
    const bookingId = await fixture.confirmed();
    const { faults } = fixture.app.sandbox.kernel;
    faults.add({
      provider: "stripe",
      on: "request",
      fault: { kind: "status", status: 400 },
      remaining: null,
      method: "POST",
    });
    await fixture.cancelByBuilder(bookingId);
    await fixture.app.untilQuiet();
    faults.clear();
    expect(kindsOf(await fixture.findingsOf(bookingId))).toEqual(["letter_dead open"]);
    const drift = await fixture.openDriftOf(bookingId);
    const { effectKey } = drift.details;
    const cause = { kind: "operator", reference: "test", personId: OPERATOR.userId } as const;
    await handleDeadEffect(
      { ...fixture.app.deps, cause },
      effectKey as EffectKey,
      "retry",
      "It works again.",
    );
    await fixture.app.untilQuiet();
    expect(await repairDrift(fixture.app.deps, drift.id, OPERATOR)).toMatchObject({ ok: false });
    expect((await listOpenDrifts(fixture.app.db, 100)).map(({ id }) => id)).not.toContain(drift.id);
  });

  test("a session refunded in Stripe’s dashboard: reported, repaired by no click, gone when its builder has answered", async () => {
    const bookingId = await fixture.confirmed();
    const { paymentIntentId } = await fixture.paymentOf(bookingId);
    await fixture.app.control("stripe", "POST", "/refunds", { payment_intent: paymentIntentId });
    await fixture.app.untilQuiet();
    expect(kindsOf(await fixture.findingsOf(bookingId))).toEqual(["refunded_outside open"]);
    const drift = await fixture.openDriftOf(bookingId);
    expect(await repairDrift(fixture.app.deps, drift.id, OPERATOR)).toMatchObject({
      ok: false,
      refusal: { code: "drift_needs_a_person" },
    });
    await fixture.cancelByBuilder(bookingId);
    await fixture.app.untilQuiet();
    expect(kindsOf(await fixture.findingsOf(bookingId))).toEqual([]);
    expect((await listOpenDrifts(fixture.app.db, 100)).map(({ id }) => id)).not.toContain(drift.id);
  });

  test("one that is put aside with a note is not reported again", async () => {
    const bookingId = await fixture.confirmed();
    await fixture.unheard(async () =>
      fixture.app.control("calendly", "POST", `/events/${await fixture.eventIdOf(bookingId)}/vanish`),
    );
    await fixture.reconcile();
    const drift = await fixture.openDriftOf(bookingId);
    const note = "They meet in person.";
    expect(await dismissDrift(fixture.app.deps, drift.id, OPERATOR, note)).toMatchObject({ ok: true });
    await fixture.reconcile();
    expect((await listOpenDrifts(fixture.app.db, 100)).filter((one) => one.bookingId === bookingId)).toEqual(
      [],
    );
    const [action] = await fixture.app.db
      .selectFrom("operator_action")
      .selectAll()
      .where("subject", "=", drift.id)
      .execute();
    expect(action).toMatchObject({ action: "dismiss_drift", subject: drift.id, note });
  });
});
