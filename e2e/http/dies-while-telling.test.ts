import type { ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startReceiver, type TestReceiver } from "../../server/adapters/webhooks/test-receivers.ts";
import { PUBLISHED_EVENT_TYPES } from "../../server/domain/contract/published-event.ts";
import { publishedEvent, type PublishedEvent } from "../../server/domain/contract/published-event.schema.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import { until } from "../../server/test-until.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";
import { bookTime, initiate, pickTime, signInAs, signUp, untilState } from "../kit/visitors.ts";

const FREE = "ada-okafor/intro-call";
const PRICED = "ada-okafor/architecture-review";
const LEASE_MINUTES = 2;

/** What became of a webhook where it came in. */
type Manner = "takes it" | "refuses it" | "says nothing";

interface Came {
  readonly id: string;
  readonly body: string;
  readonly event: PublishedEvent;
  readonly isTaken: boolean;
}

let app: BuiltApp;
let receiver: TestReceiver;
let secret: string;
let manner: Manner = "takes it";
let came: Came[] = [];
const unanswered: ServerResponse[] = [];

beforeAll(async () => {
  app = await startBuiltApp();
  receiver = await startReceiver((request, response) => {
    void text(request).then((body) => {
      const id = String(request.headers["webhook-id"]);
      const at = new Date(Number(request.headers["webhook-timestamp"]) * 1000);
      expect(request.headers["webhook-signature"]).toBe(new Webhook(secret).sign(id, at, body));
      const event = publishedEvent.parse(JSON.parse(body));
      came.push({ id, body, event, isTaken: manner === "takes it" });
      if (manner === "says nothing") unanswered.push(response);
      else response.writeHead(manner === "takes it" ? 204 : 500).end();
    });
  });
  const ada = await signInAs(app, "ada@builders.example");
  const made = await ada.api.webhookEndpoints.create.mutate({
    url: `http://127.0.0.1:${receiver.port}/`,
    eventTypes: [...PUBLISHED_EVENT_TYPES],
  });
  invariant(made.ok, "the endpoint is taken");
  ({ secret } = made.value);
});
beforeEach(async () => {
  manner = "takes it";
  await untilAllIsTold();
  came = [];
});
afterAll(async () => {
  await receiver.stop();
  await app.stop();
});

async function untilAllIsTold(): Promise<void> {
  await app.untilQuiet();
  await until(async () => {
    const waiting = await app.db
      .selectFrom("published_event")
      .select("id")
      .where("position", "is", null)
      .execute();
    const pending = await app.db
      .selectFrom("webhook_delivery")
      .select("id")
      .where("status", "=", "pending")
      .execute();
    expect([...waiting, ...pending]).toEqual([]);
  });
}

/** The process is gone; what it had leased is anybody's when the next one is up. */
async function restart(): Promise<void> {
  for (const response of unanswered.splice(0)) response.destroy();
  await app.demo.startApp();
  await app.sandbox.advance({ minutes: LEASE_MINUTES });
}

function storedEvents(bookingId: BookingId) {
  return app.db
    .selectFrom("published_event")
    .select(["id", "sequence", "type"])
    .where("booking_id", "=", bookingId)
    .orderBy("position")
    .execute();
}

/** Each event of the database was taken, under its id and with one body however often, and nothing else came. */
async function expectToldOnce(bookingId: BookingId, types: readonly string[]): Promise<void> {
  const stored = await storedEvents(bookingId);
  expect(stored.map(({ type }) => type)).toEqual(types);
  expect(stored.map(({ sequence }) => sequence)).toEqual(types.map((_type, place) => place + 1));
  expect(new Set(came.map(({ id }) => id))).toEqual(new Set(stored.map(({ id }) => id)));
  for (const { id } of stored) {
    const ofEvent = came.filter((one) => one.id === id);
    expect(ofEvent.some(({ isTaken }) => isTaken)).toBe(true);
    expect(new Set(ofEvent.map(({ body }) => body)).size).toBe(1);
    expect(ofEvent.every(({ event }) => event.id === id)).toBe(true);
  }
}

describe("killed between a booking's change and the word of it to a webhook endpoint", () => {
  test("before the event was put in order: it is told after the restart", async () => {
    manner = "says nothing";
    const { bookingId } = await bookTime(app, PRICED);
    await until(() => expect(came).toHaveLength(1));
    await app.demo.killApp("SIGKILL");
    // As a process leaves it that dies right after the commit of the change.
    await app.db.deleteFrom("webhook_delivery").where("status", "=", "pending").execute();
    await app.db
      .updateTable("published_event")
      .set({ position: null })
      .where("booking_id", "=", bookingId)
      .execute();
    came = [];
    manner = "takes it";
    for (const response of unanswered.splice(0)) response.destroy();
    await app.demo.startApp();
    // Before the clock moves: a delivery on its way whose lease ends is sent again.
    await until(() => expect(came).toHaveLength(1));
    await app.sandbox.advance({ minutes: LEASE_MINUTES });
    await untilAllIsTold();
    await expectToldOnce(bookingId, ["booking.scheduled"]);
    expect(came).toHaveLength(1);
  });

  test("while its receiver is refusing it: all of it is told after the restart, in its order", async () => {
    manner = "refuses it";
    const client = await signUp(app);
    const bookingId = await initiate(client, FREE);
    await pickTime(app, client, bookingId);
    await untilState(app, bookingId, "CONFIRMED");
    await until(() => expect(new Set(came.map(({ id }) => id)).size).toBe(2));
    await app.demo.killApp("SIGKILL");
    manner = "takes it";
    await restart();
    await untilAllIsTold();
    await expectToldOnce(bookingId, ["booking.scheduled", "booking.confirmed"]);
    const taken = came.filter(({ isTaken }) => isTaken).map(({ event }) => event.sequence);
    expect(taken.sort()).toEqual([1, 2]);
  });
});

test("killed after a receiver has taken an event and before that was written down: it comes once more, under its id and with its body", async () => {
  manner = "says nothing";
  const { bookingId } = await bookTime(app, PRICED);
  await until(() => expect(came).toHaveLength(1));
  await app.demo.killApp("SIGKILL");
  manner = "takes it";
  await restart();
  await untilAllIsTold();
  await expectToldOnce(bookingId, ["booking.scheduled"]);
  expect(came).toHaveLength(2);
  const tries = await app.db
    .selectFrom("webhook_attempt")
    .innerJoin("webhook_delivery", "webhook_delivery.id", "webhook_attempt.delivery_id")
    .select(["number", "webhook_attempt.status as answered", "webhook_delivery.status"])
    .where("event_id", "=", came[0]?.id ?? "")
    .execute();
  // Of the first nobody knows how it ended.
  expect(tries).toEqual([{ number: 1, answered: 204, status: "delivered" }]);
});

test("the feed tells the same events, in the same order, as if nobody had died", async () => {
  const operator = await signInAs(app, "operator@example.com");
  const all = await app.db.selectFrom("published_event").select("id").orderBy("position").execute();
  const read: string[] = [];
  let after: string | undefined;
  for (let hasMore = true; hasMore;) {
    const page = await operator.api.contractEvents.list.query({
      limit: 2,
      ...(after === undefined ? {} : { after }),
    });
    read.push(...page.data.map(({ id }) => id));
    after = page.pagination.nextCursor;
    ({ hasMore } = page.pagination);
  }
  expect(read.length).toBeGreaterThanOrEqual(4);
  expect(read).toEqual(all.map(({ id }) => id));
});
