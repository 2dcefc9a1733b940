import { afterEach, expect, test } from "vitest";
import { getBooking } from "../../db/bookings/bookings.ts";
import { openDatabase } from "../../db/core/open-database.ts";
import { insertRestoration } from "../../db/operations/restorations.ts";
import { erasureDepsOf } from "../../server/erasure-deps-of.ts";
import type { EffectKey } from "../../server/domain/booking/booking-effect.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import { money } from "../../server/domain/values/money.ts";
import { releaseRestoration } from "../../server/restoration/release-restoration.ts";
import { until } from "../../server/test-until.ts";
import type { TestApp } from "../../server/test-app.ts";
import { startApp, type AppFixture } from "../kit/app.ts";
import { HALF_TIER_NOTICE_MINUTES, PRICE_MINOR } from "../kit/bookings.ts";
import type { BookedUntilCheckout } from "../kit/test-booking.ts";

const TEST_MS_MAX = 240_000;
const DUE_MINOR = PRICE_MINOR / 2;

let app: AppFixture;
let restored: TestApp | null = null;
afterEach(async () => {
  await restored?.stopApp();
  await app.stop();
});

/** A refund that the lost installation has made by a decision that the backup does not know. */
async function refundInLostTime(
  { db, taskDeps: { payments } }: TestApp,
  { bookingId }: BookedUntilCheckout,
  amountMinor: number,
): Promise<void> {
  const { context } = await getBooking(db, bookingId);
  const paymentIntentId = context.payments[0]?.paymentIntentId;
  invariant(paymentIntentId !== undefined, "it is paid");
  const amount = money(amountMinor, "USD");
  const effectKey: EffectKey = `${bookingId}:99:0`;
  const request = payments.describeRefund({ bookingId, effectKey, paymentIntentId, amount });
  await payments.createRefund(request, amount, { effectKey, keySuffix: 0 });
}

/** As restoring leaves it: the backup was made now, and the lost time ended at once. */
async function markAsRestored(): Promise<void> {
  const database = openDatabase(app.env.DATABASE_URL);
  const at = app.services.clock.now();
  await insertRestoration(database.kysely, { id: "rst_test", takenAt: at, stoppedAt: at, restoredAt: at });
  await database.close();
}

test(
  "what the lost time has refunded stands for the refund that waits: enough is not paid twice, and less is left to a person",
  async () => {
    app = await startApp();
    const enough = await app.bookAndPay();
    const less = await app.bookAndPay();
    await app.advanceToNotice(enough, HALF_TIER_NOTICE_MINUTES);
    app.sandbox.kernel.faults.add({
      provider: "stripe",
      on: "request",
      method: "POST",
      pattern: "refunds",
      fault: { kind: "status", status: 503 },
      remaining: null,
    });
    for (const booking of [enough, less]) await app.cancelAsClient(booking);
    await until(async () => {
      const waiting = await app.db
        .selectFrom("outbox")
        .select("key")
        .where("type", "=", "requestRefund")
        .execute();
      invariant(waiting.length === 2, "both refunds are ordered");
    });
    await app.stopApp();
    await markAsRestored();
    restored = await app.startAnother({});
    app.sandbox.kernel.faults.clear();
    await refundInLostTime(restored, enough, DUE_MINOR);
    await refundInLostTime(restored, less, DUE_MINOR / 2);
    const { services, taskDeps } = restored;
    const outcome = await until(async () => {
      await restored?.advance(1);
      const now = await releaseRestoration({
        ...taskDeps,
        ...erasureDepsOf(services),
        accounts: services.auth,
      });
      invariant(now.kind === "released", JSON.stringify(now));
      return now;
    });
    expect(outcome.refunds).toEqual({ found: 0, covered: 1, inDoubt: 1 });
    await restored.advance(60);
    await restored.untilQuiet();
    const refunds = app.sandbox.stripe.ledger.refunds().map(({ amount }) => amount);
    expect(refunds.sort()).toEqual([DUE_MINOR / 2, DUE_MINOR].sort());
    const left = await restored.db
      .selectFrom("outbox")
      .select("booking_id")
      .where("dead_at", "is not", null)
      .where("completed_at", "is", null)
      .execute();
    expect(left).toEqual([{ booking_id: less.bookingId }]);
  },
  TEST_MS_MAX,
);
