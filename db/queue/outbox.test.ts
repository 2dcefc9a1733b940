import { describe, expect, test } from "vitest";
import type { Effect } from "../../server/domain/booking/booking-effect.ts";
import { addMinutes, timeZone, type Instant } from "../../server/domain/values/instant.ts";
import { money } from "../../server/domain/values/money.ts";
import { insertBooking } from "../bookings/write-booking.ts";
import type { Database } from "../core/open-database.ts";
import { hasUnfinishedEffect } from "../bookings/effect-status.ts";
import {
  claimOutbox,
  completeEffect,
  countDeadEffects,
  dropEffect,
  failEffect,
  findEffect,
  freezeRequest,
  insertEffects,
  listAllDeadEffects,
  listDeadEffects,
  nextOutboxAttemptAt,
  readOutboxRow,
  reviveEffect,
} from "./outbox.ts";
import { insertTestOffer, TEST_NOW, testBooking } from "../bookings/test-bookings.ts";
import { forEachDialect, type OpenFresh } from "../core/test-databases.ts";

const LEASED_UNTIL = addMinutes(TEST_NOW, 2);
const BOOKING = testBooking().id;
const claim = { now: TEST_NOW, lease: "worker", leasedUntil: LEASED_UNTIL, limit: 100 };

const notification: Effect = {
  type: "tell",
  params: { audience: "client", news: "confirmed", refund: null },
};
const release: Effect = {
  type: "releaseTime",
  params: { calendlyEventId: "event-1", calendlyInviteeUri: "invitee-1", reason: "The hold ended." },
};
const open: Effect = {
  type: "openCheckout",
  params: {
    price: money(15_000, "USD"),
    expiresAt: addMinutes(TEST_NOW, 60),
    calendlyEventId: "event-1",
    startsAt: addMinutes(TEST_NOW, 600),
    timeZone: timeZone("Europe/Berlin"),
    delayedMethods: "offered",
  },
};

function effect(
  n: number,
  effect: Effect,
  held: { lease: string; leasedUntil: Instant } | null = null,
  createdAt: Instant = TEST_NOW,
): Parameters<typeof insertEffects>[1][number] {
  return {
    key: `${BOOKING}:2:${n}`,
    bookingId: BOOKING,
    bookingVersion: 2,
    position: n,
    effect,
    createdAt,
    lease: held?.lease ?? null,
    leasedUntil: held?.leasedUntil ?? null,
  };
}

async function openWithBooking(openFresh: OpenFresh): Promise<Database> {
  const database = await openFresh();
  await insertTestOffer(database.kysely);
  await insertBooking(database.kysely, testBooking());
  return database;
}

const keysOf = (rows: readonly { key: string }[]) => rows.map((row) => row.key);

