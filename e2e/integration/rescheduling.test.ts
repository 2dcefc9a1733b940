import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { instant } from "../../server/domain/values/instant.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import type { Delivery } from "../../server/sandbox/kernel/kernel.ts";
import { until } from "../../server/test-until.ts";
import { lastPartOf } from "../kit/sandbox.ts";
import { type AppFixture, startApp } from "../kit/app.ts";
import { HALF_TIER_NOTICE_MINUTES, PRICE_MINOR } from "../kit/bookings.ts";
import type { Booked } from "../kit/test-booking.ts";
import { booked } from "../kit/calendly.ts";

let app: AppFixture;

beforeAll(async () => {
  app = await startApp();
});
afterEach(() => app.clearFaults());
afterAll(() => app.stop());

const confirmed = async (): Promise<Booked> => booked(await app.reach("CONFIRMED"));

const startOf = ({ atCalendly }: Booked) => instant(atCalendly.event.start_time);

/** The session stands at the time of the move and nowhere else, paid for once. */
async function expectMoved(moved: Booked, why?: string): Promise<void> {
  const { state, context } = await app.settled(moved);
  expect([state, context.time?.startsAt], why).toEqual(["CONFIRMED", startOf(moved)]);
  expect(app.activeStarts(moved.bookingId), why).toEqual([startOf(moved)]);
  expect(app.moneyOf(moved), why).toEqual({
    checkouts: ["complete"],
    charged: [PRICE_MINOR],
    refunds: [],
  });
}

function expectToldOnce(moved: Booked): void {
  const mails = app.mailsOf(moved, "Moved: ");
  expect([mails.toClient.length, mails.toBuilder.length]).toEqual([1, 1]);
  expect(mails.toClient[0]).toContain("There is nothing more to pay.");
  expect(app.mailsOf(moved, "Canceled").toClient).toEqual([]);
}

describe("a paid session is moved, stays CONFIRMED, and is never paid again", () => {
  test("when its two deliveries come in order", async () => {
    const { moved, canceled, created } = await app.moveUnheard(await confirmed());
    await app.release(canceled, created);
    await expectMoved(moved);
    expect(await app.countEvents(moved, "TIME_MOVED")).toBe(1);
    expectToldOnce(moved);
  });

  test("when its two deliveries come in reverse order", async () => {
    const { moved, canceled, created } = await app.moveUnheard(await confirmed());
    await app.release(created, canceled);
    await expectMoved(moved);
    expect(await app.countEvents(moved, "TIME_MOVED")).toBe(1);
    expectToldOnce(moved);
  });

  test.each(["in order", "in reverse order"])(
    "when there are minutes between them, %s: it is never canceled meanwhile",
    async (order) => {
      const { moved, canceled, created } = await app.moveUnheard(await confirmed());
      const [first, second] = order === "in order" ? [canceled, created] : [created, canceled];
      await app.release(first);
      await app.advance(7);
      await expectMoved(moved);
      await app.release(second);
      await expectMoved(moved);
      expect(await app.countEvents(moved, "TIME_MOVED")).toBe(1);
      expectToldOnce(moved);
    },
  );

  test("when only the delivery of the canceled one arrives", async () => {
    const { moved, canceled, created } = await app.moveUnheard(await confirmed());
    app.sandbox.kernel.postOffice.drop(created.id);
    await app.release(canceled);
    await expectMoved(moved);
    expectToldOnce(moved);
  });

  test("when only the delivery of the created one arrives", async () => {
    const { moved, canceled, created } = await app.moveUnheard(await confirmed());
    app.sandbox.kernel.postOffice.drop(canceled.id);
    await app.release(created);
    await expectMoved(moved);
    expectToldOnce(moved);
  });
});

function shuffled(deliveries: readonly Delivery[]): Delivery[] {
  return deliveries
    .map((delivery) => ({ delivery, rank: Math.random() }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ delivery }) => delivery);
}

describe("moved twice in a row", () => {
  test.each([1, 2, 3, 4])(
    "with the deliveries of both in random order, draw %i: it ends at the last time, told to nobody as canceled",
    async () => {
      const first = await app.moveUnheard(await confirmed(), { daysAhead: 17 });
      const second = await app.moveUnheard(first.moved, { daysAhead: 23 });
      const named = new Map([
        [first.canceled, "first canceled"],
        [first.created, "first created"],
        [second.canceled, "second canceled"],
        [second.created, "second created"],
      ]);
      const order = shuffled([...named.keys()]);
      await app.release(...order);
      const why = order.map((delivery) => named.get(delivery)).join(", ");
      await expectMoved(second.moved, why);
      expect(app.mailsOf(second.moved, "Canceled").toClient, why).toEqual([]);
    },
  );

  test("with the deliveries of both handled at once: it ends at the last time, and nothing is canceled", async () => {
    const first = await confirmed();
    const { moved: second, created: toSecond } = await app.moveUnheard(first);
    const { moved: third, created: toThird } = await app.moveUnheard(second, { daysAhead: 24 });
    const { faults, postOffice } = app.sandbox.kernel;
    const holdAnswerAbout = ({ atCalendly }: Booked) =>
      faults.add({
        provider: "calendly",
        on: "request",
        method: "GET",
        pattern: `/invitees/${lastPartOf(atCalendly.invitee.uri)}$`,
        fault: { kind: "hold_response" },
        remaining: 1,
      });
    const untilHeld = (count: number) =>
      until(() => invariant(faults.heldCount("calendly") === count, `${count} answers are held`));
    // The last move is traced back to where it began; meanwhile the other news carries the booking on by one.
    holdAnswerAbout(first);
    await postOffice.release(toThird.id);
    await untilHeld(1);
    holdAnswerAbout(third);
    await postOffice.release(toSecond.id);
    await app.untilMoved(second);
    await untilHeld(2);
    faults.releaseHeld();
    await app.untilMoved(third);
    await expectMoved(third);
    expect(app.mailsOf(third, "Canceled").toClient).toEqual([]);
  });
});

