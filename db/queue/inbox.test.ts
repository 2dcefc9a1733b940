import { describe, expect, test, vi } from "vitest";
import { addMinutes, instant } from "../../server/domain/values/instant.ts";
import {
  claimInbox,
  completeInbox,
  failInbox,
  nextInboxAttemptAt,
  type RawInboxRow,
  readInboxRow,
} from "./inbox.ts";
import { createInboxIntake, type Arrivals, type Delivery } from "./inbox-intake.ts";
import { forEachDialect } from "../core/test-databases.ts";

const NOW = instant("2026-03-02T10:00:00.000Z");
const LEASED_UNTIL = addMinutes(NOW, 2);
const NEW = { newId: expect.any(Number) as number };

function delivery(dedupeKey: string, changes: Partial<Delivery> = {}): Delivery {
  return {
    source: "stripe",
    dedupeKey,
    connectionId: null,
    eventType: "checkout.session.completed",
    body: `{"id":"${dedupeKey}"}`,
    receivedAt: NOW,
    ...changes,
  };
}

const claimAll = { now: NOW, lease: "worker", leasedUntil: LEASED_UNTIL, limit: 1_000 };

/** Takes up to so many deliveries of each group, and keeps count of its places. */
function arrivalsWith(size: number) {
  const taken: RawInboxRow[] = [];
  const places = { reserved: 0, woken: 0 };
  const arrivals: Arrivals = {
    reserve(count) {
      const kept = Math.min(size, count);
      places.reserved += kept;
      return { places: kept, lease: "arrived", leasedUntil: LEASED_UNTIL };
    },
    take(reserved, rows) {
      places.reserved -= reserved.places;
      taken.push(...rows);
    },
    wake() {
      places.woken += 1;
    },
  };
  return { arrivals, taken, places };
}

