import { describe, expect, test } from "vitest";
import { addMinutes } from "../../server/domain/values/instant.ts";
import type {
  WebhookDeliveryId,
  WebhookEndpointId,
  PublishedEventId,
} from "../../server/domain/values/ids.ts";
import { insertTestOffer, TEST_NOW, testBooking } from "../bookings/test-bookings.ts";
import { insertBooking } from "../bookings/write-booking.ts";
import { forEachDialect } from "../core/test-databases.ts";
import { findDueSince } from "./due-deliveries.ts";
import { insertTestEndpoint } from "./test-endpoints.ts";
import { insertWebhookDeliveries } from "./webhook-deliveries.ts";

const BOOKING = testBooking();
const minutesAgo = (minutes: number) => addMinutes(TEST_NOW, -minutes);

describe("since when the delivery that is due longest has waited", () => {
  forEachDialect((openFresh) => {
    test("counts what is sent: not what is to be tried later, nor what waits for an endpoint that gets nothing now", async () => {
      const { kysely: db } = await openFresh();
      await insertTestOffer(db);
      await insertBooking(db, BOOKING);
      await db
        .insertInto("published_event")
        .values({
          id: "evt_1",
          booking_id: BOOKING.id,
          builder_id: BOOKING.builderId,
          sequence: 1,
          type: "booking.moved",
          occurred_at: TEST_NOW,
          created_at: TEST_NOW,
          position: 1,
        })
        .execute();
      let deliveries = 0;
      const wait = (endpointId: WebhookEndpointId, minutes: number) => {
        const id: WebhookDeliveryId = `whd_${++deliveries}`;
        const eventId: PublishedEventId = "evt_1";
        return insertWebhookDeliveries(db, [{ id, endpointId, eventId, position: 1 }], minutesAgo(minutes));
      };
      const endpoint = (columns: Partial<Parameters<typeof insertTestEndpoint>[1]> = {}) =>
        insertTestEndpoint(db, { eventTypes: ["booking.moved"], ...columns });

      expect(await findDueSince(db, TEST_NOW)).toBeNull();
      await wait(await endpoint({ disabled_at: TEST_NOW, disabled_because: "by_owner" }), 60);
      await wait(await endpoint({ removed_at: TEST_NOW }), 60);
      // Of an account that is no operator.
      await wait(await endpoint({ builderId: null, userId: "nobody" }), 60);
      await wait(await endpoint(), -5);
      expect(await findDueSince(db, TEST_NOW)).toBeNull();
      await wait(await endpoint(), 3);
      await wait(await endpoint(), 7);
      expect(await findDueSince(db, TEST_NOW)).toBe(minutesAgo(7));
    });
  });
});
