import { afterAll, beforeAll, expect, test } from "vitest";
import { findDrift, listOpenDrifts, saveOpenDrift } from "../../db/operations/drifts.ts";
import { NO_DETAILS, type DriftKind } from "../domain/providers/drift.ts";
import { minutesBetween } from "../domain/values/instant.ts";
import { until } from "../test-until.ts";
import { invariant } from "../domain/values/invariant.ts";
import { repairDrift } from "./repair-drift.ts";
import { kindsOf, startReconciliationFixture, type ReconciliationFixture } from "./test-reconciliation.ts";

const OPERATOR = { userId: "operator", requestId: "test" };
/** 4 days: beyond what a calendar is asked for. */
const OUT_OF_SIGHT_MINUTES = 4 * 24 * 60;

let fixture: ReconciliationFixture;

beforeAll(async () => {
  fixture = await startReconciliationFixture();
});
afterAll(() => fixture.stop());

test("a paid session that vanished waits for a person when its time has passed, and a click returns the price", async () => {
  const bookingId = await fixture.confirmed();
  await fixture.unheard(async () =>
    fixture.app.control("calendly", "POST", `/events/${await fixture.eventIdOf(bookingId)}/vanish`),
  );
  expect(kindsOf(await fixture.findingsOf(bookingId))).toEqual(["event_vanished open"]);
  const drift = await fixture.openDriftOf(bookingId);
  const { time } = (await fixture.booking(bookingId)).context;
  invariant(time !== null, "it has a time");
  await fixture.app.advance(minutesBetween(fixture.app.services.clock.now(), time.endsAt) + 1);
  await until(async () =>
    invariant((await fixture.booking(bookingId)).state === "COMPLETED", "the session has ended"),
  );
  await fixture.reconcile();
  expect((await findDrift(fixture.app.db, drift.id))?.resolution).toBeNull();
  await fixture.app.advance(OUT_OF_SIGHT_MINUTES);
  await fixture.reconcile();
  expect((await findDrift(fixture.app.db, drift.id))?.resolution).toBeNull();
  expect(await repairDrift(fixture.app.deps, drift.id, OPERATOR)).toMatchObject({ ok: true });
  await fixture.app.untilQuiet();
  expect((await fixture.booking(bookingId)).state).toBe("REFUNDED");
});

test("only a look that finds agreement closes a drift: what Stripe's lists do not reach any more stays open", async () => {
  const bookingId = await fixture.confirmed();
  await fixture.cancelByBuilder(bookingId);
  await fixture.app.untilQuiet();
  const [refund] = (await fixture.booking(bookingId)).context.refunds;
  const now = fixture.app.services.clock.now();
  const open = async (id: string, kind: DriftKind, subject: string) =>
    saveOpenDrift(fixture.app.db, `drf_${id}`, { kind, subject, bookingId, details: NO_DETAILS }, now);
  await open("agreed", "refund_missed", refund?.refundId ?? "");
  await open("refund", "refund_failed", "re_longago");
  await open("payment", "payment_missed", "cs_test_longago");
  await open("dispute", "dispute_missed", "du_longago:lost");
  await fixture.app.advance(1);
  await fixture.reconcile();
  expect((await findDrift(fixture.app.db, "drf_agreed"))?.resolution).toBe("gone");
  const left = (await listOpenDrifts(fixture.app.db, 100)).filter((drift) => drift.bookingId === bookingId);
  expect(left.map(({ id }) => id).sort()).toEqual(["drf_dispute", "drf_payment", "drf_refund"]);
});
