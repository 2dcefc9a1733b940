import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { beforeEach, describe, expect, test } from "vitest";
import { bookingResourceOf } from "../../server/domain/contract/booking-resource.ts";
import { idFromBytes } from "../../server/domain/values/ids.ts";
import { addMinutes, type Instant } from "../../server/domain/values/instant.ts";
import { applyRetention } from "../../server/worker/apply-retention.ts";
import { eraseClientOf } from "../accounts/personal-data.ts";
import { eraseBuilder } from "../builders/builder-erasure.ts";
import { insertTestOffer, TEST_BUILDER, TEST_NOW, testBooking } from "../bookings/test-bookings.ts";
import { insertBooking } from "../bookings/write-booking.ts";
import type { Database } from "../core/open-database.ts";
import { forEachDialect } from "../core/test-databases.ts";
import { becomeAnotherInstallation } from "../operations/installation.ts";
import { positionEvents } from "./event-order.ts";
import { findPublishedEvent, insertPublishedEvents, listPublishedEvents } from "./published-events.ts";
import { insertTestEndpoint } from "./test-endpoints.ts";
import { deleteEndpointsOf } from "./webhook-endpoints.ts";

const daysAgo = (days: number): Instant => addMinutes(TEST_NOW, -days * 24 * 60);
const [FIRST, SECOND] = [testBooking(1), testBooking(2)];

