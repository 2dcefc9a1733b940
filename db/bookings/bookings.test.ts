import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deadlineOf } from "../../server/domain/booking/booking-deadline.ts";
import {
  BOOKING_STATES,
  NOTHING_YET,
  type Booking,
  type BookingContext,
} from "../../server/domain/booking/booking.ts";
import { ENGLISH } from "../../server/domain/text/language.ts";
import type { CheckoutId } from "../../server/domain/values/ids.ts";
import { addMinutes, instantFromEpochMs, timeZone } from "../../server/domain/values/instant.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import { money } from "../../server/domain/values/money.ts";
import {
  findBooking,
  findBookingByInvitee,
  getBooking,
  updateClientTimeZone,
  updateInviteeDetails,
  updateSchedulingUrl,
} from "./bookings.ts";
import { insertBooking, saveBooking } from "./write-booking.ts";
import { findCheckout, updateCheckoutDetails } from "./checkouts.ts";
import { listRefundsOfBooking, upsertRefund } from "./refunds.ts";
import { confirmed, insertTestOffer, scheduled, TEST_NOW, testBooking } from "./test-bookings.ts";
import { forEachDialect } from "../core/test-databases.ts";

const instants = fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 }).map(instantFromEpochMs);
const texts = fc.string({ unit: "grapheme", maxLength: 30 }).filter((text) => !text.includes("\u0000"));
const orNull = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: null });

const draws = fc.record({
  currency: fc.constantFrom("USD", "JPY", "KWD"),
  priceMinor: fc.integer({ min: 0, max: 99_999_999_999 }),
  tiers: fc.constantFrom(
    [],
    [{ noticeMinutesMin: 0, refundBasisPoints: 10_000 }],
    [
      { noticeMinutesMin: 1440, refundBasisPoints: 10_000 },
      { noticeMinutesMin: 60, refundBasisPoints: 3_333 },
    ],
  ),
  kind: fc.constantFrom("solo" as const, "group" as const),
  initiatedAt: instants,
  startsAt: orNull(instants),
  holdEndsAt: orNull(instants),
  checkouts: fc.array(
    fc.record({
      status: fc.constantFrom("open" as const, "complete" as const, "expired" as const),
      paidAt: instants,
    }),
    { maxLength: 4 },
  ),
  refundedMinor: fc.array(fc.integer({ min: 0, max: 5_000_000_000 }), { maxLength: 3 }),
  confirmedIndex: orNull(fc.nat({ max: 3 })),
  ceiling: orNull(fc.integer({ min: 0, max: 10_000 })),
  cancellation: orNull(
    fc.record({
      at: instants,
      by: fc.constantFrom("client" as const, "builder" as const, "operator" as const, "unknown" as const),
    }),
  ),
});
type Draw = typeof draws extends fc.Arbitrary<infer Value> ? Value : never;

/** Any context the columns can hold; provider ids carry `n`, so that no two bookings share one. */
function contextOf(draw: Draw, n: number): BookingContext {
  const price = money(draw.priceMinor, draw.currency);
  const checkoutIdAt = (index: number): CheckoutId => `cs_test_${n}_checkout_${index}`;
  return {
    ...NOTHING_YET,
    price,
    cancellationPolicy: { tiers: draw.tiers },
    calendlyEventKind: draw.kind,
    initiatedAt: draw.initiatedAt,
    time:
      draw.startsAt === null
        ? null
        : {
            calendlyEventId: `event-${n}`,
            calendlyEventUri: `https://api.calendly.com/scheduled_events/event-${n}`,
            calendlyInviteeUri: `https://api.calendly.com/scheduled_events/event-${n}/invitees/i`,
            startsAt: draw.startsAt,
            endsAt: addMinutes(draw.startsAt, 60),
          },
    holdEndsAt: draw.holdEndsAt,
    checkouts: draw.checkouts.map(({ status }, index) => ({ checkoutId: checkoutIdAt(index), status })),
    payments: draw.checkouts.flatMap(({ status, paidAt }, index) =>
      status === "complete"
        ? [{ checkoutId: checkoutIdAt(index), paymentIntentId: `pi_${n}_${index}`, amount: price, paidAt }]
        : [],
    ),
    refunds: draw.refundedMinor.map((amountMinor, index) => ({
      refundId: `re_${n}_${index}`,
      paymentIntentId: `pi_${n}_0`,
      amount: money(amountMinor, draw.currency),
      due: null,
    })),
    confirmedCheckoutId: draw.confirmedIndex === null ? null : checkoutIdAt(draw.confirmedIndex),
    refundCeilingBasisPoints: draw.ceiling,
    canceledAt: draw.cancellation?.at ?? null,
    canceledBy: draw.cancellation?.by ?? null,
  };
}

