import { describe, expect, test } from "vitest";
import type { Booking, BookingState } from "../../../server/domain/booking/booking.ts";
import { addMinutes, type Instant } from "../../../server/domain/values/instant.ts";
import { insertTransition, listTransitions } from "../../history/booking-history.ts";
import {
  countBookingsSince,
  findUnpaidBooking,
  hasBookedWith,
  listDueBookings,
  type DueBooking,
} from "./booking-lists.ts";
import { listBookingsAfter } from "../booking-snapshots.ts";
import { listBookingsOfClient } from "./bookings-of-client.ts";
import { findBooking } from "../bookings.ts";
import { insertBooking, saveBooking } from "../write-booking.ts";
import { searchBookings } from "./operator-bookings.ts";
import { claimOutbox, completeEffect, failEffect, insertEffects } from "../../queue/outbox.ts";
import {
  confirmed,
  insertTestOffer,
  scheduled,
  TEST_BUILDER,
  TEST_NOW,
  testBooking,
  anotherOffer,
} from "../test-bookings.ts";
import { insertBuilder } from "../../builders/builders.ts";
import { insertSessionType } from "../../builders/session-types.ts";
import { forEachDialect } from "../../core/test-databases.ts";
import { isUniqueViolation } from "../../core/unique-violation.ts";
import { UnreadableRow } from "../../core/unreadable-row.ts";

const FIRST = { after: null, limit: 100 };

