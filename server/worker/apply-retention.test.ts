import { describe, expect, test } from "vitest";
import { insertBooking } from "../../db/bookings/write-booking.ts";
import { claimInbox } from "../../db/queue/inbox.ts";
import { createInboxIntake } from "../../db/queue/inbox-intake.ts";
import type { Database } from "../../db/core/open-database.ts";
import { insertTestOffer, TEST_NOW, testBooking } from "../../db/bookings/test-bookings.ts";
import { forEachDialect } from "../../db/core/test-databases.ts";
import { insertTestEndpoint } from "../../db/published/test-endpoints.ts";
import type { WebhookEndpointId } from "../domain/values/ids.ts";
import { addMinutes, type Instant } from "../domain/values/instant.ts";
import { applyRetention } from "./apply-retention.ts";

const BOOKING = testBooking();

function daysAgo(days: number): Instant {
  return addMinutes(TEST_NOW, -days * 24 * 60);
}

/** Writes deliveries down as received on that day, completed or a dead letter at once, or still open. */
async function insertDeliveries(
  { kysely }: Database,
  rows: readonly { key: string; days: number; end: "completed" | "dead" | null }[],
): Promise<void> {
  await kysely
    .insertInto("inbox")
    .values(
      rows.map(({ key, days, end }) => ({
        source: "stripe",
        dedupe_key: key,
        connection_id: null,
        event_type: "checkout.session.completed",
        body: `{"id":"${key}"}`,
        received_at: daysAgo(days),
        attempts: 1,
        next_attempt_at: daysAgo(days),
        completed_at: end === "completed" ? daysAgo(days) : null,
        dead_at: end === "dead" ? daysAgo(days) : null,
      })),
    )
    .execute();
}

async function insertEffects(
  { kysely }: Database,
  rows: readonly { type: string; days: number; end: "completed" | "dead" | null }[],
): Promise<void> {
  await kysely
    .insertInto("outbox")
    .values(
      rows.map(({ type, days, end }, position) => ({
        key: `${BOOKING.id}:2:${type}-${days}-${end ?? "open"}-${position}`,
        booking_id: BOOKING.id,
        booking_version: 2,
        position,
        type,
        params_json: "{}",
        created_at: daysAgo(days),
        attempts: 1,
        next_attempt_at: daysAgo(days),
        completed_at: end === "completed" ? daysAgo(days) : null,
        dead_at: end === "dead" ? daysAgo(days) : null,
      })),
    )
    .execute();
}

/** Moves of the booking, told so many days ago, each delivered at the first try. */
async function insertEvents(
  { kysely }: Database,
  endpointId: WebhookEndpointId,
  days: readonly number[],
): Promise<void> {
  const events = days.map((ago, place) => ({ number: place + 1, at: daysAgo(ago) }));
  await kysely
    .insertInto("published_event")
    .values(
      events.map(({ number, at }) => ({
        id: `evt_${number}`,
        booking_id: BOOKING.id,
        builder_id: BOOKING.builderId,
        sequence: number,
        type: "booking.moved",
        occurred_at: at,
        created_at: at,
        position: number,
      })),
    )
    .execute();
  await kysely
    .insertInto("webhook_delivery")
    .values(
      events.map(({ number, at }) => ({
        id: `whd_${number}`,
        endpoint_id: endpointId,
        event_id: `evt_${number}`,
        position: number,
        status: "delivered",
        attempts: 1,
        delivered_at: at,
        created_at: at,
      })),
    )
    .execute();
  await kysely
    .insertInto("webhook_attempt")
    .values(
      events.map(({ number, at }) => ({ delivery_id: `whd_${number}`, number: 1, at, duration_ms: 20 })),
    )
    .execute();
}

async function readDeliveries({ kysely }: Database): Promise<Record<string, string>> {
  const rows = await kysely.selectFrom("inbox").select(["dedupe_key", "body"]).orderBy("id").execute();
  return Object.fromEntries(rows.map(({ dedupe_key, body }) => [dedupe_key, body]));
}

