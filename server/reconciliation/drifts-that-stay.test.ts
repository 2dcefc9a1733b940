import { afterAll, beforeAll, expect, test } from "vitest";
import { findDrift, listOpenDrifts, saveOpenDrift } from "../../db/operations/drifts.ts";
import { NO_DETAILS, type DriftKind } from "../domain/providers/drift.ts";
import { minutesBetween } from "../domain/values/instant.ts";
import { untilTrue } from "../test-app.ts";
import { invariant } from "../domain/values/invariant.ts";
import { repairDrift } from "./repair-drift.ts";
import { kindsOf, startReconciliationWorld, type ReconciliationWorld } from "./test-reconciliation.ts";

const OPERATOR = { userId: "operator", requestId: "test" };
/** 4 days: beyond what a calendar is asked for. */
const OUT_OF_SIGHT_MINUTES = 4 * 24 * 60;

let world: ReconciliationWorld;

beforeAll(async () => {
  world = await startReconciliationWorld();
});
afterAll(() => world.stop());

test("a paid session that vanished waits for a person when its time has passed, and a click returns the price", async () => {
  const bookingId = await world.confirmed();
  await world.unheard(async () =>
    world.app.control("calendly", "POST", `/events/${await world.eventIdOf(bookingId)}/vanish`),
  );
  expect(kindsOf(await world.findingsOf(bookingId))).toEqual(["event_vanished open"]);
  const drift = await world.openDriftOf(bookingId);
  const { time } = (await world.booking(bookingId)).context;
  invariant(time !== null, "it has a time");
  await world.app.advance(minutesBetween(world.app.services.clock.now(), time.endsAt) + 1);
  await untilTrue(async () =>
    invariant((await world.booking(bookingId)).state === "COMPLETED", "the session has ended"),
  );
  await world.reconcile();
  expect((await findDrift(world.app.db, drift.id))?.resolution).toBeNull();
  await world.app.advance(OUT_OF_SIGHT_MINUTES);
  await world.reconcile();
  expect((await findDrift(world.app.db, drift.id))?.resolution).toBeNull();
  expect(await repairDrift(world.app.deps, drift.id, OPERATOR)).toMatchObject({ ok: true });
  await world.app.untilQuiet();
  expect((await world.booking(bookingId)).state).toBe("REFUNDED");
});

test("only a look that finds agreement closes a drift: what Stripe's lists do not reach any more stays open", async () => {
  const bookingId = await world.confirmed();
  await world.cancelByBuilder(bookingId);
  await world.app.untilQuiet();
  const [refund] = (await world.booking(bookingId)).context.refunds;
  const now = world.app.services.clock.now();
  const open = async (id: string, kind: DriftKind, subject: string) =>
    saveOpenDrift(world.app.db, `drf_${id}`, { kind, subject, bookingId, details: NO_DETAILS }, now);
  await open("agreed", "refund_missed", refund?.refundId ?? "");
  await open("refund", "refund_failed", "re_longago");
  await open("payment", "payment_missed", "cs_test_longago");
  await open("dispute", "dispute_missed", "du_longago:lost");
  await world.app.advance(1);
  await world.reconcile();
  expect((await findDrift(world.app.db, "drf_agreed"))?.resolution).toBe("gone");
  const left = (await listOpenDrifts(world.app.db, 100)).filter((drift) => drift.bookingId === bookingId);
  expect(left.map(({ id }) => id).sort()).toEqual(["drf_dispute", "drf_payment", "drf_refund"]);
});