describe("lists of bookings", () => {
  forEachDialect((openFresh) => {
    test("a client sees their own bookings only, each with its own payments", async () => {
      const database = await openFresh();
      await insertTestOffer(database.kysely);
      const older = testBooking(1);
      const newer = testBooking(2, {
        clientUserId: "user-1",
        context: { initiatedAt: addMinutes(TEST_NOW, 5) },
      });
      const foreign = testBooking(3, { clientUserId: "user-2" });
      for (const booking of [older, foreign]) await insertBooking(database.kysely, booking);
      await saveBooking(database.kysely, older, confirmed(older, "1"));
      await insertBooking(database.kysely, newer);
      await saveBooking(database.kysely, foreign, confirmed(foreign, "3"));
      expect(
        (await listBookingsOfClient(database.kysely, { userId: "user-1", confirmed: null }, FIRST)).values,
      ).toEqual([newer, confirmed(older, "1")]);
      expect(
        (await listBookingsOfClient(database.kysely, { userId: "user-9", confirmed: null }, FIRST)).values,
      ).toEqual([]);
    });

    test("a booking that cannot be read is named, and the others of the list are there", async () => {
      const database = await openFresh();
      const db = database.kysely;
      await insertTestOffer(db);
      const [policy, state, payment, good] = [1, 2, 3, 4].map((n) =>
        testBooking(n, { clientUserId: `user-${n}`, clientEmail: "casey@example.com" }),
      ) as [Booking, Booking, Booking, Booking];
      for (const booking of [policy, state, payment, good]) await insertBooking(db, booking);
      await saveBooking(db, payment, confirmed(payment, "3"));
      await db.updateTable("booking").set({ client_user_id: "user-1", state: "CONFIRMED" }).execute();
      const set = (booking: Booking) => db.updateTable("booking").where("id", "=", booking.id);
      await set(policy).set({ cancellation_policy_json: "no JSON of casey@example.com" }).execute();
      await set(state).set({ client_time_zone: "Atlantis/Poseidonis" }).execute();
      await db.updateTable("payment").set({ paid_at: "yesterday" }).execute();
      const { values, unreadable } = await listBookingsOfClient(
        db,
        { userId: "user-1", confirmed: null },
        FIRST,
      );
      expect(values.map(({ id }) => id)).toEqual([good.id]);
      expect(unreadable.map(({ key }) => key).sort()).toEqual([policy.id, state.id, payment.id].sort());
      expect(unreadable.map(({ message }) => message).join()).not.toContain("casey");
      expect((await listBookingsAfter(db, "", 10)).values.map(({ id }) => id)).toEqual([good.id]);
      expect(
        (await searchBookings(db, "casey", { after: null, limit: 10 })).values.map(({ id }) => id),
      ).toEqual([good.id]);
      await expect(findBooking(db, policy.id)).rejects.toThrow(UnreadableRow);
      expect(await findBooking(db, good.id)).toMatchObject({ id: good.id });
    });

    test("the unpaid booking of a client with a builder is the one that is neither confirmed nor over", async () => {
      const database = await openFresh();
      await insertTestOffer(database.kysely);
      const states: BookingState[] = ["PAYMENT_FAILED", "CONFIRMED", "ABANDONED", "CANCELED"];
      for (const [index, state] of states.entries()) {
        await insertBooking(
          database.kysely,
          testBooking(index + 1, {
            clientUserId: "user-1",
            state,
            context: { initiatedAt: addMinutes(TEST_NOW, index) },
          }),
        );
      }
      const unpaid = await findUnpaidBooking(database.kysely, "user-1", TEST_BUILDER.id);
      expect(unpaid?.state).toBe("PAYMENT_FAILED");
      expect(await findUnpaidBooking(database.kysely, "user-2", TEST_BUILDER.id)).toBeNull();
      expect(await findUnpaidBooking(database.kysely, "user-1", "bld_other")).toBeNull();
    });

    test("a client has one unpaid booking with a builder at a time, and may have the next when it is over", async () => {
      const database = await openFresh();
      await insertTestOffer(database.kysely);
      const first = testBooking(1);
      const second = testBooking(2, { clientUserId: "user-1" });
      await insertBooking(database.kysely, first);
      const refused: unknown = await insertBooking(database.kysely, second).catch((error: unknown) => error);
      expect(isUniqueViolation(refused)).toBe(true);
      await saveBooking(database.kysely, first, { ...first, version: 2, state: "ABANDONED" });
      await insertBooking(database.kysely, second);
    });

    test("counting bookings since an instant takes that instant in, and the state is no matter", async () => {
      const database = await openFresh();
      await insertTestOffer(database.kysely);
      await insertBooking(database.kysely, testBooking(1, { state: "CANCELED" }));
      await insertBooking(
        database.kysely,
        testBooking(2, { clientUserId: "user-1", context: { initiatedAt: addMinutes(TEST_NOW, 1) } }),
      );
      const count = (clientUserId: string, since = TEST_NOW) =>
        countBookingsSince(database.kysely, testBooking(9, { clientUserId }), since);
      expect(await count("user-1")).toBe(2);
      expect(await count("user-1", addMinutes(TEST_NOW, 1))).toBe(1);
      expect(await count("user-2")).toBe(0);
    });

    test("what others begin for an address counts by builder, apart from what its account begins", async () => {
      const { kysely: db } = await openFresh();
      await insertTestOffer(db);
      const other = anotherOffer(2);
      await insertBuilder(db, { ...other.builder, position: 1 }, TEST_NOW);
      await insertSessionType(db, other.sessionType, TEST_NOW);
      const ofClient = { clientUserId: "user-1", state: "CANCELED" } as const;
      const elsewhere = { builderId: other.builder.id, sessionTypeId: other.sessionType.id };
      await insertBooking(db, testBooking(1, ofClient));
      await insertBooking(db, testBooking(2, { ...ofClient, claimedBy: "address" }));
      await insertBooking(db, testBooking(3, { ...ofClient, ...elsewhere, claimedBy: "address" }));
      await insertBooking(db, testBooking(4, { ...ofClient, ...elsewhere, claimedBy: "address" }));
      const count = (changes: Parameters<typeof testBooking>[1]) =>
        countBookingsSince(db, testBooking(9, { ...ofClient, ...changes }), TEST_NOW);
      expect(await count({})).toBe(1);
      expect(await count({ claimedBy: "address" })).toBe(1);
      expect(await count({ ...elsewhere, claimedBy: "address" })).toBe(2);

      expect(await hasBookedWith(db, "user-1", other.builder.id)).toBe(true);
      expect(await hasBookedWith(db, "user-2", other.builder.id)).toBe(false);
    });

    test("a booking is due from its deadline on, longest overdue first, and one that is over never", async () => {
      const database = await openFresh();
      await insertTestOffer(database.kysely);
      const [held, early, over] = [testBooking(1), testBooking(2), testBooking(3, { state: "CANCELED" })];
      for (const booking of [held, early, over]) await insertBooking(database.kysely, booking);
      await saveBooking(database.kysely, held, scheduled(held));
      const holdEnds = addMinutes(TEST_NOW, 60);
      const dueAt = async (at: Instant, limit: number, after: DueBooking | null = null) =>
        (await listDueBookings(database.kysely, at, limit, after)).map(({ bookingId }) => bookingId);
      expect(await dueAt(addMinutes(holdEnds, -1), 10)).toEqual([]);
      expect(await dueAt(holdEnds, 10)).toEqual([held.id]);
      const nextDay = addMinutes(TEST_NOW, 24 * 60);
      expect(await dueAt(nextDay, 10)).toEqual([held.id, early.id]);
      expect(await dueAt(nextDay, 1)).toEqual([held.id]);
      // Page by page: who is passed over keeps nobody behind waiting.
      const [first] = await listDueBookings(database.kysely, nextDay, 1);
      expect(await dueAt(nextDay, 1, first)).toEqual([early.id]);
    });

    test("a booking is not due while Stripe's answer on its checkout is out, even when that effect is dead", async () => {
      const database = await openFresh();
      await insertTestOffer(database.kysely);
      const booking = testBooking();
      await insertBooking(database.kysely, booking);
      await saveBooking(database.kysely, booking, scheduled(booking));
      const key = `${booking.id}:3:0` as const;
      const due = async () =>
        (await listDueBookings(database.kysely, addMinutes(TEST_NOW, 600), 10)).map(
          ({ bookingId }) => bookingId,
        );
      const order = {
        bookingId: booking.id,
        bookingVersion: 3,
        position: 0,
        createdAt: TEST_NOW,
        lease: null,
        leasedUntil: null,
      };
      await insertEffects(database.kysely, [
        { ...order, key, effect: { type: "expireCheckout", params: { checkoutId: "cs_test_00000001" } } },
        {
          ...order,
          key: `${booking.id}:3:1`,
          position: 1,
          effect: { type: "tell", params: { audience: "client", news: "moved", refund: null } },
        },
      ]);
      expect(await due()).toEqual([]);
      const claim = { now: TEST_NOW, lease: "a", leasedUntil: addMinutes(TEST_NOW, 5), limit: 1 };
      expect((await claimOutbox(database, claim)).map((row) => row.key)).toEqual([key]);
      await failEffect(database.kysely, key, "a", { error: "gone", nextAttemptAt: null, at: TEST_NOW });
      expect(await due()).toEqual([]);

      await database.kysely.updateTable("outbox").set({ dead_at: null }).where("key", "=", key).execute();
      expect((await claimOutbox(database, claim)).map((row) => row.key)).toEqual([key]);
      expect(await completeEffect(database.kysely, key, "a", TEST_NOW)).toBe(true);
      expect(await due()).toEqual([booking.id]);
    });

    test("the history is read as it was written, in order, and a version has one line only", async () => {
      const database = await openFresh();
      await insertTestOffer(database.kysely);
      const booking = testBooking();
      await insertBooking(database.kysely, booking);
      const signed = (digest: string) => `signed ${digest}`;
      const second = {
        bookingId: booking.id,
        version: 2,
        fromState: "INITIATED",
        toState: "CANCELED",
        event: { type: "CANCEL_REQUESTED", at: addMinutes(TEST_NOW, 1), by: "client" },
        cause: { kind: "client", reference: "request-7", personId: null },
        recordedAt: addMinutes(TEST_NOW, 2),
      } as const;
      const first = {
        bookingId: booking.id,
        version: 1,
        fromState: null,
        toState: "INITIATED",
        event: { type: "BOOKING_INITIATED" },
        cause: { kind: "client", reference: null, personId: null },
        recordedAt: TEST_NOW,
      } as const;
      await insertTransition(database.kysely, first, signed);
      await insertTransition(database.kysely, second, signed);
      expect(await listTransitions(database.kysely, booking.id)).toEqual([
        { ...first, note: null, happenedAt: TEST_NOW },
        { ...second, note: null, happenedAt: addMinutes(TEST_NOW, 1) },
      ]);
      await expect(insertTransition(database.kysely, first, signed)).rejects.toThrow(/unique/i);
    });
  });
});