describe("the outbox", () => {
  forEachDialect((openFresh) => {
    test("an effect comes out as it went in, and a second one under its key changes nothing", async () => {
      const database = await openWithBooking(openFresh);
      await insertEffects(database.kysely, []);
      const request = { customer_email: "casey@example.com", expires_at: 1_772_500_000 };
      await insertEffects(database.kysely, [{ ...effect(0, open), request }, effect(1, notification)]);
      await insertEffects(database.kysely, [{ ...effect(0, notification), request: { other: true } }]);
      expect((await claimOutbox(database, claim)).map(readOutboxRow)).toEqual([
        {
          key: `${BOOKING}:2:0`,
          bookingId: BOOKING,
          bookingVersion: 2,
          effect: open,
          request: { customer_email: "casey@example.com", expires_at: 1_772_500_000 },
          attempts: 1,
          createdAt: TEST_NOW,
        },
        {
          key: `${BOOKING}:2:1`,
          bookingId: BOOKING,
          bookingVersion: 2,
          effect: notification,
          request: null,
          attempts: 1,
          createdAt: TEST_NOW,
        },
      ]);
      expect(await claimOutbox(database, { ...claim, lease: "other" })).toEqual([]);
    });

    test("twenty workers at once share the effects out: every effect in exactly one hand", async () => {
      const database = await openWithBooking(openFresh);
      await insertEffects(
        database.kysely,
        Array.from({ length: 100 }, (_, n) => effect(n, notification)),
      );
      const hands = await Promise.all(
        Array.from({ length: 20 }, (_, n) =>
          claimOutbox(database, { ...claim, lease: `worker-${n}`, limit: 10 }),
        ),
      );
      const claimed = keysOf(hands.flat());
      expect(new Set(claimed).size).toBe(claimed.length);
      expect(hands.every((rows) => rows.length <= 10)).toBe(true);
      const rest = await claimOutbox(database, claim);
      expect(claimed.length + rest.length).toBe(100);
    });

    test("twenty who want the same effect: one gets it", async () => {
      const database = await openWithBooking(openFresh);
      await insertEffects(database.kysely, [effect(0, open)]);
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, n) =>
          claimOutbox(database, { ...claim, lease: `worker-${n}`, limit: 1 }),
        ),
      );
      expect(answers.flat()).toHaveLength(1);
    });

    test("an effect written for its request is that request's alone until the lease ends, then the worker's", async () => {
      const database = await openWithBooking(openFresh);
      const key = `${BOOKING}:2:0` as const;
      await insertEffects(database.kysely, [
        effect(0, open, { lease: "request", leasedUntil: LEASED_UNTIL }),
      ]);
      expect(await claimOutbox(database, claim)).toEqual([]);
      expect(await nextOutboxAttemptAt(database.kysely)).toBe(LEASED_UNTIL);

      const later = {
        now: LEASED_UNTIL,
        lease: "worker",
        leasedUntil: addMinutes(LEASED_UNTIL, 2),
        limit: 10,
      };
      expect(keysOf(await claimOutbox(database, later))).toEqual([key]);
      expect(await completeEffect(database.kysely, key, "request", LEASED_UNTIL)).toBe(false);
      expect(await completeEffect(database.kysely, key, "worker", LEASED_UNTIL)).toBe(true);
      expect(await claimOutbox(database, later)).toEqual([]);
      expect(await nextOutboxAttemptAt(database.kysely)).toBeNull();
      expect(await findEffect(database.kysely, key)).toMatchObject({
        completedAt: LEASED_UNTIL,
        lease: null,
        attempts: 1,
      });
    });

    test("a failed effect waits for its next attempt; a dead one waits for an operator", async () => {
      const database = await openWithBooking(openFresh);
      const key = `${BOOKING}:2:0` as const;
      await insertEffects(database.kysely, [effect(0, open)]);
      await claimOutbox(database, claim);
      const later = addMinutes(TEST_NOW, 10);
      expect(
        await failEffect(database.kysely, key, "other", { error: "no", nextAttemptAt: later, at: TEST_NOW }),
      ).toBe(false);
      expect(
        await failEffect(database.kysely, key, "worker", { error: "no", nextAttemptAt: later, at: TEST_NOW }),
      ).toBe(true);
      expect(await claimOutbox(database, { ...claim, now: addMinutes(TEST_NOW, 9) })).toEqual([]);
      expect(await nextOutboxAttemptAt(database.kysely)).toBe(later);
      const next = { ...claim, now: later, lease: "next", leasedUntil: addMinutes(later, 2) };
      expect((await claimOutbox(database, next)).map(({ attempts }) => attempts)).toEqual([2]);
      expect(await listDeadEffects(database.kysely, { limit: 10 })).toEqual([]);
      await failEffect(database.kysely, key, "next", {
        error: "never",
        nextAttemptAt: null,
        at: TEST_NOW,
      });
      expect(await claimOutbox(database, { ...claim, now: addMinutes(TEST_NOW, 9_999) })).toEqual([]);
      expect(await listDeadEffects(database.kysely, { limit: 10 })).toMatchObject([
        { key, deadAt: TEST_NOW, lastError: "never", attempts: 2, effect: open, lease: null },
      ]);
      expect(await nextOutboxAttemptAt(database.kysely)).toBeNull();
    });

    test("dead letters are listed and counted until somebody has decided about each, and decided about once", async () => {
      const database = await openWithBooking(openFresh);
      const db = database.kysely;
      const refund: Effect = {
        type: "requestRefund",
        params: {
          paymentIntentId: "pi_1",
          checkoutId: "cs_test_a1B2c3D4e5",
          amount: money(15_000, "USD"),
          reason: "canceled",
          due: 1,
        },
      };
      await insertBooking(db, testBooking(2));
      const others = {
        ...effect(2, notification),
        key: `${testBooking(2).id}:2:0` as const,
        bookingId: testBooking(2).id,
      };
      await insertEffects(db, [effect(0, refund), effect(1, notification), others, effect(3, notification)]);
      await claimOutbox(database, claim);
      const never = { error: "never", nextAttemptAt: null };
      const keys = [effect(0, refund).key, effect(1, notification).key, others.key];
      for (const [minutes, key] of keys.entries()) {
        await failEffect(db, key, "worker", { ...never, at: addMinutes(TEST_NOW, minutes) });
      }
      expect(keysOf(await listDeadEffects(db, { limit: 10 }))).toEqual([...keys].reverse());
      expect(keysOf(await listDeadEffects(db, { limit: 2 }))).toEqual([keys[2], keys[1]]);
      expect(keysOf(await listDeadEffects(db, { bookingId: BOOKING }))).toEqual([keys[1], keys[0]]);
      const all: string[] = [];
      for await (const batch of listAllDeadEffects(db)) all.push(...keysOf(batch));
      expect(all).toEqual([...keys]);
      expect(await countDeadEffects(db)).toEqual({ refunds: 1, others: 2 });

      expect(await reviveEffect(db, effect(0, refund).key, LEASED_UNTIL)).toBe(true);
      expect(await reviveEffect(db, effect(0, refund).key, LEASED_UNTIL)).toBe(false);
      expect(await dropEffect(db, others.key, LEASED_UNTIL)).toBe(true);
      expect(await dropEffect(db, others.key, LEASED_UNTIL)).toBe(false);
      expect(await reviveEffect(db, effect(3, notification).key, LEASED_UNTIL)).toBe(false);
      expect(await countDeadEffects(db)).toEqual({ refunds: 0, others: 1 });
      expect(await findEffect(db, effect(0, refund).key)).toMatchObject({ attempts: 0, deadAt: null });
      expect(await findEffect(db, others.key)).toMatchObject({ completedAt: LEASED_UNTIL });
    });

    test("no time is released while a checkout order of that booking is unfinished, dead or alive", async () => {
      const database = await openWithBooking(openFresh);
      const checkoutKey = `${BOOKING}:2:0` as const;
      const releaseKey = `${BOOKING}:2:1` as const;
      await insertBooking(database.kysely, testBooking(2));
      const otherRelease = {
        ...effect(2, release),
        key: `${testBooking(2).id}:2:0` as const,
        bookingId: testBooking(2).id,
      };
      await insertEffects(database.kysely, [effect(0, open), effect(1, release), otherRelease]);
      expect(keysOf(await claimOutbox(database, claim))).toEqual([checkoutKey, otherRelease.key]);
      await completeEffect(database.kysely, otherRelease.key, "worker", TEST_NOW);
      expect(await claimOutbox(database, claim)).toEqual([]);
      // It waits for the other effect, not for the clock: the worker must not spin on it.
      expect(await nextOutboxAttemptAt(database.kysely)).toBe(LEASED_UNTIL);

      await failEffect(database.kysely, checkoutKey, "worker", {
        error: "gone",
        nextAttemptAt: null,
        at: TEST_NOW,
      });
      expect(await claimOutbox(database, claim)).toEqual([]);
      expect(await nextOutboxAttemptAt(database.kysely)).toBeNull();
      expect(await hasUnfinishedEffect(database.kysely, BOOKING, ["openCheckout", "expireCheckout"])).toBe(
        true,
      );

      await database.kysely
        .updateTable("outbox")
        .set({ completed_at: TEST_NOW })
        .where("key", "=", checkoutKey)
        .execute();
      expect(await hasUnfinishedEffect(database.kysely, BOOKING, ["openCheckout", "expireCheckout"])).toBe(
        false,
      );
      expect(await hasUnfinishedEffect(database.kysely, BOOKING, ["releaseTime"])).toBe(true);
      expect(await hasUnfinishedEffect(database.kysely, BOOKING, [])).toBe(false);
      expect(keysOf(await claimOutbox(database, claim))).toEqual([releaseKey]);
    });

    test("an effect not understood any more is refused aloud when it is to be carried out, and stands in lists without its content", async () => {
      const database = await openWithBooking(openFresh);
      await insertEffects(database.kysely, [effect(0, notification), effect(1, notification)]);
      await database.kysely
        .updateTable("outbox")
        .set({ params_json: '{"audience":"everybody"}' })
        .where("position", "=", 0)
        .execute();
      expect(await findEffect(database.kysely, `${BOOKING}:2:0`)).toMatchObject({
        type: "tell",
        effect: null,
      });
      const [damaged, good] = await claimOutbox(database, claim);
      expect(() => damaged && readOutboxRow(damaged)).toThrow("params.audience");
      expect(good && readOutboxRow(good).effect).toEqual(notification);
      const dead = { error: "cannot be read", nextAttemptAt: null, at: TEST_NOW };
      for (const n of [0, 1]) await failEffect(database.kysely, `${BOOKING}:2:${n}`, "worker", dead);
      expect((await listDeadEffects(database.kysely, { limit: 10 })).map(({ effect }) => effect)).toEqual([
        notification,
        null,
      ]);
      expect(await findEffect(database.kysely, `${BOOKING}:2:9`)).toBeNull();
    });

    test("a request whose text is not the one that was ordered is refused aloud, not sent", async () => {
      const database = await openWithBooking(openFresh);
      await insertEffects(database.kysely, [{ ...effect(0, open), request: { amount: 100 } }]);
      await database.kysely.updateTable("outbox").set({ request_json: '{"amount":1000}' }).execute();
      const [changed] = await claimOutbox(database, claim);
      expect(() => changed && readOutboxRow(changed)).toThrow("not the one");
    });

    test("a request is frozen once: of two that complete an effect from before, both send the first one's", async () => {
      const database = await openWithBooking(openFresh);
      await insertEffects(database.kysely, [effect(0, open)]);
      const key = `${BOOKING}:2:0` as const;
      expect(await freezeRequest(database.kysely, key, { name: "first" })).toEqual({ name: "first" });
      expect(await freezeRequest(database.kysely, key, { name: "second" })).toEqual({ name: "first" });
    });
  });
});
