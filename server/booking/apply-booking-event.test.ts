import { randomBytes } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { listTransitions } from "../../db/history/booking-history.ts";
import { findBooking, updateClientTimeZone } from "../../db/bookings/bookings.ts";
import { readPublishedEvent } from "../../db/published/published-events.ts";
import { publishedEventsOf } from "../domain/contract/published-event.ts";
import { insertBooking, saveBooking } from "../../db/bookings/write-booking.ts";
import type { Database } from "../../db/core/open-database.ts";
import { findEffect } from "../../db/queue/outbox.ts";
import { insertTestOffer, testBooking } from "../../db/bookings/test-bookings.ts";
import { forEachDialect } from "../../db/core/test-databases.ts";
import type { BookingEvent } from "../domain/booking/booking-event.ts";
import { NOTHING_YET, type Booking, type BookingState } from "../domain/booking/booking.ts";
import { decideBooking } from "../domain/booking/machine/decide-booking.ts";
import type { BookingId } from "../domain/values/ids.ts";
import { addMinutes, timeZone, type Instant } from "../domain/values/instant.ts";
import { invariant } from "../domain/values/invariant.ts";
import { money } from "../domain/values/money.ts";
import { allCases, allSimplePaths } from "../domain/booking/cases/test-booking-cases.ts";
import { EVENTS } from "../domain/booking/cases/test-booking-events.ts";
import { STARTED, SUBJECTS } from "../domain/booking/cases/test-booking-subjects.ts";
import { createSecretBox } from "../adapters/secret-box.ts";
import { createStripePayments } from "../adapters/stripe/stripe-payments.ts";
import { applyBookingEvent } from "./apply-booking-event.ts";
import { newInlineLease } from "./lease.ts";

const CAUSE = { kind: "client", reference: "request-1", personId: null } as const;
const NOW: Instant = addMinutes(STARTED, 20);

/** Gives every provider's id in a fixture an ending of its own: the database holds each of them once. */
function withOwnIds<Value>(value: Value, n: number): Value {
  const text = JSON.stringify(value).replaceAll(/(event-|invitee-|cs_test_|pi_|re_|du_)(\w+)/g, `$1$2_${n}`);
  return JSON.parse(text) as Value;
}

/** The fixture's own ids again, so that its events fit. */
function withoutOwnIds(booking: Booking, n: number): Booking {
  return JSON.parse(JSON.stringify(booking).replaceAll(`_${n}"`, '"').replaceAll(`_${n}/`, "/")) as Booking;
}

/** This clock stands still, and of refunds that settle at one instant the database knows no first. */
function withRefundsById(booking: Booking): Booking {
  const refunds = [...booking.context.refunds].sort((a, b) => a.refundId.localeCompare(b.refundId));
  return { ...booking, context: { ...booking.context, refunds } };
}

