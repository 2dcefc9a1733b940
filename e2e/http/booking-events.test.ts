import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { getBooking } from "../../db/bookings/bookings.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { until } from "../../server/test-until.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";
import { openEvents, type EventStream } from "../kit/event-stream.ts";
import {
  bookingLink,
  bookTime,
  bookUntilCheckout,
  nobody,
  openLink,
  signInAs,
  signInOnTheWayTo,
  signUp,
  type Visitor,
} from "../kit/visitors.ts";

const PRICED = "ada-okafor/architecture-review";

let app: BuiltApp;
const opened: EventStream[] = [];

beforeAll(async () => {
  app = await startBuiltApp({ METRICS_TOKEN: "a-token-of-the-test" });
});
afterEach(() => {
  for (const stream of opened.splice(0)) stream.close();
});
afterAll(() => app.stop());

async function open(visitor: Visitor, bookingId: BookingId, more: Parameters<typeof openEvents>[3] = {}) {
  const stream = await openEvents(app, visitor, bookingId, more);
  opened.push(stream);
  return stream;
}

const versionOf = async (bookingId: BookingId) => (await getBooking(app.db, bookingId)).version;

describe("an open page", () => {
  test("is told when a payment's webhook has come, and what it then reads is newer", async () => {
    const { client, bookingId, checkoutId } = await bookUntilCheckout(app, PRICED);
    await app.untilQuiet();
    const seen = await versionOf(bookingId);
    const stream = await open(client, bookingId, { seen });
    expect([stream.status, stream.headers.get("content-type")]).toEqual([
      200,
      "text/event-stream; charset=utf-8",
    ]);
    expect(stream.headers.get("cache-control")).toBe("private, no-store, no-transform");
    await until(() => expect(stream.text()).toContain("event: alive"));
    expect(stream.versions()).toEqual([]);

    // Nobody comes back from Stripe's page: what is told is the webhook's.
    await app.sandbox.pay(checkoutId);

    await until(() => expect(Math.max(...stream.versions())).toBeGreaterThan(seen));
    const told = Math.max(...stream.versions());
    expect(stream.text()).toContain(`id: ${told}\ndata: ${told}\n\n`);
    await until(async () => {
      const read = await client.api.booking.snapshot.query({ bookingId });
      expect([read.state, read.version >= told]).toEqual(["CONFIRMED", true]);
    });
  });

  test("that comes back is told at once what it has missed, and nothing when it has missed nothing", async () => {
    const { client, bookingId } = await bookTime(app, PRICED);
    await app.untilQuiet();
    const version = await versionOf(bookingId);
    const behind = await open(client, bookingId, { lastEventId: version - 1 });
    await until(() => expect(behind.versions()).toEqual([version]));
    const upToDate = await open(client, bookingId, { lastEventId: version });
    await until(() => expect(upToDate.text()).toContain("event: alive"));
    expect(upToDate.versions()).toEqual([]);
  });

  test("in two tabs is told in both", async () => {
    const { client, bookingId } = await bookTime(app, PRICED);
    await app.untilQuiet();
    const seen = await versionOf(bookingId);
    const tabs = [await open(client, bookingId, { seen }), await open(client, bookingId, { seen })];
    await client.post(`/bookings/${bookingId}`, { intent: "cancel" });
    for (const tab of tabs) await until(() => expect(Math.max(...tab.versions())).toBeGreaterThan(seen));
  });
});

describe("who may hear it", () => {
  test("the client, their link, the builder and an operator; for strangers there is no such booking, and nobody is asked who they are", async () => {
    const { client, bookingId } = await bookTime(app, PRICED);
    const linked = await openLink(app, await bookingLink(app, bookingId));
    const builder = await signInAs(app, "ada@builders.example");
    for (const reader of [client, linked, builder]) expect((await open(reader, bookingId)).status).toBe(200);
    expect((await open(await signUp(app), bookingId)).status).toBe(404);
    expect((await open(nobody(app), bookingId)).status).toBe(401);
    const another = (await bookTime(app, PRICED)).bookingId;
    expect([(await open(client, another)).status, (await open(linked, another)).status]).toEqual([404, 401]);
  });

  test("a stream ends as its account signs out, and does not come back with that session; other devices' do", async () => {
    const { client, bookingId } = await bookTime(app, PRICED);
    const { device } = await signInOnTheWayTo(app, `/bookings/${bookingId}`, client);
    const streams = [await open(client, bookingId), await open(device, bookingId)];
    expect((await client.post("/sign-out", {})).status).toBe(303);
    for (const { ended } of streams) await ended;
    expect((await open(client, bookingId)).status).toBe(401);
    expect((await open(device, bookingId)).status).toBe(200);
  });

  test("a browser that gives its link up by signing out hears nothing more by it", async () => {
    const { bookingId } = await bookTime(app, PRICED);
    const linked = await openLink(app, await bookingLink(app, bookingId));
    const stream = await open(linked, bookingId);
    await linked.post("/sign-out", {});
    await stream.ended;
    expect(stream.text()).toMatch(/retry: [1-5]\d{3}\n\n$/);
  });
});

test("of four streams of one account the oldest ends, told not to come back; the metrics count what is open, and no stream as a slow answer", async () => {
  const { client, bookingId } = await bookTime(app, PRICED);
  const streams: EventStream[] = [];
  for (let tab = 0; tab < 4; tab += 1) streams.push(await open(client, bookingId));
  await streams[0]?.ended;
  expect(streams[0]?.text()).toMatch(/event: replaced\ndata: replaced\n\n$/);
  const answer = await fetch(`${app.demo.appUrl}/metrics`, {
    headers: { authorization: "Bearer a-token-of-the-test" },
  });
  const metrics = await answer.text();
  expect(metrics).toContain("booking_streams_open 3\n");
  const counted = (line: RegExp) => Number(line.exec(metrics)?.[1]);
  const name = "http_request_duration_seconds_count";
  // Counted when they were opened, the three that are still open as well.
  expect(counted(new RegExp(`${name}{kind="stream",status="2xx"} (\\d+)`))).toBeGreaterThanOrEqual(4);
});
