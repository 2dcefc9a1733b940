import fc from "fast-check";
import { sql } from "kysely";
import { beforeEach, describe, expect, test } from "vitest";
import { getBooking } from "../../db/bookings/bookings.ts";
import type { Database, Queryable } from "../../db/core/open-database.ts";
import { forEachDialect } from "../../db/core/test-databases.ts";
import { decideBooking } from "../domain/booking/machine/decide-booking.ts";
import type { BookingId } from "../domain/values/ids.ts";
import { EVENTS } from "../domain/booking/cases/test-booking-events.ts";
import { STARTED } from "../domain/booking/cases/test-booking-subjects.ts";
import { verifyHistory } from "./verify-history.ts";
import { rebuildBookings, type RebuildFinding } from "./rebuild-bookings.ts";
import { replayHistories } from "./replay-history.ts";
import {
  eventsOf,
  LONG_SCENARIO,
  ownEvent,
  startHistoryFixture,
  type HistoryFixture,
} from "./test-histories.ts";

const TABLES = [
  "booking",
  "checkout",
  "payment",
  "refund",
  "refund_due",
  "dispute",
  "booking_transition",
] as const;

describe("rebuilding bookings from their histories", () => {
  forEachDialect((openFresh) => {
    let database: Database;
    let fixture: HistoryFixture;
    let first: BookingId;
    let second: BookingId;
    let third: BookingId;

    beforeEach(async () => {
      database = await openFresh();
      fixture = await startHistoryFixture(database);
      first = await fixture.begin(1);
      second = await fixture.begin(2);
      third = await fixture.begin(3);
      await fixture.record(first, eventsOf(1, LONG_SCENARIO));
      await fixture.record(
        second,
        eventsOf(2, [
          "a time is booked",
          "a checkout is asked for",
          "the first checkout is opened",
          "the first checkout is paid",
          "the client cancels",
          "the first obligation's refund arrives",
        ]),
      );
      await fixture.record(third, eventsOf(3, ["a time is booked"]));
    });
    async function everything(db: Queryable) {
      const rows: unknown[] = [];
      for (const table of TABLES) {
        const found = await sql`select * from ${sql.table(table)}`.execute(db);
        rows.push([table, found.rows.map((row) => JSON.stringify(row)).sort()]);
      }
      return rows;
    }

    async function rebuild(options: { write: boolean; alsoAhead?: boolean }) {
      const findings: RebuildFinding[] = [];
      const counts = await rebuildBookings(
        { database, secretBox: fixture.deps.secretBox },
        { alsoAhead: false, ...options },
        (finding) => findings.push(finding),
      );
      return { ...counts, findings };
    }

    test("finds nothing to rebuild where nobody has meddled", async () => {
      expect(await rebuild({ write: true })).toEqual({
        bookings: 3,
        different: 0,
        written: 0,
        underOlderRule: 0,
        findings: [],
      });
    });

    test("knows from the history what was settled outside Stripe, what was waived, and until when a dispute can be answered", async () => {
      const paid = [
        "a time is booked",
        "a checkout is asked for",
        "the first checkout is opened",
        "the first checkout is paid",
        "the builder returns a part",
      ] as const;
      const ends = {
        4: "an operator has returned the first obligation outside Stripe",
        5: "an operator drops the first obligation's effect",
      } as const;
      for (const n of [4, 5] as const) {
        const another = "the dispute is to be answered by another day";
        await fixture.record(
          await fixture.begin(n),
          eventsOf(n, [...paid, ends[n], "a dispute is opened", another]),
        );
      }
      expect(await rebuild({ write: true })).toEqual({
        bookings: 5,
        different: 0,
        written: 0,
        underOlderRule: 0,
        findings: [],
      });
      const before = await everything(database.kysely);
      await sql`update refund_due set status = 'ordered' where status in ('settled_outside', 'waived')`.execute(
        database.kysely,
      );
      await sql`update dispute set answer_due_at = null`.execute(database.kysely);
      expect(await rebuild({ write: true })).toMatchObject({ different: 2, written: 2 });
      expect(await everything(database.kysely)).toEqual(before);
    });

    test("takes the state in a line from before REFUNDED came by itself as it stands, says so, and rebuilds the booking to it", async () => {
      const paid = [
        "a time is booked",
        "a checkout is asked for",
        "the first checkout is opened",
        "the first checkout is paid",
      ] as const;
      const [rejected, wrong, twice] = [4, 5, 6] as const;
      const ids = [
        await fixture.begin(rejected),
        await fixture.begin(wrong),
        await fixture.begin(twice),
      ] as const;
      const own = (n: number, event: keyof typeof EVENTS) => ownEvent(n, EVENTS[event]);
      // Returned in the dashboard, then rejected: CANCELED it stayed.
      await fixture.record(ids[0], eventsOf(rejected, [...paid, "everything is refunded"]));
      await fixture.recordByOlderRule(ids[0], own(rejected, "another session was booked"), "CANCELED");
      // A wrong amount that went back before the hold ended: ABANDONED it stayed.
      const wrongly = "the first checkout is paid with another amount";
      await fixture.record(
        ids[1],
        eventsOf(wrong, [...paid.slice(0, 3), wrongly, "the first obligation's refund arrives"]),
      );
      await fixture.recordByOlderRule(ids[1], own(wrong, "the hold ends"), "ABANDONED");
      // Paid once more after it had been refunded: REFUNDED it stayed.
      await fixture.record(
        ids[2],
        eventsOf(twice, [...paid, "the client cancels", "the first obligation's refund arrives"]),
      );
      await fixture.recordByOlderRule(ids[2], own(twice, "a second checkout is paid"), "REFUNDED");

      const verified: unknown[] = [];
      await verifyHistory(fixture.deps, (finding) => verified.push(finding));
      expect(verified).toEqual([]);
      const sound = { bookings: 6, different: 0, written: 0, underOlderRule: 3, findings: [] };
      expect(await rebuild({ write: true })).toEqual(sound);
      const before = await everything(database.kysely);
      await sql`update booking set state = 'REFUNDED', updated_at = 'x' where id in (${sql.join(ids)})`.execute(
        database.kysely,
      );
      expect(await rebuild({ write: true })).toMatchObject({ different: 3, written: 3 });
      expect(await everything(database.kysely)).toEqual(before);

      // With the next event, even one that changes nothing, each is what it is by today's rule.
      const dropped = { ...EVENTS["an operator drops the first obligation's effect"], due: null };
      const states = async () =>
        Promise.all(ids.map(async (id) => (await getBooking(database.kysely, id)).state));
      expect(await states()).toEqual(["CANCELED", "ABANDONED", "REFUNDED"]);
      for (const [index, n] of [rejected, wrong, twice].entries()) {
        const id = ids[index];
        if (id !== undefined) await fixture.record(id, [ownEvent(n, dropped)]);
      }
      expect(await states()).toEqual(["REFUNDED", "REFUNDED", "CANCELED"]);
      expect(await rebuild({ write: true })).toEqual(sound);
    });

    test("reads over an effect that was tried again, which histories of before tell among the events, and keeps the state that it settled", async () => {
      const retried = { type: "LETTER_RETRIED", at: STARTED, effectKey: "bkg_1:4:0", note: "" } as const;
      const [plain, settled] = [await fixture.begin(9), await fixture.begin(10)] as const;
      const paid = [
        "a time is booked",
        "a checkout is asked for",
        "the first checkout is opened",
        "the first checkout is paid",
      ] as const;
      await fixture.record(plain, eventsOf(9, paid));
      await fixture.recordByOlderRule(plain, retried, "CONFIRMED");
      await fixture.record(plain, eventsOf(9, ["the client cancels"]));
      await fixture.record(settled, eventsOf(10, [...paid, "everything is refunded"]));
      await fixture.recordByOlderRule(
        settled,
        ownEvent(10, EVENTS["another session was booked"]),
        "CANCELED",
      );
      await fixture.recordByOlderRule(settled, retried, "REFUNDED");
      expect(await rebuild({ write: true })).toMatchObject({ different: 0, written: 0, findings: [] });
    });

    test("reads a line by the rules that it was written under: a rejected time, dated by when we learned of it, counted after the start as well", async () => {
      const [n, since] = [7, 8] as const;
      const [before, now] = [await fixture.begin(n), await fixture.begin(since)] as const;
      const paid = [
        "a time is booked",
        "a checkout is asked for",
        "the first checkout is opened",
        "the first checkout is paid",
      ] as const;
      const late = "another session was booked after the start";
      await fixture.record(before, eventsOf(n, paid));
      await fixture.recordByOlderRule(before, ownEvent(n, EVENTS[late]), "CANCELED");
      await fixture.record(now, eventsOf(since, [...paid, late]));
      expect((await getBooking(database.kysely, before)).context).toMatchObject({
        canceledAt: EVENTS[late].at,
        rejectedBecause: EVENTS[late].because,
      });
      expect((await getBooking(database.kysely, now)).state).toBe("CONFIRMED");
      expect(await rebuild({ write: true })).toMatchObject({ different: 0, written: 0, findings: [] });
    });

    test.each([
      ["a state", sql`update booking set state = 'CANCELED' where state = 'CONFIRMED'`],
      [
        "every column of the machine",
        sql`update booking set state = 'INITIATED', calendly_event_id = null, calendly_event_uri = null, calendly_invitee_uri = null, starts_at = null, ends_at = null, hold_ends_at = null, deadline_at = null, refund_ceiling_basis_points = 5, confirmed_checkout_id = null, canceled_at = null, canceled_by = null, kept_at = 'x', no_show_at = 'x', updated_at = 'x'`,
      ],
      ["a time", sql`update booking set starts_at = '2027-01-01T00:00:00.000Z', ends_at = 'never'`],
      ["a version behind its history", sql`update booking set version = 2`],
      [
        "a price and a policy",
        sql`update booking set price_minor = 1, currency = 'EUR', cancellation_policy_json = 'none'`,
      ],
      [
        "a cancellation",
        sql`update booking set canceled_at = null, canceled_by = null, cancellation_quoted_at = 'x', rejected_because = 'other_duration'`,
      ],
      ["a checkout's status", sql`update checkout set status = 'open', created_at = 'x'`],
      ["a payment's amount", sql`update payment set amount_minor = 1, paid_at = 'x'`],
      ["refunds", sql`update refund set amount_minor = 7, due_number = 9, settled_at = null`],
      [
        "obligations' amounts and statuses",
        sql`update refund_due set amount_minor = 7, status = 'waived', reason = 'again'`,
      ],
      ["obligations that vanished", sql`delete from refund_due`],
      ["disputes", sql`update dispute set status = 'open', currency = 'EUR'`],
      ["disputes that vanished", sql`delete from dispute`],
      [
        "a obligation that is none",
        sql`insert into refund_due (booking_id, number, payment_intent_id, amount_minor, currency, reason, request_id, status) select booking_id, 77, payment_intent_id, amount_minor, currency, reason, request_id, status from refund_due where number = 1`,
      ],
      [
        "a checkout that is none",
        sql`insert into checkout (id, booking_id, status, created_at) select 'cs_test_forged', id, 'open', created_at from booking where version = 2`,
      ],
    ] as const)("puts right %s, and changes nothing else", async (_what, damage) => {
      const known = await everything(database.kysely);
      await damage.execute(database.kysely);
      const damaged = await everything(database.kysely);
      expect(damaged).not.toEqual(known);

      const { findings } = await rebuild({ write: false });
      expect(findings.length).toBeGreaterThan(0);
      expect(
        findings.every(({ hindrance, differences }) => hindrance === null && differences.length > 0),
      ).toBe(true);
      expect(await everything(database.kysely)).toEqual(damaged);

      const { different, written } = await rebuild({ write: true });
      expect(written).toBe(different);
      expect(await everything(database.kysely)).toEqual(known);
      expect(await rebuild({ write: true })).toMatchObject({ different: 0 });
    });

    test("gives rows back that were put at another booking, and a time that another one took", async () => {
      const before = await everything(database.kysely);
      for (const table of ["checkout", "payment", "dispute"]) {
        await sql`update ${sql.table(table)} set booking_id = ${third}`.execute(database.kysely);
      }
      const inviteeOf = async (id: BookingId) =>
        (await getBooking(database.kysely, id)).context.time?.calendlyInviteeUri;
      const [ofSecond, ofThird] = [await inviteeOf(second), await inviteeOf(third)];
      for (const [id, uri] of [
        [second, "nobody's"],
        [third, ofSecond],
        [second, ofThird],
      ] as const) {
        await sql`update booking set calendly_invitee_uri = ${uri} where id = ${id}`.execute(database.kysely);
      }
      expect(await rebuild({ write: true })).toMatchObject({ different: 3, written: 3 });
      expect(await everything(database.kysely)).toEqual(before);
    });

    test("brings payments, refunds and checkouts back that were deleted; Stripe's page and the effect that opened it are not in the history", async () => {
      const read = async () => [
        await getBooking(database.kysely, first),
        await getBooking(database.kysely, second),
      ];
      const before = await read();
      for (const table of ["dispute", "refund_due", "refund", "payment", "checkout"]) {
        await sql`delete from ${sql.table(table)}`.execute(database.kysely);
      }
      expect(await rebuild({ write: true })).toMatchObject({ different: 2, written: 2 });
      expect(await read()).toEqual(before);
    });

    test("a booking that is ahead of its history is set back only when asked: lines may have been cut", async () => {
      const before = await everything(database.kysely);
      await sql`update booking set version = 9 where id = ${third}`.execute(database.kysely);
      const { findings, written } = await rebuild({ write: true });
      expect(written).toBe(0);
      expect(findings).toEqual([
        expect.objectContaining({ bookingId: third, hindrance: { kind: "booking_ahead", version: 9 } }),
      ]);
      expect(await rebuild({ write: true, alsoAhead: true })).toMatchObject({ written: 1 });
      expect(await everything(database.kysely)).toEqual(before);
    });

    test("a history that does not hold rebuilds nothing", async () => {
      await sql`update booking_transition set to_state = 'NOWHERE', event_json = '{' where booking_id = ${third} and version = 2`.execute(
        database.kysely,
      );
      await sql`update booking set state = 'CANCELED' where id = ${third}`.execute(database.kysely);
      const { findings, written } = await rebuild({ write: true });
      expect(written).toBe(0);
      expect(findings).toEqual([
        expect.objectContaining({
          bookingId: third,
          hindrance: expect.objectContaining({ kind: "history_does_not_hold" }) as unknown,
        }),
      ]);
    });
  });
});