describe("published events", () => {
  forEachDialect((openFresh) => {
    let database: Database;
    beforeEach(async () => {
      database = await openFresh();
      await insertTestOffer(database.kysely);
      for (const booking of [FIRST, SECOND]) await insertBooking(database.kysely, booking);
    });

    async function publish(booking = FIRST, createdAt = TEST_NOW) {
      const id = idFromBytes("evt", randomBytes(16));
      await insertPublishedEvents(database.kysely, {
        booking: bookingResourceOf(booking, { builder: TEST_BUILDER, appUrl: "https://app.example" }),
        occurredAt: createdAt,
        createdAt,
        toPublish: [{ type: "booking.scheduled", id }],
      });
      return id;
    }

    const order = (limit = 100) =>
      positionEvents(database, {
        at: TEST_NOW,
        limit,
        newDeliveryId: () => idFromBytes("whd", randomBytes(16)),
      });
    const read = () => listPublishedEvents(database.kysely, null, { after: 0, limit: 100 });
    const deliveries = () =>
      database.kysely.selectFrom("webhook_delivery").selectAll().orderBy("position").execute();

    /** As a delivery that was tried once leaves it. */
    async function answer() {
      for (const { id } of await deliveries()) {
        await database.kysely
          .insertInto("webhook_attempt")
          .values({
            delivery_id: id,
            number: 1,
            at: TEST_NOW,
            duration_ms: 12,
            status: 500,
            error: "answered 500 to casey@example.com",
            answer: "casey@example.com?",
          })
          .execute();
      }
    }
    const answers = async () =>
      (await database.kysely.selectFrom("webhook_attempt").selectAll().execute()).map(
        ({ answer: text, error }) => [text, error],
      );

    test("without a position are told to nobody, and get theirs batch by batch, of a booking the lower number first", async () => {
      const late = await publish(FIRST, addMinutes(TEST_NOW, 5));
      const next = await publish(FIRST, TEST_NOW);
      const other = await publish(SECOND, addMinutes(TEST_NOW, 1));
      expect(await read()).toMatchObject({ events: [], position: 0, hasMore: false });
      expect(await order(2)).toMatchObject({ positioned: 2 });
      expect(await order(2)).toMatchObject({ positioned: 1 });
      expect(await order(2)).toMatchObject({ positioned: 0 });
      expect((await read()).events.map(({ id, sequence }) => [id, sequence])).toEqual([
        [other, 1],
        [late, 1],
        [next, 2],
      ]);
    });

    test("go to the endpoints that want them: a builder's own and operators', disabled ones too, not removed ones, nor those of a former operator", async () => {
      const { kysely } = database;
      const eventTypes = ["booking.scheduled"] as const;
      for (const [id, role] of [
        ["operator", "operator"],
        ["former", "client"],
      ])
        await sql`insert into auth_user (id, name, email, "emailVerified", "createdAt", "updatedAt", role)
          values (${id}, ${id}, ${`${id}@example.com`}, 1 = 0, ${TEST_NOW}, ${TEST_NOW}, ${role})`.execute(
          kysely,
        );
      const own = await insertTestEndpoint(kysely, { eventTypes });
      const disabled = await insertTestEndpoint(kysely, {
        eventTypes,
        disabled_at: TEST_NOW,
        disabled_because: "dead",
      });
      const operators = await insertTestEndpoint(kysely, { eventTypes, builderId: null, userId: "operator" });
      await insertTestEndpoint(kysely, { eventTypes, builderId: null, userId: "former" });
      await insertTestEndpoint(kysely, { eventTypes: ["booking.moved"] });
      await insertTestEndpoint(kysely, { eventTypes, removed_at: TEST_NOW });
      await publish();
      expect(await order()).toMatchObject({ positioned: 1, deliveries: 3 });
      expect(new Set((await deliveries()).map(({ endpoint_id }) => endpoint_id))).toEqual(
        new Set([own, disabled, operators]),
      );
    });

    test("are kept for 90 days with their deliveries; numbers and positions go on where they were", async () => {
      await insertTestEndpoint(database.kysely, { eventTypes: ["booking.scheduled"] });
      const old = await publish(FIRST, daysAgo(91));
      const kept = await publish(SECOND, daysAgo(89));
      await order();
      await answer();
      await applyRetention({ database, clock: { now: () => TEST_NOW } });
      expect(await findPublishedEvent(database.kysely, old)).toBeNull();
      expect((await deliveries()).map(({ event_id }) => event_id)).toEqual([kept]);
      expect(await answers()).toHaveLength(1);
      await publish(FIRST);
      await order();
      expect((await read()).position).toBe(3);
      expect((await read()).events.map(({ sequence }) => sequence)).toEqual([1, 2]);
    });

    test("one that waits for its position is not deleted, however old it is", async () => {
      const waiting = await publish(FIRST, daysAgo(200));
      await applyRetention({ database, clock: { now: () => TEST_NOW } });
      expect(await findPublishedEvent(database.kysely, waiting)).not.toBeNull();
    });

    test("of an erased client are empty, and so is what receivers answered; that they happened stays, and others' stay whole", async () => {
      await insertTestEndpoint(database.kysely, { eventTypes: ["booking.scheduled"] });
      await publish(FIRST);
      await publish(SECOND);
      await order();
      await answer();
      await eraseClientOf(database.kysely, [FIRST.id], { name: "erased", email: "erased-1@erased.invalid" });
      const { events } = await read();
      expect(events.map(({ type, data }) => [type, data?.booking.id ?? null])).toEqual(
        expect.arrayContaining([
          ["booking.scheduled", null],
          ["booking.scheduled", SECOND.id],
        ]),
      );
      const rows = await database.kysely.selectFrom("published_event").selectAll().execute();
      expect(rows.find(({ booking_id }) => booking_id === FIRST.id)?.data_json).toBeNull();
      expect((await answers()).filter(([text, error]) => text === null && error === null)).toHaveLength(1);
    });

    test("of an erased builder are empty, and their endpoints gone with all that was sent there", async () => {
      const { kysely } = database;
      await insertTestEndpoint(kysely, { eventTypes: ["booking.scheduled"] });
      await publish();
      await order();
      await answer();
      await eraseBuilder(kysely, TEST_BUILDER.id, {
        name: "erased",
        email: "erased-1@erased.invalid",
        slug: "erased-1",
        at: TEST_NOW,
      });
      expect((await read()).events).toMatchObject([{ type: "booking.scheduled", data: null }]);
      expect(await answers()).toEqual([[null, null]]);
      await deleteEndpointsOf(kysely, { builderId: TEST_BUILDER.id, userId: null });
      expect(await kysely.selectFrom("webhook_endpoint").selectAll().execute()).toEqual([]);
      expect([await deliveries(), await answers()]).toEqual([[], []]);
    });

    test("of a copied database go to nobody", async () => {
      await insertTestEndpoint(database.kysely, { eventTypes: ["booking.scheduled"] });
      await publish();
      await order();
      const dropped = await database.transact((tx) => becomeAnotherInstallation(tx, "copy", TEST_NOW));
      expect(dropped.endpoints).toBe(1);
      expect(await deliveries()).toEqual([]);
    });

    test("one that cannot be read stops no other, and one of a type that only a newer version knows is left for that", async () => {
      const damaged = await publish(FIRST);
      await order();
      const whole = await publish(SECOND);
      await order();
      await publish(SECOND);
      await order();
      await database.kysely
        .updateTable("published_event")
        .set({ data_json: '{"booking":"Casey Client"}' })
        .where("id", "=", damaged)
        .execute();
      await database.kysely
        .updateTable("published_event")
        .set({ type: "booking.transferred" })
        .where("position", "=", 3)
        .execute();
      const { events, unreadable, position, hasMore } = await read();
      expect(events.map(({ id }) => id)).toEqual([whole]);
      expect(unreadable.map(({ key }) => key)).toEqual([damaged]);
      expect(unreadable.map(({ message }) => message).join()).not.toContain("Casey");
      expect([position, hasMore]).toEqual([2, false]);
    });
  });
});