describe("the inbox", () => {
  forEachDialect((openFresh) => {
    test("twenty copies of one delivery at once: one is new, nineteen are duplicates, one row is written", async () => {
      const database = await openFresh();
      const intake = createInboxIntake(database);
      const answers = await Promise.all(Array.from({ length: 20 }, () => intake.add(delivery("evt_1"))));
      expect(answers.filter((answer) => answer !== "duplicate")).toHaveLength(1);
      expect(answers.filter((answer) => answer === "duplicate")).toHaveLength(19);
      expect(await intake.add(delivery("evt_1"))).toBe("duplicate");
      expect(await claimInbox(database, claimAll)).toHaveLength(1);
    });

    test("a mix of known and unknown deliveries is told apart, and one key of two sources is two", async () => {
      const database = await openFresh();
      const intake = createInboxIntake(database);
      await intake.add(delivery("evt_1"));
      const answers = await Promise.all([
        intake.add(delivery("evt_1")),
        intake.add(delivery("evt_2")),
        intake.add(
          delivery("evt_1", { source: "calendly", connectionId: "cal_1", eventType: "invitee.created" }),
        ),
        intake.add(delivery("evt_2")),
        intake.add(delivery("evt_3")),
      ]);
      expect(answers).toEqual(["duplicate", NEW, NEW, "duplicate", NEW]);
      const rows = await claimInbox(database, claimAll);
      expect(
        rows.map(readInboxRow).map(({ source, connectionId, eventType, body, attempts }) => ({
          source,
          connectionId,
          eventType,
          body,
          attempts,
        })),
      ).toContainEqual({
        source: "calendly",
        connectionId: "cal_1",
        eventType: "invitee.created",
        body: '{"id":"evt_1"}',
        attempts: 1,
      });
    });

    test("more deliveries than one statement takes are all written", async () => {
      const database = await openFresh();
      const intake = createInboxIntake(database);
      const answers = await Promise.all(
        Array.from({ length: 1_201 }, (_, index) => intake.add(delivery(`evt_${index}`))),
      );
      expect(answers.every((answer) => answer !== "duplicate")).toBe(true);
      expect(await claimInbox(database, { ...claimAll, limit: 2_000 })).toHaveLength(1_201);
    });

    test("a delivery that cannot be written fails its own caller and nobody else's", async () => {
      const database = await openFresh();
      const intake = createInboxIntake(database);
      const answers = await Promise.allSettled([
        intake.add(delivery("evt_1")),
        intake.add(delivery("evt_2", { source: "paypal" as never })),
        intake.add(delivery("evt_3")),
      ]);
      expect(answers.map((answer) => answer.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
      expect(await intake.add(delivery("evt_4"))).toEqual(NEW);
      expect(await claimInbox(database, claimAll)).toHaveLength(3);
    });

    test("closing writes what was added, and refuses what comes later", async () => {
      const database = await openFresh();
      const intake = createInboxIntake(database);
      const added = intake.add(delivery("evt_1"));
      await intake.close();
      expect(await added).toEqual(NEW);
      await expect(intake.add(delivery("evt_2"))).rejects.toThrow("closed");
    });

    test("twenty workers at once share the rows out: every row in exactly one hand", async () => {
      const database = await openFresh();
      const intake = createInboxIntake(database);
      await Promise.all(Array.from({ length: 100 }, (_, index) => intake.add(delivery(`evt_${index}`))));
      const hands = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          claimInbox(database, { ...claimAll, lease: `worker-${index}`, limit: 10 }),
        ),
      );
      const claimed = hands.flat().map((row) => row.id);
      expect(new Set(claimed).size).toBe(claimed.length);
      expect(hands.every((rows) => rows.length <= 10)).toBe(true);
      // Rows locked by another at that moment are skipped: whoever asks again gets the rest.
      const rest = await claimInbox(database, claimAll);
      expect(claimed.length + rest.length).toBe(100);
    });

    test("a lease that has run out frees the row, and its former holder can no longer end it", async () => {
      const database = await openFresh();
      await createInboxIntake(database).add(delivery("evt_1"));
      const [row] = await claimInbox(database, { ...claimAll, lease: "first" });
      expect(row?.attempts).toBe(1);
      const id = row?.id ?? 0;
      expect(await claimInbox(database, { ...claimAll, now: addMinutes(NOW, 1), lease: "second" })).toEqual(
        [],
      );
      expect(await nextInboxAttemptAt(database.kysely)).toBe(LEASED_UNTIL);

      const again = {
        now: LEASED_UNTIL,
        lease: "second",
        leasedUntil: addMinutes(LEASED_UNTIL, 2),
        limit: 10,
      };
      expect(await claimInbox(database, again)).toEqual([{ ...row, attempts: 2 }]);
      expect(await completeInbox(database, [{ id, lease: "first" }], LEASED_UNTIL)).toEqual(new Set());
      expect(
        await failInbox(database.kysely, id, "first", {
          error: "late",
          nextAttemptAt: null,
          at: LEASED_UNTIL,
        }),
      ).toBe(false);
      expect(await completeInbox(database, [{ id, lease: "second" }], LEASED_UNTIL)).toEqual(new Set([id]));
      expect(await completeInbox(database, [{ id, lease: "second" }], LEASED_UNTIL)).toEqual(new Set());
      expect(await nextInboxAttemptAt(database.kysely)).toBeNull();
    });

    test("who has places gets deliveries as they are written, under a lease of theirs; the others are left to be claimed", async () => {
      const database = await openFresh();
      const { arrivals, taken, places } = arrivalsWith(2);
      const intake = createInboxIntake(database, arrivals);
      const answers = await Promise.all(["evt_1", "evt_2", "evt_3"].map((key) => intake.add(delivery(key))));
      expect(answers).toEqual([NEW, NEW, NEW]);
      await vi.waitFor(() => expect(places.reserved).toBe(0));
      expect(taken.map(({ body, attempts }) => `${body} ${attempts}`)).toEqual([
        '{"id":"evt_1"} 1',
        '{"id":"evt_2"} 1',
      ]);
      expect(places.woken).toBe(1);
      const bodies = (rows: readonly { body: string }[]) => rows.map(({ body }) => body);
      expect(bodies(await claimInbox(database, claimAll))).toEqual(['{"id":"evt_3"}']);
      const [first] = taken;
      expect(await completeInbox(database, [{ id: first?.id ?? 0, lease: "arrived" }], NOW)).toEqual(
        new Set([first?.id]),
      );
      // What its holder never completed is found when the lease has ended.
      const later = { ...claimAll, now: LEASED_UNTIL, leasedUntil: addMinutes(LEASED_UNTIL, 2) };
      expect(bodies(await claimInbox(database, later))).toEqual(['{"id":"evt_2"}', '{"id":"evt_3"}']);
    });

    test("a place is given back by a repeated delivery, and by one that cannot be written", async () => {
      const database = await openFresh();
      const { arrivals, taken, places } = arrivalsWith(100);
      const intake = createInboxIntake(database, arrivals);
      await Promise.allSettled([
        intake.add(delivery("evt_1")),
        intake.add(delivery("evt_1")),
        intake.add(delivery("evt_2", { source: "paypal" as never })),
      ]);
      await intake.add(delivery("evt_1"));
      await vi.waitFor(() => expect(places.reserved).toBe(0));
      expect(taken).toHaveLength(1);
    });

    test("a failed delivery waits for its next attempt; a dead one is never claimed again", async () => {
      const database = await openFresh();
      await createInboxIntake(database).add(delivery("evt_1"));
      const [row] = await claimInbox(database, claimAll);
      const id = row?.id ?? 0;
      const later = addMinutes(NOW, 10);
      expect(
        await failInbox(database.kysely, id, "worker", { error: "no answer", nextAttemptAt: later, at: NOW }),
      ).toBe(true);
      expect(await nextInboxAttemptAt(database.kysely)).toBe(later);
      expect(await claimInbox(database, { ...claimAll, now: addMinutes(NOW, 9) })).toEqual([]);
      expect(
        await claimInbox(database, { ...claimAll, now: later, leasedUntil: addMinutes(later, 2) }),
      ).toHaveLength(1);
      expect(
        await failInbox(database.kysely, id, "worker", {
          error: "x".repeat(9_999),
          nextAttemptAt: null,
          at: later,
        }),
      ).toBe(true);
      expect(await claimInbox(database, { ...claimAll, now: addMinutes(NOW, 9_999) })).toEqual([]);
      expect(await nextInboxAttemptAt(database.kysely)).toBeNull();
    });
  });
});
