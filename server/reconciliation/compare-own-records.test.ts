import { randomBytes } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { insertTransition } from "../../db/history/booking-history.ts";
import { getBooking } from "../../db/bookings/bookings.ts";
import { insertBooking, saveBooking } from "../../db/bookings/write-booking.ts";
import { listOpenDrifts, listResolvedDrifts, resolveGoneDrifts } from "../../db/operations/drifts.ts";
import type { Database } from "../../db/core/open-database.ts";
import {
  confirmed,
  insertTestOffer,
  scheduled,
  testBooking,
  TEST_NOW,
} from "../../db/bookings/test-bookings.ts";
import { forEachDialect } from "../../db/core/test-databases.ts";
import { createSecretBox } from "../adapters/secret-box.ts";
import type { EventDeps } from "../booking/booking-deps.ts";
import { historySignerOf } from "../booking/history-signature.ts";
import type { Booking } from "../domain/booking/booking.ts";
import { addMinutes } from "../domain/values/instant.ts";
import { money } from "../domain/values/money.ts";
import { compareOwnRecords } from "./compare-own-records.ts";
import { startRun, type ReconciliationRun } from "./reconciliation-run.ts";

forEachDialect((openFresh) => {
  let database: Database;
  let now = addMinutes(TEST_NOW, 30);
  const secretBox = createSecretBox([{ id: "test", key: Buffer.alloc(32, "test-key") }]);
  const quiet = () => undefined;

  beforeEach(async () => {
    database = await openFresh();
    await insertTestOffer(database.kysely);
    now = addMinutes(TEST_NOW, 30);
  });

  function newRun(): ReconciliationRun {
    const deps = {
      database,
      clock: { now: () => now },
      randomBytes: (length: number) => new Uint8Array(randomBytes(length)),
      secretBox,
      wakeWorker: quiet,
      log: { info: quiet, warn: quiet, error: quiet },
      settings: { appUrl: "https://book.example" },
    };
    // Our own records alone: no provider is asked.
    return startRun(deps as unknown as EventDeps, { id: "rec_1", cause: "schedule" }, undefined, new Set());
  }

  async function store(...versions: readonly [Booking, ...Booking[]]): Promise<void> {
    const sign = historySignerOf(secretBox);
    for (const [index, booking] of versions.entries()) {
      const before = versions[index - 1];
      await database.transact(async (tx) => {
        if (before === undefined) await insertBooking(tx, booking);
        else expect(await saveBooking(tx, before, booking)).toBe(true);
        await insertTransition(
          tx,
          {
            bookingId: booking.id,
            version: booking.version,
            fromState: before?.state ?? null,
            toState: booking.state,
            event: { type: "PLANTED" },
            cause: { kind: "seed", reference: null },
            recordedAt: booking.updatedAt,
          },
          sign,
        );
      });
    }
  }

  test("a booking whose deadline passed a quarter of an hour ago is told so, and one whose has just passed is the sweeper’s", async () => {
    const first = testBooking();
    await store(first, scheduled(first));
    const holdEndsAt = addMinutes(TEST_NOW, 60);
    now = addMinutes(holdEndsAt, 14);
    const early = newRun();
    await compareOwnRecords(early);
    expect(early.findings).toEqual([]);
    now = addMinutes(holdEndsAt, 16);
    const late = newRun();
    await compareOwnRecords(late);
    expect(late.findings).toMatchObject([{ kind: "booking_overdue", bookingId: first.id, repaired: true }]);
    expect((await getBooking(database.kysely, first.id)).state).toBe("ABANDONED");
    expect(await listResolvedDrifts(database.kysely, TEST_NOW, 10)).toMatchObject([
      { resolution: "repaired" },
    ]);
  });

  test("money that is owed is one open drift however often it is found, and gone when it is no longer owed", async () => {
    const first = testBooking();
    const booked = scheduled(first);
    const paid = confirmed(booked);
    const canceled: Booking = {
      ...paid,
      version: paid.version + 1,
      state: "CANCELED",
      context: { ...paid.context, canceledAt: paid.updatedAt, canceledBy: "builder" },
    };
    await store(first, booked, paid, canceled);
    const run = newRun();
    await compareOwnRecords(run);
    expect(run.progress.balances).toMatchObject([{ paid: 15_000, returned: 0, kept: 0, difference: 15_000 }]);
    const [drift, ...others] = await listOpenDrifts(database.kysely, 10);
    expect(others).toEqual([]);
    expect(drift).toMatchObject({ kind: "money_owed", details: { amount: { amountMinor: 15_000 } } });
    now = addMinutes(now, 60);
    const again = newRun();
    await compareOwnRecords(again);
    expect(await listOpenDrifts(database.kysely, 10)).toMatchObject([
      { id: drift?.id, foundAt: drift?.foundAt, lastSeenAt: now },
    ]);
    const gone = await resolveGoneDrifts(database.kysely, {
      kinds: ["money_owed"],
      builderId: null,
      seenBefore: addMinutes(now, 1),
      isGone: () => true,
      at: now,
    });
    expect(gone).toBe(1);
    expect(await listOpenDrifts(database.kysely, 10)).toEqual([]);
  });

  test("another amount than the price is reported by what was paid, also when it came too late and went back for that", async () => {
    const first = testBooking();
    const booked = scheduled(first);
    const amount = money(14_999, "USD");
    const late = { checkoutId: "cs_test_late0001", paymentIntentId: "pi_late", amount, paidAt: now } as const;
    const back = {
      number: 1,
      paymentIntentId: "pi_late",
      amount,
      reason: "late_payment",
      requestId: null,
    } as const;
    const returned: Booking = {
      ...booked,
      version: booked.version + 1,
      state: "REFUNDED",
      context: {
        ...booked.context,
        checkouts: [{ checkoutId: late.checkoutId, status: "complete" }],
        payments: [late],
        refunds: [{ refundId: "re_late", paymentIntentId: "pi_late", amount, due: 1 }],
        refundObligations: [{ ...back, status: "settled" }],
      },
    };
    await store(first, booked, returned);
    await compareOwnRecords(newRun());
    expect(await listOpenDrifts(database.kysely, 10)).toMatchObject([
      { kind: "paid_wrong_amount", details: { amount, paymentIntentId: "pi_late" } },
    ]);
  });

  test("money kept by policy is in balance", async () => {
    const first = testBooking();
    const booked = scheduled(first);
    await store(first, booked, confirmed(booked));
    const run = newRun();
    await compareOwnRecords(run);
    expect(run.findings).toEqual([]);
    expect(run.progress.balances).toMatchObject([{ paid: 15_000, kept: 15_000, difference: 0 }]);
  });
});
