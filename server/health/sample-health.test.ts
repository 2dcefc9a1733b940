import { beforeEach, expect, test } from "vitest";
import { addActivity } from "../../db/health/activity-counts.ts";
import { listHealthSamples } from "../../db/health/health-samples.ts";
import { readHeldMoney } from "../../db/health/held-money.ts";
import { insertBooking } from "../../db/bookings/write-booking.ts";
import { insertTestOffer, TEST_NOW, testBooking } from "../../db/bookings/test-bookings.ts";
import type { Database } from "../../db/core/open-database.ts";
import { forEachDialect } from "../../db/core/test-databases.ts";
import { activityMinuteOf } from "../domain/health/activity.ts";
import { slotOf } from "../domain/health/hourly-series.ts";
import { addMinutes, epochSecondsOf, type Instant } from "../domain/values/instant.ts";
import { sampleHealth } from "./sample-health.ts";
import { viewOfHealth } from "./view-of-health.ts";

const SLOT = slotOf(TEST_NOW, 10);

forEachDialect((openFresh) => {
  let database: Database;
  const at = (now: Instant) => ({ database, clock: { now: () => now } });

  beforeEach(async () => {
    database = await openFresh();
    await insertTestOffer(database.kysely);
    await insertBooking(database.kysely, testBooking());
  });

  test("ten minutes are sampled once, however many processes do it and how often", async () => {
    await Promise.all([1, 2, 3].map(() => sampleHealth(at(SLOT))));
    await sampleHealth(at(addMinutes(SLOT, 9)));
    await sampleHealth(at(addMinutes(SLOT, 10)));
    const samples = await listHealthSamples(database.kysely, SLOT);
    expect(samples.map(({ slotAt }) => slotAt)).toEqual([SLOT, addMinutes(SLOT, 10)]);
  });

  test("a sample tells what waits, how long deliveries took, and what was called; the page shows it by the hour", async () => {
    const receivedAt = addMinutes(SLOT, -2);
    const row = { source: "stripe", connection_id: null, event_type: "refund.updated", attempts: 1 };
    const times = { received_at: receivedAt, next_attempt_at: receivedAt };
    await database.kysely
      .insertInto("inbox")
      .values([
        {
          ...{ ...row, ...times, dedupe_key: "evt_1" },
          body: JSON.stringify({ created: epochSecondsOf(receivedAt) - 3 }),
          completed_at: addMinutes(receivedAt, 0.05),
        },
        { ...row, ...times, dedupe_key: "evt_2", body: "{}", completed_at: null },
      ])
      .execute();
    const minute = activityMinuteOf(receivedAt);
    await addActivity(database.kysely, [
      { minute, kind: "provider_answered", label: "stripe", count: 7 },
      { minute, kind: "provider_failed", label: "stripe", count: 2 },
    ]);
    await sampleHealth(at(SLOT));
    expect(await listHealthSamples(database.kysely, SLOT)).toMatchObject([
      {
        slotAt: SLOT,
        waiting: 1,
        oldestSeconds: 120,
        handledMs: 3_000,
        arrivedMs: 3_000,
        calls: { stripe: { answered: 7, failed: 2 }, smtp: { answered: 0, failed: 0 } },
        quotaLeft: null,
        dead: 0,
        held: [],
      },
    ]);
    const view = await viewOfHealth(database.kysely, SLOT);
    expect(view.lastHour[0]).toEqual({ provider: "stripe", calls: 9, failed: 2 });
    expect(view.series.calls.stripe.failed.at(-1)).toBe(2);
    expect(view.series.oldestSeconds.filter((value) => value !== null)).toEqual([120]);
  });

  test("a sample that cannot be read is a gap", async () => {
    await database.kysely.insertInto("health_sample").values({ slot_at: SLOT, figures_json: "{" }).execute();
    expect(await listHealthSamples(database.kysely, SLOT)).toEqual([]);
  });

  test("money is held until the session has ended, less what has gone back", async () => {
    const { id, price } = { id: testBooking().id, price: 15_000 };
    const { kysely: db } = database;
    await db
      .insertInto("checkout")
      .values({
        ...{ id: "cs_1", booking_id: id, status: "complete" },
        ...{ created_at: TEST_NOW, expires_at: TEST_NOW, effect_key: null, url: null },
      })
      .execute();
    await db
      .insertInto("payment")
      .values({
        ...{ id: "pi_1", checkout_id: "cs_1", booking_id: id, currency: "USD" },
        ...{ amount_minor: price, stripe_account_id: null, paid_at: TEST_NOW },
      })
      .execute();
    await db
      .insertInto("refund")
      .values({
        ...{ id: "re_1", booking_id: id, payment_intent_id: "pi_1", effect_key: null, due_number: null },
        ...{ amount_minor: 4_000, currency: "USD", status: "succeeded" },
        ...{ created_at: TEST_NOW, settled_at: TEST_NOW },
      })
      .execute();
    const ends = addMinutes(TEST_NOW, 60);
    await db
      .updateTable("booking")
      .set({ state: "CONFIRMED", deadline_at: ends })
      .where("id", "=", id)
      .execute();
    expect(await readHeldMoney(db, TEST_NOW)).toEqual([{ amountMinor: 11_000, currency: "USD" }]);
    expect(await readHeldMoney(db, ends)).toEqual([]);
  });
});