const details = fc.record({
  state: fc.constantFrom(...BOOKING_STATES),
  sessionTypeName: texts,
  clientName: texts,
  clientEmail: fc.emailAddress(),
  clientTimeZone: fc.constantFrom("Asia/Kathmandu", "America/St_Johns", "UTC").map(timeZone),
  clientLanguage: fc.constantFrom(null, ENGLISH.tag),
  schedulingUrl: orNull(fc.webUrl()),
  cancelUrl: orNull(fc.webUrl()),
  rescheduleUrl: orNull(fc.webUrl()),
  place: orNull(
    fc.oneof(
      fc.record({ kind: fc.constant("other" as const), status: fc.constant("ready" as const), text: texts }),
      fc.record({
        kind: fc.constant("conference" as const),
        service: fc.constant("zoom" as const),
        status: fc.constantFrom("pending" as const, "failed" as const),
      }),
    ),
  ),
  placeRevision: fc.nat({ max: 100 }),
  metadata: fc.dictionary(fc.stringMatching(/^[A-Za-z0-9]{1,38}$/), texts, { maxKeys: 20 }),
});

/** The order in which events of one instant are read is that of their ids. */
function inOrder(booking: Booking): Booking {
  const { context } = booking;
  return {
    ...booking,
    context: {
      ...context,
      checkouts: context.checkouts.toSorted((a, b) => a.checkoutId.localeCompare(b.checkoutId)),
      payments: context.payments.toSorted((a, b) => a.paymentIntentId.localeCompare(b.paymentIntentId)),
      refunds: context.refunds.toSorted((a, b) => a.refundId.localeCompare(b.refundId)),
    },
  };
}

async function readAgain(db: Parameters<typeof findBooking>[0], booking: Booking): Promise<Booking | null> {
  const found = await findBooking(db, booking.id);
  return found === null ? null : inOrder(found);
}