forEachDialect((openFresh) => {
  let database: Database;
  let logged: string[] = [];
  let woken = 0;
  let last = 0;
  const log = {
    info: (_details: object, message: string) => logged.push(message),
    warn: (_details: object, message: string) => logged.push(message),
    error: (_details: object, message: string) => logged.push(message),
  };
  const deps = () => ({
    database,
    log,
    clock: { now: () => NOW },
    wakeWorker: () => (woken += 1),
    randomBytes,
    secretBox: createSecretBox([{ id: "test", key: Buffer.alloc(32, "test-key") }]),
    payments: createStripePayments({ secretKey: "sk_test_nobody_is_asked", apiUrl: null }),
    settings: { appUrl: "https://app.example" },
  });

  beforeAll(async () => {
    database = await openFresh();
    await insertTestOffer(database.kysely);
  });

  /** Writes a booking as a subject describes it. */
  async function store(subject: Pick<Booking, "state" | "context">, n: number): Promise<Booking> {
    const first = testBooking(n, {
      context: {
        ...subject.context,
        ...NOTHING_YET,
      },
    });
    await insertBooking(database.kysely, first);
    const stored: Booking = { ...first, ...subject, version: 2 };
    expect(await database.transact((tx) => saveBooking(tx, first, stored))).toBe(true);
    return stored;
  }

  async function everythingAbout(id: BookingId) {
    const outbox = await database.kysely
      .selectFrom("outbox")
      .selectAll()
      .where("booking_id", "=", id)
      .execute();
    const published = await database.kysely
      .selectFrom("published_event")
      .selectAll()
      .where("booking_id", "=", id)
      .orderBy("sequence")
      .execute();
    return {
      booking: await findBooking(database.kysely, id),
      transitions: await listTransitions(database.kysely, id),
      outbox,
      told: published.map(readPublishedEvent),
    };
  }

  describe("an event told to a booking", () => {
    test.each(allCases())(
      "$subject: $eventName → $taken.after.state",
      async ({ subject, eventName, taken }) => {
        const n = ++last;
        const before = await store(withOwnIds(SUBJECTS[subject], n), n);
        const known = await everythingAbout(before.id);
        logged = [];
        woken = 0;
        const outcome = await applyBookingEvent(
          { ...deps(), cause: CAUSE },
          before.id,
          withOwnIds(EVENTS[eventName], n),
        );
        const after = await everythingAbout(before.id);
        expect(outcome.ok).toBe(taken !== null);
        if (taken === null || !outcome.ok) {
          expect(after).toEqual(known);
          expect(logged).toEqual(["event refused"]);
          expect(woken).toBe(0);
          return;
        }
        expect(after.booking).toEqual(outcome.value.booking);
        expect(after.booking).toMatchObject({ state: taken.after.state, version: 3 });
        expect(
          after.transitions.map(({ fromState, toState, version }) => [fromState, toState, version]),
        ).toEqual([[before.state, taken.after.state, 3]]);
        expect(after.transitions[0]?.cause).toEqual(CAUSE);
        expect(after.outbox.map(({ key }) => key).sort()).toEqual(
          taken.effects.map((_, position) => `${before.id}:3:${position}`),
        );
        expect(outcome.value.effects.map(({ type }) => type)).toEqual(taken.effects.map(({ type }) => type));
        const told = publishedEventsOf(before, withOwnIds(taken.event, n), outcome.value.booking);
        expect(after.told).toMatchObject(
          told.map(({ type, ...about }, place) => ({
            type,
            sequence: place + 1,
            occurredAt: taken.event.at,
            data: { booking: { id: before.id, state: taken.after.state, version: 3 }, ...about },
          })),
        );
        expect(woken).toBe(taken.effects.length + told.length > 0 ? 1 : 0);
      },
    );
  });

  /** The events that take a booking into a state: one, or up to two that keep the state and then another. Null when none do. */
  function eventsInto(booking: Booking, state: BookingState, keptMax = 2): BookingEvent[] | null {
    const events = [...Object.values(EVENTS), ...refundsOf(booking)];
    const direct = events.find((event) => stateAfter(booking, event)?.state === state);
    if (direct !== undefined) return [direct];
    if (keptMax === 0) return null;
    for (const first of events) {
      const between = stateAfter(booking, first);
      const others = between?.state === booking.state ? eventsInto(between, state, keptMax - 1) : null;
      if (others !== null) return [first, ...others];
    }
    return null;
  }

  /** All of each payment goes back: the table's own refunds know the first payment of its subjects alone. */
  function refundsOf({ context }: Booking): BookingEvent[] {
    return context.payments.map(({ paymentIntentId, amount }, index) => ({
      type: "REFUND_SETTLED",
      at: NOW,
      refundId: `re_of${index}`,
      paymentIntentId,
      amount,
      due: null,
    }));
  }

  function stateAfter(booking: Booking, event: BookingEvent): Booking | null {
    const decision = decideBooking(booking, event);
    return decision === null ? null : { ...booking, state: decision.state, context: decision.context };
  }

  /** What the worker does after the transition: Stripe has opened the checkout. */
  async function openCheckoutOf(booking: Booking, n: number): Promise<Booking> {
    const checkoutId = withOwnIds("cs_test_one", n);
    const opened = { type: "CHECKOUT_OPENED", at: NOW, checkoutId } as const;
    const outcome = await applyBookingEvent({ ...deps(), cause: CAUSE }, booking.id, opened);
    return outcome.ok ? outcome.value.booking : booking;
  }

  test.each(allSimplePaths().map((path) => path.join(" → ")))("a booking can go %s", async (path) => {
    const [, ...states] = path.split(" → ") as BookingState[];
    // A free session and a priced one go different ways to CONFIRMED.
    const isFree = path.includes("SCHEDULED → CONFIRMED");
    const n = ++last;
    let booking = testBooking(n, {
      context: { ...SUBJECTS.initiated.context, price: money(isFree ? 0 : 15_000, "USD") },
    });
    await insertBooking(database.kysely, booking);
    let told = 0;
    for (const state of states) {
      const events = eventsInto(withoutOwnIds(booking, n), state);
      invariant(events !== null, `no event leads from ${booking.state} to ${state}`);
      for (const event of events) {
        const outcome = await applyBookingEvent(
          { ...deps(), cause: CAUSE },
          booking.id,
          withOwnIds(event, n),
        );
        invariant(outcome.ok, `${event.type} was refused`);
        booking = outcome.value.booking;
        told += 1;
      }
      expect(booking.state).toBe(state);
      const stored = await findBooking(database.kysely, booking.id);
      expect(stored === null ? null : withRefundsById(stored)).toEqual(withRefundsById(booking));
      if (state !== "PAYMENT_PENDING") continue;
      const { version } = booking;
      booking = await openCheckoutOf(booking, n);
      told += booking.version - version;
    }
    const { transitions, told: events } = await everythingAbout(booking.id);
    expect(transitions).toHaveLength(told);
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, place) => place + 1));
  });

  test("twenty sources of the same event at once make one transition", async () => {
    const n = ++last;
    const booking = await store(withOwnIds(SUBJECTS["payment pending, checkout open"], n), n);
    const paid = withOwnIds(EVENTS["the first checkout is paid"], n);
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => applyBookingEvent({ ...deps(), cause: CAUSE }, booking.id, paid)),
    );
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    const after = await everythingAbout(booking.id);
    expect(after.transitions).toHaveLength(1);
    expect(after.outbox).toHaveLength(2);
    expect(after.told.map(({ sequence, type }) => [sequence, type])).toEqual([
      [1, "payment.succeeded"],
      [2, "booking.confirmed"],
    ]);
    expect(after.booking).toMatchObject({ state: "CONFIRMED", version: 3 });
  });

  test("a cancellation and the end of the checkout at once: one of them ends the booking, and the checkout is closed either way", async () => {
    const n = ++last;
    const booking = await store(withOwnIds(SUBJECTS["payment pending, checkout open"], n), n);
    await Promise.all([
      applyBookingEvent(
        { ...deps(), cause: CAUSE },
        booking.id,
        withOwnIds(EVENTS["the checkout expires"], n),
      ),
      applyBookingEvent({ ...deps(), cause: CAUSE }, booking.id, withOwnIds(EVENTS["the client cancels"], n)),
    ]);
    const after = await everythingAbout(booking.id);
    const ends = after.transitions.filter(({ fromState, toState }) => fromState !== toState);
    expect(ends).toHaveLength(1);
    expect(after.booking?.context.checkouts.map(({ status }) => status)).toEqual(["expired"]);
    expect(after.outbox.filter(({ type }) => type === "releaseTime")).toHaveLength(1);
  });

  describe("an event and the one that follows it", () => {
    const booked = EVENTS["a time is booked"];
    const followedBy = EVENTS["a free session is confirmed"];

    /** A booking without a time yet; without a price, its time confirms it. */
    async function storeInitiated(n: number, amountMinor: number): Promise<Booking> {
      const context = { ...SUBJECTS.initiated.context, price: money(amountMinor, "USD") };
      const booking = testBooking(n, { context });
      await insertBooking(database.kysely, booking);
      return booking;
    }

    test("are taken together, each with its own line, and only the end is seen", async () => {
      const n = ++last;
      const { id } = await storeInitiated(n, 0);
      const outcome = await applyBookingEvent({ ...deps(), cause: CAUSE }, id, withOwnIds(booked, n), {
        followedBy,
      });
      const after = await everythingAbout(id);
      invariant(outcome.ok, "the events were refused");
      expect(outcome.value.booking).toEqual(after.booking);
      expect(after.booking).toMatchObject({ state: "CONFIRMED", version: 3 });
      expect(after.transitions.map(({ toState, version }) => [toState, version])).toEqual([
        ["SCHEDULED", 2],
        ["CONFIRMED", 3],
      ]);
      expect(
        after.told.map(({ sequence, type, data }) => [
          sequence,
          type,
          data?.booking.state,
          data?.booking.version,
        ]),
      ).toEqual([
        [1, "booking.scheduled", "SCHEDULED", 2],
        [2, "booking.confirmed", "CONFIRMED", 3],
      ]);
      expect(outcome.value.effects.map(({ key }) => key)).toEqual([`${id}:3:0`, `${id}:3:1`]);
      expect(after.outbox.map(({ key }) => key).sort()).toEqual([`${id}:3:0`, `${id}:3:1`]);
    });

    test("are refused together: what was known stays as it is", async () => {
      const n = ++last;
      const { id } = await storeInitiated(n, 0);
      await applyBookingEvent({ ...deps(), cause: CAUSE }, id, withOwnIds(booked, n), { followedBy });
      const known = await everythingAbout(id);
      const again = await applyBookingEvent({ ...deps(), cause: CAUSE }, id, withOwnIds(booked, n), {
        followedBy,
      });
      expect(again.ok).toBe(false);
      expect(await everythingAbout(id)).toEqual(known);
    });

    test("whoever dies or fails between them has taken neither", async () => {
      const n = ++last;
      const { id } = await storeInitiated(n, 15_000);
      const known = await everythingAbout(id);
      await expect(
        applyBookingEvent({ ...deps(), cause: CAUSE }, id, withOwnIds(booked, n), { followedBy }),
      ).rejects.toThrow("FREE_CONFIRMED cannot follow TIME_BOOKED");
      expect(await everythingAbout(id)).toEqual(known);
    });
  });

  test("others are told the booking as the transaction leaves it: with what it wrote beside the event", async () => {
    const n = ++last;
    const booking = await store(withOwnIds(SUBJECTS.initiated, n), n);
    const zone = timeZone("Asia/Tokyo");
    await applyBookingEvent(
      { ...deps(), cause: CAUSE },
      booking.id,
      withOwnIds(EVENTS["a time is booked"], n),
      {
        write: (tx) => updateClientTimeZone(tx, booking.id, zone),
      },
    );
    const { told } = await everythingAbout(booking.id);
    expect(told).toMatchObject([
      { type: "booking.scheduled", data: { booking: { client: { timeZone: zone } } } },
    ]);
  });

  test("what a transaction that fails would have told, nobody is told, and its number is given to the next", async () => {
    const n = ++last;
    const booking = await store(withOwnIds(SUBJECTS["payment pending, checkout open"], n), n);
    const paid = withOwnIds(EVENTS["the first checkout is paid"], n);
    const take = (write?: () => Promise<void>) =>
      applyBookingEvent({ ...deps(), cause: CAUSE }, booking.id, paid, { write });
    await expect(take(() => Promise.reject(new Error("the disk is full")))).rejects.toThrow(
      "the disk is full",
    );
    expect((await everythingAbout(booking.id)).told).toEqual([]);
    await take();
    expect((await everythingAbout(booking.id)).told.map(({ sequence }) => sequence)).toEqual([1, 2]);
  });

  test("an effect that a request runs itself is leased to it, and to nobody else", async () => {
    const n = ++last;
    const booking = await store(withOwnIds(SUBJECTS.scheduled, n), n);
    const inline = newInlineLease(deps(), ["openCheckout"]);
    await applyBookingEvent({ ...deps(), cause: CAUSE }, booking.id, EVENTS["a checkout is asked for"], {
      inline,
    });
    const effect = await findEffect(database.kysely, `${booking.id}:3:0`);
    expect(effect).toMatchObject({ lease: inline.lease, leasedUntil: inline.leasedUntil, attempts: 0 });
  });

  test("a booking that does not exist is a bug, not a refusal", async () => {
    await expect(
      applyBookingEvent(
        { ...deps(), cause: CAUSE },
        "bkg_zzzzzzzzzzzzzzzzzzzzzzzzzz",
        EVENTS["the client cancels"],
      ),
    ).rejects.toThrow("no booking");
  });
});
