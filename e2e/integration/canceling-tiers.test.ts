import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { addMinutes } from "../../server/domain/values/instant.ts";
import { type AppFixture, startApp } from "../kit/app.ts";
import { ALL_NOTICE_MINUTES, FREE_GROUP, HALF_NOTICE_MINUTES, PRICE_MINOR } from "../kit/bookings.ts";

/** 5 min on either side of an edge between two tiers. */
const BEFORE_THE_EDGE_MINUTES = 5;
const PAST_THE_EDGE_MINUTES = 10;

let app: AppFixture;

beforeAll(async () => {
  app = await startApp();
});
afterEach(() => app.clearFaults());
afterAll(() => app.stop());

const HALF_MINOR = PRICE_MINOR / 2;

describe("the client cancels on our page, and gets by the tier of that instant", () => {
  test.each([
    ["all of it, a day and a little before", ALL_NOTICE_MINUTES + BEFORE_THE_EDGE_MINUTES, PRICE_MINOR],
    ["half of it, less than a day before", ALL_NOTICE_MINUTES - BEFORE_THE_EDGE_MINUTES, HALF_MINOR],
    ["half of it, half a day and a little before", HALF_NOTICE_MINUTES + BEFORE_THE_EDGE_MINUTES, HALF_MINOR],
    ["nothing, less than half a day before", HALF_NOTICE_MINUTES - BEFORE_THE_EDGE_MINUTES, 0],
  ])("%s", async (_words, noticeMinutes, backMinor) => {
    const booking = await app.reach("CONFIRMED");
    await app.advanceToNotice(booking, noticeMinutes);
    expect((await app.cancelAsClient(booking)).ok).toBe(true);
    await app.untilState(booking, backMinor === PRICE_MINOR ? "REFUNDED" : "CANCELED");
    await app.settled(booking);
    expect(app.moneyOf(booking).refunds).toEqual(
      backMinor === 0 ? [] : [{ amountMinor: backMinor, status: "succeeded" }],
    );
    expect(app.eventStatusOf(booking)).toBe("canceled");
  });
});

describe("the client cancels on Calendly's page, we learn of it later, and the tier of the cancellation counts", () => {
  test.each([
    ["all of it, canceled while all of it was due", ALL_NOTICE_MINUTES, PRICE_MINOR],
    ["half of it, canceled while half of it was due", HALF_NOTICE_MINUTES, HALF_MINOR],
    ["nothing, canceled when nothing was due any more", 60, 0],
  ])("%s", async (_words, edgeMinutes, backMinor) => {
    const booking = await app.reach("CONFIRMED");
    await app.advanceToNotice(booking, edgeMinutes + BEFORE_THE_EDGE_MINUTES);
    app.addDeliveryFault("calendly", { kind: "hold" });
    expect(await app.cancelOnCalendlysPage(booking)).toBe(200);
    await app.advance(PAST_THE_EDGE_MINUTES);
    expect((await app.settled(booking)).state).toBe("CONFIRMED");
    await app.clearFaults();
    await app.untilState(booking, backMinor === PRICE_MINOR ? "REFUNDED" : "CANCELED");
    const { context } = await app.settled(booking);
    const dueUntil = addMinutes((await app.timeOf(booking)).startsAt, -edgeMinutes);
    expect((context.canceledAt ?? dueUntil) < dueUntil).toBe(true);
    expect(app.moneyOf(booking).refunds).toEqual(
      backMinor === 0 ? [] : [{ amountMinor: backMinor, status: "succeeded" }],
    );
  });
});

describe("all of it comes back, however late", () => {
  test("when the builder cancels on our page", async () => {
    const booking = await app.reach("CONFIRMED");
    await app.advanceToNotice(booking, BEFORE_THE_EDGE_MINUTES);
    const { bookingId } = booking;
    expect((await app.builders.ada.myBookings.cancel({ bookingId })).ok).toBe(true);
    await app.untilState(booking, "REFUNDED");
    await app.settled(booking);
    expect(app.moneyOf(booking).refunds).toEqual([{ amountMinor: PRICE_MINOR, status: "succeeded" }]);
  });

  test("when the builder cancels in Calendly", async () => {
    const booking = await app.reach("CONFIRMED");
    await app.advanceToNotice(booking, BEFORE_THE_EDGE_MINUTES);
    expect(await app.cancelAsHost(booking)).toBe(true);
    await app.untilState(booking, "REFUNDED");
    await app.settled(booking);
    expect(app.moneyOf(booking).refunds).toEqual([{ amountMinor: PRICE_MINOR, status: "succeeded" }]);
  });

  test("when an operator cancels", async () => {
    const booking = await app.reach("CONFIRMED");
    await app.advanceToNotice(booking, BEFORE_THE_EDGE_MINUTES);
    const { bookingId } = booking;
    expect((await app.operator.operatorBookings.cancel({ bookingId })).ok).toBe(true);
    await app.untilState(booking, "REFUNDED");
    await app.settled(booking);
    expect(app.moneyOf(booking).refunds).toEqual([{ amountMinor: PRICE_MINOR, status: "succeeded" }]);
  });
});

describe("a free group session", () => {
  async function bookTwoSeats() {
    const first = await app.bookTime(FREE_GROUP);
    const second = await app.bookTime(FREE_GROUP, first.atCalendly.event.start_time);
    expect(second.atCalendly.event.uri).toBe(first.atCalendly.event.uri);
    await app.untilQuiet();
    return { first, second };
  }

  test("one invitee cancels on Calendly's page: the others stay, and hear nothing", async () => {
    const { first, second } = await bookTwoSeats();
    expect(await app.cancelOnCalendlysPage(first)).toBe(200);
    await app.untilState(first, "CANCELED");
    await app.untilQuiet();
    expect((await app.read(second.bookingId)).state).toBe("CONFIRMED");
    expect(app.eventStatusOf(second)).toBe("active");
    expect(app.mailsOf(first, "Canceled: ").toClient).toHaveLength(1);
    expect(app.mailsOf(second, "Canceled: ")).toEqual({ toClient: [], toBuilder: [] });
  });

  test("canceling on our page would end it for everybody: refused, and everybody stays", async () => {
    const { first, second } = await bookTwoSeats();
    expect(await app.cancelAsClient(first)).toEqual({ ok: false, refusal: { code: "seat_at_calendly" } });
    await app.untilQuiet();
    expect(
      await Promise.all([first, second].map(async ({ bookingId }) => (await app.read(bookingId)).state)),
    ).toEqual(["CONFIRMED", "CONFIRMED"]);
    expect(app.eventStatusOf(first)).toBe("active");
    expect((await app.viewOf(first)).cancelUrl).toContain("/cancellations/");
  });

  test("the host cancels it: everybody's booking ends, and each is told", async () => {
    const { first, second } = await bookTwoSeats();
    expect(await app.cancelAsHost(first)).toBe(true);
    for (const booking of [first, second]) {
      await app.untilState(booking, "CANCELED");
      await app.untilQuiet();
      expect(app.mailsOf(booking, "Canceled: ").toClient).toHaveLength(1);
    }
  });
});