/** Each run writes a whole life event by event; another database orders and stores alike, which few runs show. */
const RUNS = { sqlite: 20, postgres: 5 };

describe("a booking replayed from the database", () => {
  forEachDialect((openFresh, dialect) => {
    test("is the one that the app reads, after any sequence of events that the machine takes", async () => {
      const database = await openFresh();
      const fixture = await startHistoryFixture(database);
      let n = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(fc.nat(), { minLength: 3, maxLength: 20 }), async (choices) => {
          n += 1;
          const id = await fixture.begin(n);
          for (const choice of choices) {
            const booking = await getBooking(database.kysely, id);
            const takeable = Object.values(EVENTS)
              .map((event) => ownEvent(n, event))
              .filter((event) => decideBooking(booking, event) !== null);
            const event = takeable[choice % Math.max(1, takeable.length)];
            if (event !== undefined) await fixture.record(id, [event]);
          }
          const read = await getBooking(database.kysely, id);
          const replayed = (await replayHistories(database.kysely, [id])).get(id)?.booking;
          expect(replayed?.context).toEqual(read.context);
          expect(replayed).toMatchObject({
            state: read.state,
            version: read.version,
            createdAt: read.createdAt,
            updatedAt: read.updatedAt,
          });
        }),
        { numRuns: RUNS[dialect] },
      );
      const counts = await rebuildBookings(fixture.deps, { write: false, alsoAhead: false }, () => undefined);
      expect(counts).toMatchObject({ bookings: n, different: 0 });
    }, 60_000);
  });
});
