import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { addMinutes } from "../../server/domain/values/instant.ts";
import {
  ALL_NOTICE_MINUTES,
  FREE_GROUP,
  HALF_NOTICE_MINUTES,
  PRICE_MINOR,
  startMoneyStage,
  type MoneyStage,
} from "../kit/app.ts";

/** 5 min on either side of an edge between two tiers. */
const BEFORE_THE_EDGE_MINUTES = 5;
const PAST_THE_EDGE_MINUTES = 10;

let stage: MoneyStage;

beforeAll(async () => {
  stage = await startMoneyStage();
});
afterEach(() => stage.clearFaults());
afterAll(() => stage.app.stop());

const HALF_MINOR = PRICE_MINOR / 2;

describe("the client cancels on our page, and gets by the tier of that instant", () => {
  test.each([
    ["all of it, a day and a little before", ALL_NOTICE_MINUTES + BEFORE_THE_EDGE_MINUTES, PRICE_MINOR],
    ["half of it, less than a day before", ALL_NOTICE_MINUTES - BEFORE_THE_EDGE_MINUTES, HALF_MINOR],
    ["half of it, half a day and a little before", HALF_NOTICE_MINUTES + BEFORE_THE_EDGE_MINUTES, HALF_MINOR],
    ["nothing, less than half a day before", HALF_NOTICE_MINUTES - BEFORE_THE_EDGE_MINUTES, 0],
  ])("%s", async (_words, noticeMinutes, backMinor) => {
    const booking = await stage.reach("CONFIRMED");
    await stage.advanceToNotice(booking, noticeMinutes);
    expect((await stage.cancelAsClient(booking)).ok).toBe(true);
    await stage.untilState(booking, backMinor === PRICE_MINOR ? "REFUNDED" : "CANCELED");
    await stage.settled(booking);
    expect(stage.moneyOf(booking).refunds).toEqual(
      backMinor === 0 ? [] : [{ amountMinor: backMinor, status: "succeeded" }],
    );
    expect(stage.eventStatusOf(booking)).toBe("canceled");
  });
});

describe("the client cancels on Calendly's page, we hear of it later, and the tier of the cancellation counts", () => {
  test.each([
    ["all of it, canceled while all of it was due", ALL_NOTICE_MINUTES, PRICE_MINOR],
    ["half of it, canceled while half of it was due", HALF_NOTICE_MINUTES, HALF_MINOR],
    ["nothing, canceled when nothing was due any more", 60, 0],
  ])("%s", async (_words, edgeMinutes, backMinor) => {
    const booking = await stage.reach("CONFIRMED");
    await stage.advanceToNotice(booking, edgeMinutes + BEFORE_THE_EDGE_MINUTES);
    stage.addDeliveryFault("calendly", { kind: "hold" });
    expect(await stage.cancelOnCalendlysPage(booking)).toBe(200);
    await stage.app.advance(PAST_THE_EDGE_MINUTES);
    expect((await stage.settled(booking)).state).toBe("CONFIRMED");
    await stage.clearFaults();
    await stage.untilState(booking, backMinor === PRICE_MINOR ? "REFUNDED" : "CANCELED");
    const { context } = await stage.settled(booking);
    const dueUntil = addMinutes((await stage.timeOf(booking)).startsAt, -edgeMinutes);
    expect((context.canceledAt ?? dueUntil) < dueUntil).toBe(true);
    expect(stage.moneyOf(booking).refunds).toEqual(
      backMinor === 0 ? [] : [{ amountMinor: backMinor, status: "succeeded" }],
    );
  });
});

describe("all of it comes back, however late", () => {
  test("when the builder cancels on our page", async () => {
    const booking = await stage.reach("CONFIRMED");
    await stage.advanceToNotice(booking, BEFORE_THE_EDGE_MINUTES);
    const { bookingId } = booking;
    expect((await stage.builders.ada.myBookings.cancel({ bookingId })).ok).toBe(true);
    await stage.untilState(booking, "REFUNDED");
    await stage.settled(booking);
    expect(stage.moneyOf(booking).refunds).toEqual([{ amountMinor: PRICE_MINOR, status: "succeeded" }]);
  });

  test("when the builder cancels in Calendly", async () => {
    const booking = await stage.reach("CONFIRMED");
    await stage.advanceToNotice(booking, BEFORE_THE_EDGE_MINUTES);
    expect(await stage.cancelAsHost(booking)).toBe(true);
    await stage.untilState(booking, "REFUNDED");
    await stage.settled(booking);
    expect(stage.moneyOf(booking).refunds).toEqual([{ amountMinor: PRICE_MINOR, status: "succeeded" }]);
  });

  test("when an operator cancels", async () => {
    const booking = await stage.reach("CONFIRMED");
    await stage.advanceToNotice(booking, BEFORE_THE_EDGE_MINUTES);
    const { bookingId } = booking;
    expect((await stage.operator.operatorBookings.cancel({ bookingId })).ok).toBe(true);
    await stage.untilState(booking, "REFUNDED");
    await stage.settled(booking);
    expect(stage.moneyOf(booking).refunds).toEqual([{ amountMinor: PRICE_MINOR, status: "succeeded" }]);
  });
});

describe("a free group session", () => {
  async function bookTwoSeats() {
    const first = await stage.pickTime(await stage.initiate(FREE_GROUP));
    const second = await stage.pickTime(await stage.initiate(FREE_GROUP), first.atCalendly?.event.start_time);
    expect(second.atCalendly?.event.uri).toBe(first.atCalendly?.event.uri);
    await stage.app.untilQuiet();
    return { first, second };
  }

  test("one invitee cancels on Calendly's page: the others stay, and hear nothing", async () => {
    const { first, second } = await bookTwoSeats();
    expect(await stage.cancelOnCalendlysPage(first)).toBe(200);
    await stage.untilState(first, "CANCELED");
    await stage.app.untilQuiet();
    expect((await stage.read(second.bookingId)).state).toBe("CONFIRMED");
    expect(stage.eventStatusOf(second)).toBe("active");
    expect(stage.mailsOf(first, "Canceled: ").toClient).toHaveLength(1);
    expect(stage.mailsOf(second, "Canceled: ")).toEqual({ toClient: [], toBuilder: [] });
  });

  test("canceling on our page would end it for everybody: refused, and everybody stays", async () => {
    const { first, second } = await bookTwoSeats();
    expect(await stage.cancelAsClient(first)).toEqual({ ok: false, refusal: { code: "seat_at_calendly" } });
    await stage.app.untilQuiet();
    expect(
      await Promise.all([first, second].map(async ({ bookingId }) => (await stage.read(bookingId)).state)),
    ).toEqual(["CONFIRMED", "CONFIRMED"]);
    expect(stage.eventStatusOf(first)).toBe("active");
    expect((await stage.viewOf(first)).cancelUrl).toContain("/cancellations/");
  });

  test("the host cancels it: everybody's booking ends, and each is told", async () => {
    const { first, second } = await bookTwoSeats();
    expect(await stage.cancelAsHost(first)).toBe(true);
    for (const booking of [first, second]) {
      await stage.untilState(booking, "CANCELED");
      await stage.app.untilQuiet();
      expect(stage.mailsOf(booking, "Canceled: ").toClient).toHaveLength(1);
    }
  });
});
