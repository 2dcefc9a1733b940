import { beforeEach, expect, test } from "vitest";
import { insertBooking } from "../../db/bookings/write-booking.ts";
import { insertTestOffer, TEST_NOW, testBooking } from "../../db/bookings/test-bookings.ts";
import type { Database } from "../../db/core/open-database.ts";
import { forEachDialect } from "../../db/core/test-databases.ts";
import { claimOutbox, failEffect, insertEffects } from "../../db/queue/outbox.ts";
import { createInboxIntake } from "../../db/queue/inbox-intake.ts";
import { sumActivity } from "../../db/health/activity-counts.ts";
import type { Effect } from "../domain/booking/booking-effect.ts";
import { addMinutes } from "../domain/values/instant.ts";
import { createActivityCounter } from "./count-activity.ts";
import { readHealth } from "./read-health.ts";

const expire: Effect = { type: "expireCheckout", params: { checkoutId: "cs_test_1" } };
const tell: Effect = { type: "tell", params: { audience: "client", news: "confirmed", refund: null } };
const remind: Effect = { type: "remindToPay", params: { notBefore: addMinutes(TEST_NOW, 60) } };
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

forEachDialect((openFresh) => {
  let database: Database;

  beforeEach(async () => {
    database = await openFresh();
    await insertTestOffer(database.kysely);
    await insertBooking(database.kysely, testBooking());
  });

  const give = (...effects: readonly Effect[]) =>
    insertEffects(
      database.kysely,
      effects.map((effect, position) => ({
        key: `${testBooking().id}:2:${position}`,
        bookingId: testBooking().id,
        bookingVersion: 2,
        position,
        effect,
        createdAt: TEST_NOW,
        lease: null,
        leasedUntil: null,
      })),
    );

  test("an installation at rest has nothing waiting", async () => {
    expect(await readHealth(database.kysely, TEST_NOW)).toMatchObject({
      queues: {
        inbox: { waiting: 0, oldestSince: null, dead: 0, unknown: 0 },
        outbox: { waiting: 0, oldestSince: null, dead: 0, unknown: 0 },
      },
      oldestEffectSince: { money: null, others: null },
      refunds: { ordered: 0, failed: 0, unreturned: [] },
      openDrifts: { money: 0, all: 0 },
      lastWholeReconciliationAt: null,
      calendlyQuotaLeft: null,
    });
  });

  test("an effect that is tried again and again is as old as its order, and a reminder of later is not late", async () => {
    await give(expire, tell, remind);
    const later = addMinutes(TEST_NOW, 20);
    const claim = { now: later, lease: "worker", leasedUntil: addMinutes(later, 1), limit: 1 };
    const [claimed] = await claimOutbox(database, claim);
    expect(claimed?.type).toBe("expireCheckout");
    const failure = { error: "Stripe does not answer", nextAttemptAt: addMinutes(later, 60), at: later };
    expect(await failEffect(database.kysely, `${testBooking().id}:2:0`, "worker", failure)).toBe(true);
    expect(await readHealth(database.kysely, later)).toMatchObject({
      queues: { outbox: { waiting: 3, oldestSince: TEST_NOW } },
      oldestEffectSince: { money: TEST_NOW, others: TEST_NOW },
    });
    const dead = { ...failure, nextAttemptAt: null };
    await claimOutbox(database, { ...claim, now: addMinutes(later, 61), leasedUntil: addMinutes(later, 62) });
    expect(await failEffect(database.kysely, `${testBooking().id}:2:1`, "worker", dead)).toBe(true);
    expect(await readHealth(database.kysely, addMinutes(later, 61))).toMatchObject({
      queues: { outbox: { waiting: 2, dead: 1 } },
      deadMoneyEffects: 0,
    });
  });

  test("a delivery is as old as its receipt", async () => {
    await createInboxIntake(database).add({
      source: "stripe",
      dedupeKey: "evt_1",
      connectionId: null,
      eventType: "checkout.session.completed",
      body: "{}",
      receivedAt: TEST_NOW,
    });
    expect((await readHealth(database.kysely, addMinutes(TEST_NOW, 5))).queues.inbox).toMatchObject({
      waiting: 1,
      oldestSince: TEST_NOW,
    });
  });

  test("what several processes count in a minute is one sum", async () => {
    const clock = { now: () => TEST_NOW };
    const counters = [1, 2].map(() => createActivityCounter({ database, clock, log: silent }));
    for (const counter of counters) {
      counter.count("signature_failure", "stripe");
      counter.count("provider_failed", "smtp");
      counter.count("signature_failure", "stripe");
    }
    await Promise.all(counters.map((counter) => counter.stop()));
    expect(await sumActivity(database.kysely, TEST_NOW)).toEqual([
      { kind: "provider_failed", label: "smtp", count: 2 },
      { kind: "signature_failure", label: "stripe", count: 4 },
    ]);
    expect(await sumActivity(database.kysely, addMinutes(TEST_NOW, 1))).toEqual([]);
  });
});