describe("the refund share that was due at the move", () => {
  const movedInTheHalfTier = async (by: "invitee" | "host"): Promise<Booked> => {
    const booking = await confirmed();
    await app.advanceToNotice(booking, HALF_TIER_NOTICE_MINUTES);
    const moved = await app.move(booking, { by });
    await app.untilMoved(moved);
    await expectMoved(moved);
    return moved;
  };

  test("is the ceiling of a cancellation by the client afterwards, however early, and the quote says so", async () => {
    const moved = await movedInTheHalfTier("invitee");
    expect((await app.viewOf(moved)).cancellationQuote.refund?.amountMinor).toBe(PRICE_MINOR / 2);
    expect(await app.cancelAsClient(moved)).toMatchObject({ ok: true });
    expect((await app.settled(moved)).state).toBe("CANCELED");
    expect(app.moneyOf(moved).refunds).toEqual([{ amountMinor: PRICE_MINOR / 2, status: "succeeded" }]);
    expect(app.activeStarts(moved.bookingId)).toEqual([]);
  });

  test("is no ceiling of a cancellation by the builder", async () => {
    const moved = await movedInTheHalfTier("invitee");
    const { bookingId } = moved;
    expect(await app.builders.ada.myBookings.cancel({ bookingId })).toMatchObject({ ok: true });
    expect((await app.settled(moved)).state).toBe("REFUNDED");
    expect(app.moneyOf(moved).refunds).toEqual([{ amountMinor: PRICE_MINOR, status: "succeeded" }]);
  });

  test("is the ceiling although the client's move is learned of only through the builder's that came after it", async () => {
    const booking = await confirmed();
    await app.advanceToNotice(booking, HALF_TIER_NOTICE_MINUTES);
    const { moved: second } = await app.moveUnheard(booking, { by: "invitee" });
    const { moved: third, created } = await app.moveUnheard(second, { daysAhead: 24, by: "host" });
    await app.release(created);
    await expectMoved(third);
    expect(await app.countEvents(third, "TIME_MOVED")).toBe(2);
    expect((await app.viewOf(third)).cancellationQuote.refund?.amountMinor).toBe(PRICE_MINOR / 2);
  });

  test("sets no ceiling when it was the builder who moved the session", async () => {
    const moved = await movedInTheHalfTier("host");
    expect((await app.viewOf(moved)).cancellationQuote.refund?.amountMinor).toBe(PRICE_MINOR);
    expect(await app.cancelAsClient(moved)).toMatchObject({ ok: true });
    expect((await app.settled(moved)).state).toBe("REFUNDED");
    expect(app.moneyOf(moved).refunds).toEqual([{ amountMinor: PRICE_MINOR, status: "succeeded" }]);
  });
});

test.each([1, 2, 3])(
  "moved and then canceled by the client at Calendly, with the news of both in random order, draw %i: the share due at the move goes back, once",
  async () => {
    const booking = await confirmed();
    await app.advanceToNotice(booking, HALF_TIER_NOTICE_MINUTES);
    const { moved } = await app.moveUnheard(booking);
    await app.unheard(async () => expect(await app.cancelOnCalendlysPage(moved)).toBe(200));
    const order = shuffled(app.heldDeliveries(booking.bookingId, "calendly"));
    expect(order).toHaveLength(3);
    await app.release(...order);
    const why = order.map(({ eventType }) => eventType).join(", ");
    expect((await app.settled(moved)).state, why).toBe("CANCELED");
    expect(app.moneyOf(moved).refunds, why).toEqual([{ amountMinor: PRICE_MINOR / 2, status: "succeeded" }]);
    expect(app.activeStarts(moved.bookingId), why).toEqual([]);
    expect(app.mailsOf(moved, "Canceled: ").toClient, why).toHaveLength(1);
  },
);

test("the old link again is refused by Calendly's page: one booking, one event, nothing changes", async () => {
  const booking = await confirmed();
  const moved = await app.move(booking);
  await app.untilMoved(moved);
  await app.untilQuiet();
  const before = await app.read(moved.bookingId);
  const page = `${app.env.CALENDLY_SITE_URL}/reschedulings/${lastPartOf(booking.atCalendly.invitee.uri)}`;
  const another = await app.openTime(booking.atCalendly.event.event_type, 25);
  const shown = await fetch(page);
  const sent = await fetch(`${page}/${another}`, { method: "POST", body: new URLSearchParams() });
  expect([shown.status, sent.status]).toEqual([410, 410]);
  await expectMoved(moved);
  expect(await app.read(moved.bookingId)).toEqual(before);
});
