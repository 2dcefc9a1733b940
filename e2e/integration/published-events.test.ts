import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findBuilderBySlug } from "../../db/builders/builders.ts";
import type { PublishedEvent } from "../../server/domain/contract/published-event.schema.ts";
import type { Builder } from "../../server/domain/offer/session-type.ts";
import type { ApiScope } from "../../server/domain/values/api-key.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import type { AppCaller } from "../../server/routers/root.ts";
import { until } from "../../server/test-until.ts";
import { startApp, type AppFixture } from "../kit/app.ts";
import { FREE_GROUP, PRICE_MINOR } from "../kit/bookings.ts";
import { builderCaller, callerOf, keyCaller, newClient } from "../kit/people.ts";
import type { WhichBooking } from "../kit/test-booking.ts";

let fixture: AppFixture;
let ada: Builder;

beforeAll(async () => {
  fixture = await startApp();
  const found = await findBuilderBySlug(fixture.db, "ada-okafor");
  invariant(found !== null, "the demo has Ada");
  ada = found;
});
afterAll(() => fixture.stop());

/** Follows the feed from its beginning to its end, a few at a time. */
async function follow(caller: AppCaller): Promise<PublishedEvent[]> {
  const met: PublishedEvent[] = [];
  for (let after: string | undefined; ;) {
    const { data, pagination } = await caller.contractEvents.list({ after, limit: 3 });
    met.push(...data);
    after = pagination.nextCursor;
    if (!pagination.hasMore) return met;
  }
}

/** What is told of a booking once this much of it has its position. */
function eventsOf(
  { bookingId }: WhichBooking,
  count: number,
  caller = fixture.operator,
): Promise<PublishedEvent[]> {
  return until(async () => {
    const own = (await follow(caller)).filter(({ data }) => data?.booking.id === bookingId);
    invariant(own.length >= count, `${own.length} events are to be ${count}`);
    return own;
  });
}

const told = (events: readonly PublishedEvent[]) =>
  events.map(({ sequence, type, data }) => [sequence, type, data?.booking.state]);

describe("what others are told", () => {
  test("of a booking that is paid and canceled: each step with the whole booking as it was then, as the contract gives it", async () => {
    const booking = await fixture.bookAndPay();
    const confirmed = await fixture.builders.ada.contractBookings.get({ bookingId: booking.bookingId });
    await fixture.cancelAsClient(booking);
    await fixture.untilQuiet();
    const events = await eventsOf(booking, 5);
    expect(told(events)).toEqual([
      [1, "booking.scheduled", "SCHEDULED"],
      [2, "payment.succeeded", "CONFIRMED"],
      [3, "booking.confirmed", "CONFIRMED"],
      [4, "booking.canceled", "CANCELED"],
      [5, "refund.settled", "REFUNDED"],
    ]);
    expect(events[1]).toMatchObject({
      data: { payment: { amount: { amountMinor: PRICE_MINOR }, checkoutId: booking.checkoutId } },
    });
    expect(events[4]).toMatchObject({ data: { refund: { amount: { amountMinor: PRICE_MINOR } } } });
    // A place is no transition, and may be known later.
    expect({ ...events[2]?.data?.booking, place: null }).toEqual({ ...confirmed, place: null });
  });

  test("of a free session: that it was scheduled and confirmed, in one", async () => {
    const booking = await fixture.bookTime(FREE_GROUP);
    expect(told(await eventsOf(booking, 2))).toEqual([
      [1, "booking.scheduled", "SCHEDULED"],
      [2, "booking.confirmed", "CONFIRMED"],
    ]);
  });

  test("of a booking that nobody pays: that it was abandoned", async () => {
    const booking = await fixture.reach("ABANDONED");
    expect(told(await eventsOf(booking, 2))).toEqual([
      [1, "booking.scheduled", "SCHEDULED"],
      [2, "booking.abandoned", "ABANDONED"],
    ]);
  });
});

describe("who reads the feed", () => {
  const adasKey = (scopes: readonly ApiScope[]) => {
    invariant(ada.userId !== null, "Ada has an account");
    const owner = { kind: "builder", userId: ada.userId, builderId: ada.id } as const;
    return keyCaller(fixture, { id: "key_1", owner, scopes, origins: [] });
  };
  const buildersIn = async (caller: AppCaller) => [
    ...new Set((await follow(caller)).map(({ data }) => data?.booking.builder.slug)),
  ];

  test("a builder and their key meet their own, an operator everybody's", async () => {
    await eventsOf(await fixture.bookTime(), 1);
    await eventsOf(await fixture.bookTime(FREE_GROUP), 2);
    expect(await buildersIn(fixture.builders.ada)).toEqual(["ada-okafor"]);
    expect(await buildersIn(adasKey(["bookings:read"]))).toEqual(["ada-okafor"]);
    expect(await buildersIn(await builderCaller(fixture, "lena-fischer"))).toEqual(["lena-fischer"]);
    expect((await buildersIn(fixture.operator)).sort()).toEqual(["ada-okafor", "lena-fischer"]);
  });

  test("a client, nobody, and a key without the scope are refused", async () => {
    const { api } = await newClient(fixture);
    await expect(follow(api)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(follow(callerOf(fixture, { kind: "nobody" }))).rejects.toMatchObject({
      code: "UNAUTHORIZED",
    });
    await expect(follow(adasKey(["webhooks:write"]))).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  test("who has met all gets a cursor to go on from, and from there what is new; another list's is refused", async () => {
    const { contractEvents } = fixture.builders.ada;
    await eventsOf(await fixture.bookTime(), 1);
    const before = await follow(fixture.builders.ada);
    const { pagination } = await contractEvents.list({ limit: 100 });
    expect(pagination.hasMore).toBe(false);
    const after = pagination.nextCursor;
    expect(await contractEvents.list({ after })).toEqual({ data: [], pagination });
    await eventsOf(await fixture.bookTime(), 1);
    const { data } = await contractEvents.list({ after });
    expect(told(data)).toEqual([[1, "booking.scheduled", "SCHEDULED"]]);
    expect((await follow(fixture.builders.ada)).map(({ id }) => id)).toEqual(
      [...before, ...data].map(({ id }) => id),
    );
    const { pagination: others } = await fixture.operator.contractBookings.list({ limit: 1 });
    invariant(others.nextCursor !== null, "there are more bookings");
    await expect(contractEvents.list({ after: others.nextCursor })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
  });
});