describe("bookings", () => {
  forEachDialect((openFresh) => {
    test("come back as they were written, whatever their state and context, first and after a transition", async () => {
      const database = await openFresh();
      await insertTestOffer(database.kysely);
      let n = 0;
      const cases = fc.record({ first: draws, second: draws, before: details, after: details });
      await fc.assert(
        fc.asyncProperty(cases, async (drawn) => {
          n += 1;
          const first = contextOf(drawn.first, n);
          const second = contextOf(drawn.second, n);
          const before = testBooking(n, {
            ...drawn.before,
            context: { ...first, checkouts: [], payments: [], refunds: [] },
          });
          await database.transact((tx) => insertBooking(tx, before));
          expect(await readAgain(database.kysely, before)).toEqual(before);

          const after: Booking = {
            ...before,
            ...drawn.after,
            version: 2,
            sessionTypeName: before.sessionTypeName,
            updatedAt: addMinutes(before.updatedAt, 5),
            context: {
              ...second,
              price: before.context.price,
              cancellationPolicy: before.context.cancellationPolicy,
              calendlyEventKind: before.context.calendlyEventKind,
              initiatedAt: before.context.initiatedAt,
            },
          };
          expect(await database.transact((tx) => saveBooking(tx, before, after))).toBe(true);
          expect(await readAgain(database.kysely, after)).toEqual(inOrder(after));
          const row = await database.kysely
            .selectFrom("booking")
            .select("deadline_at")
            .where("id", "=", after.id)
            .executeTakeFirstOrThrow();
          expect(row.deadline_at).toBe(deadlineOf(after.state, after.context));
        }),
        { numRuns: 100 },
      );
    });

    test("two transitions from the same version: one is written, the other leaves no trace", async () => {
      const database = await openFresh();
      await insertTestOffer(database.kysely);
      const before = testBooking();
      await insertBooking(database.kysely, before);
      const answers = await Promise.all([
        database.transact((tx) => saveBooking(tx, before, confirmed(before, "1"))),
        database.transact((tx) => saveBooking(tx, before, confirmed(before, "2"))),
      ]);
      expect(answers.toSorted()).toEqual([false, true]);
      const winner = confirmed(before, answers[0] ? "1" : "2");
      expect(await getBooking(database.kysely, before.id)).toEqual(winner);
      expect(await database.kysely.selectFrom("payment").selectAll().execute()).toHaveLength(1);
      expect(await database.kysely.selectFrom("checkout").selectAll().execute()).toHaveLength(1);
    });

    test("twenty racing transitions, each retried on what it finds, all arrive, one version each", async () => {
      const database = await openFresh();
      await insertTestOffer(database.kysely);
      const { id } = testBooking();
      await insertBooking(database.kysely, testBooking());
      const addOne = async (name: string): Promise<void> => {
        const saved = await database.transact(async (tx) => {
          const before = await getBooking(tx, id);
          return saveBooking(tx, before, confirmed(before, name));
        });
        if (!saved) await addOne(name);
      };
      await Promise.all(Array.from({ length: 20 }, (_, index) => addOne(String(index))));
      const booking = await getBooking(database.kysely, id);
      expect(booking.version).toBe(21);
      expect(booking.context.payments).toHaveLength(20);
    });

    test("a detail written meanwhile survives a transition that began before it, and moves no version", async () => {
      const database = await openFresh();
      await insertTestOffer(database.kysely);
      const before = testBooking();
      await insertBooking(database.kysely, before);
      await updateSchedulingUrl(database.kysely, before.id, "https://calendly.com/s/one");
      await updateClientTimeZone(database.kysely, before.id, timeZone("Asia/Tokyo"));
      const links = {
        cancelUrl: "https://calendly.com/cancellations/1",
        rescheduleUrl: "https://calendly.com/reschedulings/1",
      };
      await updateInviteeDetails(database.kysely, before.id, links);
      expect((await getBooking(database.kysely, before.id)).version).toBe(1);

      const place = { kind: "other", status: "ready", text: "Room 4" } as const;
      const after = { ...scheduled(before), place };
      expect(await saveBooking(database.kysely, before, after)).toBe(true);
      expect(await getBooking(database.kysely, before.id)).toEqual({
        ...after,
        ...links,
        schedulingUrl: "https://calendly.com/s/one",
        clientTimeZone: "Asia/Tokyo",
      });
    });

    test("an invitee leads to its booking, and cannot be bound to a second one", async () => {
      const database = await openFresh();
      await insertTestOffer(database.kysely);
      const [first, second] = [testBooking(1), testBooking(2)];
      await insertBooking(database.kysely, first);
      await insertBooking(database.kysely, second);
      expect(await saveBooking(database.kysely, first, scheduled(first))).toBe(true);
      await expect(saveBooking(database.kysely, second, scheduled(second))).rejects.toThrow(/unique/i);

      const inviteeUri = scheduled(first).context.time?.calendlyInviteeUri ?? "";
      expect(await findBookingByInvitee(database.kysely, inviteeUri)).toEqual(scheduled(first));
      expect(await findBookingByInvitee(database.kysely, `${inviteeUri}0`)).toBeNull();
      expect(await findBooking(database.kysely, "bkg_none")).toBeNull();
      await expect(getBooking(database.kysely, "bkg_none")).rejects.toThrow("no booking bkg_none");
    });

    test("one payment intent, one refund, one dispute or one checkout never counts for two bookings, and changes nothing at the first", async () => {
      const database = await openFresh();
      await insertTestOffer(database.kysely);
      const [first, second] = [testBooking(1), testBooking(2)];
      await insertBooking(database.kysely, first);
      await insertBooking(database.kysely, second);
      const paid = confirmed(first);
      await saveBooking(database.kysely, first, {
        ...paid,
        context: {
          ...paid.context,
          refunds: [{ refundId: "re_1", paymentIntentId: "pi_1", amount: money(5_000, "USD"), due: null }],
          disputes: [
            {
              disputeId: "du_1",
              paymentIntentId: "pi_1",
              amount: money(5_000, "USD"),
              status: "open",
              stage: "dispute",
              answerDueAt: null,
            },
          ],
        },
      });
      const read = (booking: Booking) => getBooking(database.kysely, booking.id);
      const [mine, theirs] = [await read(first), confirmed(second).context];
      const [payment] = theirs.payments;
      invariant(payment !== undefined, "it is paid");
      const { checkoutId, paymentIntentId, amount } = payment;
      const disputed = { paymentIntentId, amount, stage: "dispute", answerDueAt: null } as const;
      const claims: Partial<BookingContext>[] = [
        theirs,
        { checkouts: [{ checkoutId, status: "expired" }] },
        { payments: theirs.payments },
        { payments: [{ ...payment, checkoutId: "cs_test_another" }] },
        { refunds: [{ refundId: "re_1", paymentIntentId, amount, due: null }] },
        { disputes: [{ ...disputed, disputeId: "du_1", status: "lost" }] },
      ];
      for (const claim of claims) {
        const after = { ...second, version: 2, context: { ...second.context, ...claim } };
        await expect(database.transact((tx) => saveBooking(tx, second, after))).rejects.toThrow(
          /is another booking's|unique/i,
        );
      }
      expect(await read(first)).toEqual(mine);
      expect(await read(second)).toEqual(second);
    });

    test("a payment that came before the checkout was written down leaves it complete, and its page is filled in", async () => {
      const database = await openFresh();
      await insertTestOffer(database.kysely);
      const before = testBooking();
      await insertBooking(database.kysely, before);
      await saveBooking(database.kysely, before, confirmed(before));
      const stored = {
        checkoutId: "cs_test_00000001",
        effectKey: `${before.id}:2:0`,
        url: "https://checkout.example/1",
        expiresAt: addMinutes(TEST_NOW, 60),
      } as const;
      await updateCheckoutDetails(database.kysely, stored);
      expect(await findCheckout(database.kysely, stored.checkoutId)).toEqual({
        ...stored,
        bookingId: before.id,
        status: "complete",
        createdAt: confirmed(before).updatedAt,
      });
    });

    test("a refund on its way enters the booking's history only when it has settled", async () => {
      const database = await openFresh();
      await insertTestOffer(database.kysely);
      const initiated = testBooking();
      const paid = confirmed(initiated);
      await insertBooking(database.kysely, initiated);
      await saveBooking(database.kysely, initiated, paid);
      const pending = {
        refundId: "re_1",
        bookingId: paid.id,
        paymentIntentId: "pi_1",
        effectKey: `${paid.id}:3:0`,
        amount: money(5_000, "USD"),
        status: "pending",
        createdAt: TEST_NOW,
        settledAt: null,
        due: null,
      } as const;
      await upsertRefund(database.kysely, pending);
      expect((await getBooking(database.kysely, paid.id)).context.refunds).toEqual([]);

      const after: Booking = {
        ...paid,
        version: 3,
        updatedAt: addMinutes(paid.updatedAt, 10),
        context: {
          ...paid.context,
          refunds: [{ refundId: "re_1", paymentIntentId: "pi_1", amount: pending.amount, due: 1 }],
        },
      };
      await saveBooking(database.kysely, paid, after);
      expect(await getBooking(database.kysely, paid.id)).toEqual(after);
      expect(await listRefundsOfBooking(database.kysely, paid.id)).toEqual([
        { ...pending, status: "succeeded", settledAt: after.updatedAt, due: 1 },
      ]);
    });

    test("half a booked time, or a state nobody knows, cannot be written", async () => {
      const database = await openFresh();
      await insertTestOffer(database.kysely);
      await insertBooking(database.kysely, testBooking());
      const update = database.kysely.updateTable("booking");
      await expect(update.set({ starts_at: TEST_NOW }).execute()).rejects.toThrow(/constraint/i);
      await expect(update.set({ state: "PAID" }).execute()).rejects.toThrow(/constraint/i);
      await expect(update.set({ canceled_at: TEST_NOW }).execute()).rejects.toThrow(/constraint/i);
    });
  });
});
