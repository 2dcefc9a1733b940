import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { instant, minutesBetween, type Instant } from "../../server/domain/values/instant.ts";
import type { Delivery } from "../../server/sandbox/kernel/kernel.ts";
import { type AppFixture, startApp } from "../kit/app.ts";
import { HALF_TIER_NOTICE_MINUTES, PRICE_MINOR } from "../kit/bookings.ts";
import type { Booked } from "../kit/test-booking.ts";
import { booked } from "../kit/calendly.ts";

const PAST_THE_HOLD_MINUTES = 31;
/** 20 min: of a session of an hour that is not what was bought. */
const ANOTHER_LENGTH = { duration: 20, by: "host" } as const;
const ALL_BACK = { amountMinor: PRICE_MINOR, status: "succeeded" };
const HALF_BACK = { amountMinor: PRICE_MINOR / 2, status: "succeeded" };

let app: AppFixture;

beforeAll(async () => {
  app = await startApp();
});
afterEach(() => app.clearFaults());
afterAll(() => app.stop());

/** How the news comes in the end: sent late, or never, and then found by the reconciler. */
const SOURCES = ["late", "found by the reconciler"] as const;

async function hear(how: (typeof SOURCES)[number], deliveries: readonly Delivery[]): Promise<void> {
  if (how === "late") return app.release(...deliveries);
  for (const { id } of deliveries) app.sandbox.kernel.postOffice.drop(id);
  await app.reconcileByButton();
}

/** When Calendly says that a time was booked. */
function bookedAt({ atCalendly }: Booked): Instant {
  const invitees = app.sandbox.calendly.ledger.invitees();
  const invitee = invitees.find(({ uri }) => uri === atCalendly.invitee.uri);
  return instant(invitee?.created_at ?? "");
}

/** The hour of the session as we know it goes by. */
async function passTheSession(booking: Booked): Promise<void> {
  const { startsAt, endsAt } = await app.timeOf(booking);
  await app.advanceToNotice(booking, -minutesBetween(startsAt, endsAt) - 1);
  await app.untilState(booking, "COMPLETED");
  await app.untilQuiet();
}

/** Rejected when it was booked, as if we had heard of it then. */
async function expectRejected(moved: Booked, state: "CANCELED" | "REFUNDED"): Promise<void> {
  await app.untilState(moved, state);
  const { context } = await app.settled(moved);
  expect(context).toMatchObject({
    canceledBy: "unknown",
    canceledAt: bookedAt(moved),
    rejectedBecause: "other_duration",
  });
  expect(app.activeStarts(moved.bookingId)).toEqual([]);
  const mails = app.mailsOf(moved, "Canceled, because it is not what was chosen");
  expect([mails.toClient.length, mails.toBuilder.length]).toEqual([1, 1]);
}

describe.each(SOURCES)("a time that was rejected, and is heard of %s", (how) => {
  test("after the session’s end: all of it goes back, as if we had known in time", async () => {
    const booking = booked(await app.reach("CONFIRMED"));
    const { moved, canceled, created } = await app.moveUnheard(booking, ANOTHER_LENGTH);
    await passTheSession(booking);
    await hear(how, [canceled, created]);
    await expectRejected(moved, "REFUNDED");
    expect(app.moneyOf(moved).refunds).toEqual([ALL_BACK]);
  });

  test("after the end of the hold: canceled, and not lapsed", async () => {
    const booking = booked(await app.reach("SCHEDULED"));
    const { moved, canceled, created } = await app.moveUnheard(booking, ANOTHER_LENGTH);
    await app.advance(PAST_THE_HOLD_MINUTES);
    await app.untilState(booking, "ABANDONED");
    await app.untilQuiet();
    await hear(how, [canceled, created]);
    await expectRejected(moved, "CANCELED");
    expect(app.moneyOf(moved)).toEqual({ checkouts: [], charged: [], refunds: [] });
  });

  test("after the client had canceled with us for half of the price: the other half goes back too", async () => {
    const booking = booked(await app.reach("CONFIRMED"));
    const { moved, canceled, created } = await app.moveUnheard(booking, ANOTHER_LENGTH);
    await app.advanceToNotice(booking, HALF_TIER_NOTICE_MINUTES);
    expect(await app.cancelAsClient(booking)).toMatchObject({ ok: true });
    await app.settled(booking);
    expect(app.moneyOf(booking).refunds).toEqual([HALF_BACK]);
    await hear(how, [canceled, created]);
    await expectRejected(moved, "REFUNDED");
    expect(app.moneyOf(moved).refunds).toEqual([HALF_BACK, HALF_BACK]);
  });

  test("after the client had canceled that time at Calendly: all of it goes back all the same", async () => {
    const booking = booked(await app.reach("CONFIRMED"));
    const { moved, canceled, created } = await app.moveUnheard(booking, ANOTHER_LENGTH);
    await app.advance(minutesBetween(app.services.clock.now(), (await app.timeOf(booking)).startsAt) - 60);
    await app.unheard(() => app.cancelOnCalendlysPage(moved));
    const [gone] = app.heldDeliveries(moved.bookingId, "calendly").slice(-1);
    await hear(how, gone === undefined ? [] : [canceled, created, gone]);
    await expectRejected(moved, "REFUNDED");
    expect(app.moneyOf(moved).refunds).toEqual([ALL_BACK]);
  });

  test("with a move before it to a time that was bought: it counts against that time’s start, and not the first one’s", async () => {
    const booking = booked(await app.reach("CONFIRMED"));
    const first = await app.moveUnheard(booking, { by: "host" });
    await passTheSession(booking);
    const second = await app.moveUnheard(first.moved, { ...ANOTHER_LENGTH, daysAhead: 7 });
    await hear(how, [first.canceled, second.canceled, second.created, first.created]);
    await expectRejected(second.moved, "REFUNDED");
    expect(app.moneyOf(second.moved).refunds).toEqual([ALL_BACK]);
  });
});
