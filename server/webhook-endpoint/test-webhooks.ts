import { randomBytes } from "node:crypto";
import { insertTestOffer, TEST_BUILDER, TEST_NOW, testBooking } from "../../db/bookings/test-bookings.ts";
import { insertBooking } from "../../db/bookings/write-booking.ts";
import type { Database } from "../../db/core/open-database.ts";
import { positionEvents } from "../../db/published/event-order.ts";
import { insertPublishedEvents } from "../../db/published/published-events.ts";
import { createSecretBox } from "../adapters/secret-box.ts";
import { TEST_RECEIVERS } from "../adapters/webhooks/receiver-rules.ts";
import { createHostResolver } from "../adapters/webhooks/resolve-host.ts";
import { createWebhookSender } from "../adapters/webhooks/webhook-sender.ts";
import { testAuth } from "../auth/test-auth.ts";
import { bookingResourceOf } from "../domain/contract/booking-resource.ts";
import { PUBLISHED_EVENT_TYPES } from "../domain/contract/published-event.ts";
import type { KeyOwner } from "../domain/values/api-key.ts";
import { idFromBytes, type PublishedEventId } from "../domain/values/ids.ts";
import { addMinutes } from "../domain/values/instant.ts";
import { invariant } from "../domain/values/invariant.ts";
import type { Mail } from "../ports.ts";
import { until } from "../test-until.ts";
import { deliverWebhooks } from "../worker/deliver-webhooks.ts";
import { createEndpoint, type EndpointWithSecret } from "./edit-endpoint.ts";

const APP_URL = "http://localhost:3000";

const BUILDER_OWNER: KeyOwner = { kind: "builder", userId: "user-ada", builderId: TEST_BUILDER.id };

/** The sending of webhooks on a database of a test's own, with a clock that the test moves. */
export async function startWebhooks(database: Database) {
  const chance = (length: number) => new Uint8Array(randomBytes(length));
  let now = TEST_NOW;
  const mails: Mail[] = [];
  let mailFails: Error | null = null;
  const deps = {
    database,
    clock: { now: () => now },
    randomBytes: chance,
    secretBox: createSecretBox([{ id: "test", key: new Uint8Array(32).fill(1) }]),
    webhookSender: createWebhookSender({
      resolve: createHostResolver(),
      rules: TEST_RECEIVERS,
      sendingMsMax: 5_000,
    }),
    accounts: testAuth(database),
    mailer: {
      send: (mail: Mail) =>
        mailFails === null ? Promise.resolve(void mails.push(mail)) : Promise.reject(mailFails),
    },
    settings: {
      appUrl: APP_URL,
      mailAddress: "bookings@example.com",
      calendlyApiUrl: "https://api.calendly.com",
      holdMinutes: 30,
      bookingsPerDayMax: 10,
      asksEarlyStart: true,
    },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    wakeWorker: () => consumers.forEach((consumer) => consumer.wake()),
  };
  const stop = () => Promise.all(consumers.map((consumer) => consumer.stop()));
  const start = () => [deliverWebhooks(deps, "healthy"), deliverWebhooks(deps, "failing")];
  let consumers = start();
  await insertTestOffer(database.kysely);

  return {
    deps,
    mails,
    db: database.kysely,
    failMails: (error: Error | null) => {
      mailFails = error;
    },
    advance: (minutes: number) => {
      now = addMinutes(now, minutes);
      deps.wakeWorker();
    },
    /** An endpoint for all that there is. */
    endpoint: async (url: string, owner: KeyOwner = BUILDER_OWNER): Promise<EndpointWithSecret> => {
      // Its owner's mailbox is for what the test is about.
      const quiet = { ...deps, mailer: { send: () => Promise.resolve() } };
      const outcome = await createEndpoint(quiet, owner, { url, eventTypes: PUBLISHED_EVENT_TYPES });
      invariant(outcome.ok, "the endpoint is taken");
      return outcome.value;
    },
    /** So many events of a booking of their own, with their places. */
    publish: async (n: number, count = 1): Promise<PublishedEventId[]> => {
      const booking = testBooking(n);
      const ids = Array.from({ length: count }, () => idFromBytes("evt", chance(16)));
      await database.transact(async (tx) => {
        await insertBooking(tx, booking);
        await insertPublishedEvents(tx, {
          booking: bookingResourceOf(booking, { builder: TEST_BUILDER, appUrl: APP_URL }),
          occurredAt: now,
          createdAt: now,
          toPublish: ids.map((id) => ({ type: "booking.moved", id })),
        });
      });
      await positionEvents(database, {
        at: now,
        limit: 1_000,
        newDeliveryId: () => idFromBytes("whd", chance(16)),
      });
      deps.wakeWorker();
      return ids;
    },
    /** Resolves when nothing is under way, and nothing is due where it is sent to. The clock is moved only then: a lease ends by it. */
    untilIdle: () =>
      until(async () => {
        const open = await database.kysely
          .selectFrom("webhook_delivery")
          .innerJoin("webhook_endpoint", "webhook_endpoint.id", "webhook_delivery.endpoint_id")
          .select("webhook_delivery.id")
          .where("status", "=", "pending")
          .where((eb) =>
            eb.or([
              eb("lease", "is not", null),
              eb.and([eb("next_attempt_at", "<=", now), eb("disabled_at", "is", null)]),
            ]),
          )
          .executeTakeFirst();
        invariant(open === undefined, "nothing is under way");
      }),
    /** The status of each delivery, in the order of the events. */
    statuses: async (): Promise<string[]> => {
      const rows = await database.kysely
        .selectFrom("webhook_delivery")
        .select("status")
        .orderBy("position")
        .execute();
      return rows.map(({ status }) => status);
    },
    stop: async () => {
      await stop();
    },
    /** How many tries there were, each written down. */
    tries: async () => {
      const { count } = await database.kysely
        .selectFrom("webhook_attempt")
        .select((eb) => eb.fn.countAll().as("count"))
        .executeTakeFirstOrThrow();
      return Number(count);
    },
    restart: async () => {
      await stop();
      consumers = start();
      deps.wakeWorker();
    },
  };
}