async function readTypes({ kysely }: Database): Promise<string[]> {
  const rows = await kysely.selectFrom("outbox").select("type").orderBy("position").execute();
  return rows.map(({ type }) => type);
}

function retain(database: Database): Promise<void> {
  return applyRetention({ database, clock: { now: () => TEST_NOW } });
}

describe("finished work", () => {
  forEachDialect((openFresh) => {
    test("a delivery that ended well says nothing of people after a week, is known for 31 days, then is gone", async () => {
      const database = await openFresh();
      await insertDeliveries(database, [
        { key: "evt_32", days: 32, end: "completed" },
        { key: "evt_30", days: 30, end: "completed" },
        { key: "evt_8", days: 8, end: "completed" },
        { key: "evt_6", days: 6, end: "completed" },
      ]);
      await retain(database);
      await retain(database);
      expect(await readDeliveries(database)).toEqual({ evt_30: "", evt_8: "", evt_6: '{"id":"evt_6"}' });
    });

    test("a delivery of 30 days ago that comes again is a duplicate, and is not worked off a second time", async () => {
      const database = await openFresh();
      await insertDeliveries(database, [{ key: "evt_1", days: 30, end: "completed" }]);
      await retain(database);
      const answer = await createInboxIntake(database).add({
        source: "stripe",
        dedupeKey: "evt_1",
        connectionId: null,
        eventType: "checkout.session.completed",
        body: "{}",
        receivedAt: TEST_NOW,
      });
      expect(answer).toBe("duplicate");
      const claim = { now: TEST_NOW, lease: "worker", leasedUntil: addMinutes(TEST_NOW, 2), limit: 10 };
      expect(await claimInbox(database, claim)).toEqual([]);
    });

    test("open rows and dead letters stay whole however old they are", async () => {
      const database = await openFresh();
      await insertTestOffer(database.kysely);
      await insertBooking(database.kysely, BOOKING);
      await insertDeliveries(database, [
        { key: "evt_open", days: 400, end: null },
        { key: "evt_dead", days: 400, end: "dead" },
      ]);
      await insertEffects(database, [
        { type: "tell", days: 400, end: null },
        { type: "releaseTime", days: 400, end: "dead" },
      ]);
      await retain(database);
      expect(await readDeliveries(database)).toEqual({
        evt_open: '{"id":"evt_open"}',
        evt_dead: '{"id":"evt_dead"}',
      });
      expect(await readTypes(database)).toEqual(["tell", "releaseTime"]);
    });

    test("effects that were carried out are gone after 90 days, those about money never, nor a type nobody decided on", async () => {
      const database = await openFresh();
      await insertTestOffer(database.kysely);
      await insertBooking(database.kysely, BOOKING);
      await insertEffects(
        database,
        [
          "tell",
          "releaseTime",
          "createSchedulingLink",
          "declineInvitee",
          "openCheckout",
          "expireCheckout",
          "requestRefund",
          "somethingNew",
        ].map((type) => ({ type, days: 91, end: "completed" })),
      );
      await insertEffects(database, [{ type: "tell", days: 89, end: "completed" }]);
      await retain(database);
      expect((await readTypes(database)).sort()).toEqual([
        "expireCheckout",
        "openCheckout",
        "requestRefund",
        "somethingNew",
        "tell",
      ]);
    });

    test("a request is emptied when its effect has ended and is 30 h old; open effects and dead letters keep it, and the digest stays", async () => {
      const database = await openFresh();
      await insertTestOffer(database.kysely);
      await insertBooking(database.kysely, BOOKING);
      await insertEffects(database, [
        { type: "openCheckout", days: 31 / 24, end: "completed" },
        { type: "openCheckout", days: 29 / 24, end: "completed" },
        { type: "requestRefund", days: 2, end: "dead" },
        { type: "requestRefund", days: 2, end: null },
      ]);
      const request = { request_json: '{"customer_email":"casey@example.com"}', request_sha256: "digest" };
      await database.kysely.updateTable("outbox").set(request).execute();
      await retain(database);
      await retain(database);
      const rows = await database.kysely
        .selectFrom("outbox")
        .select(["request_json", "request_sha256"])
        .orderBy("position")
        .execute();
      expect(rows).toEqual([{ ...request, request_json: null }, request, request, request]);
    });

    test("events are gone after 90 days with their deliveries and tries; what has no position yet stays, and so do numbers", async () => {
      const database = await openFresh();
      const db = database.kysely;
      await insertTestOffer(db);
      await insertBooking(db, BOOKING);
      const endpointId = await insertTestEndpoint(db, { eventTypes: ["booking.moved"] });
      await insertTestEndpoint(db, { eventTypes: [], removed_at: daysAgo(91) });
      const days = [120, 91, 90, 1];
      await insertEvents(database, endpointId, days);
      await db.updateTable("published_event").set({ position: null }).where("sequence", "=", 1).execute();
      await db.deleteFrom("webhook_attempt").where("delivery_id", "=", "whd_1").execute();
      await db.deleteFrom("webhook_delivery").where("id", "=", "whd_1").execute();
      await retain(database);
      const kept = await db.selectFrom("published_event").select("sequence").orderBy("sequence").execute();
      expect(kept.map(({ sequence }) => sequence)).toEqual([1, 3, 4]);
      const deliveries = await db.selectFrom("webhook_delivery").select("id").orderBy("id").execute();
      expect(deliveries.map(({ id }) => id)).toEqual(["whd_3", "whd_4"]);
      const attempts = await db
        .selectFrom("webhook_attempt")
        .select("delivery_id")
        .orderBy("delivery_id")
        .execute();
      expect(attempts.map(({ delivery_id }) => delivery_id)).toEqual(["whd_3", "whd_4"]);
      const endpoints = await db.selectFrom("webhook_endpoint").select("id").execute();
      expect(endpoints.map(({ id }) => id)).toEqual([endpointId]);
    });

    test("what was answered under an idempotency key is gone after a day", async () => {
      const database = await openFresh();
      const hoursAgo = (hours: number) => addMinutes(TEST_NOW, -hours * 60);
      await database.kysely
        .insertInto("idempotency_key")
        .values(
          [100, 25, 24, 1].map((hours) => ({
            caller: "user-ada",
            operation: "cancelBooking",
            key: `${hours} h`,
            body_sha256: "",
            request_id: "request",
            new_id: "",
            leased_until: hoursAgo(hours),
            created_at: hoursAgo(hours),
          })),
        )
        .execute();
      await retain(database);
      const kept = await database.kysely.selectFrom("idempotency_key").select("key").orderBy("key").execute();
      expect(kept.map(({ key }) => key)).toEqual(["1 h", "24 h"]);
    });

    test("more rows than one batch are all gone through, with some that stay among them", async () => {
      const database = await openFresh();
      await insertTestOffer(database.kysely);
      await insertBooking(database.kysely, BOOKING);
      const numbers = Array.from({ length: 1_203 }, (_, n) => n);
      await insertDeliveries(
        database,
        numbers.map((n) => ({ key: `evt_${n}`, days: 40, end: n % 400 === 0 ? "dead" : "completed" })),
      );
      await insertEffects(
        database,
        numbers.map((n) => ({
          type: n % 400 === 0 ? "requestRefund" : "tell",
          days: 100,
          end: "completed",
        })),
      );
      await retain(database);
      expect(Object.keys(await readDeliveries(database))).toEqual([
        "evt_0",
        "evt_400",
        "evt_800",
        "evt_1200",
      ]);
      expect(await readTypes(database)).toEqual(Array(4).fill("requestRefund"));
    });
  });
});
