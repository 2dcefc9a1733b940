import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listTransitions } from "../../db/history/booking-history.ts";
import { findBuilderBySlug } from "../../db/builders/builders.ts";
import { personOf } from "../../server/domain/booking/booking-event.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import { until } from "../../server/test-until.ts";
import { type AppFixture, startApp } from "../kit/app.ts";
import { PRICE_MINOR } from "../kit/bookings.ts";
import type { TestBooking } from "../kit/test-booking.ts";

const NOTE = "My connection broke down half-way through. Sorry!";

let app: AppFixture;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

/** The builder's form, sent as often as somebody presses. */
function giveBack(
  { bookingId }: TestBooking,
  amountMinor: number | null,
  reason: "goodwill" | "builder_no_show" = "goodwill",
  requestId: string = randomUUID(),
) {
  return app.builders.ada.myBookings.refund({ bookingId, requestId, amountMinor, reason, note: NOTE });
}

function returned(booking: TestBooking): number[] {
  return app.moneyOf(booking).refunds.map(({ amountMinor }) => amountMinor);
}

describe("a goodwill refund after the session", () => {
  test("in full: COMPLETED becomes REFUNDED, and the client reads why, in the mail and in the timeline", async () => {
    const booking = await app.reach("COMPLETED");
    expect((await giveBack(booking, null)).ok).toBe(true);
    await app.untilState(booking, "REFUNDED");
    await app.settled(booking);
    expect(returned(booking)).toEqual([PRICE_MINOR]);
    const { history } = await app.viewOf(booking);
    expect(history.items.find(({ eventType }) => eventType === "REFUND_REQUESTED")).toMatchObject({
      by: "builder",
      reason: "goodwill",
      note: NOTE,
      amount: { amountMinor: PRICE_MINOR, currency: "USD" },
    });
    const [mail = "", ...others] = app.mailsOf(booking, "You get money back").toClient;
    expect(others).toEqual([]);
    expect(mail).toContain(NOTE);
    expect(mail).toMatch(/\$150\.00/);
  });

  test("in part: it stays COMPLETED, and the client reads why, in the mail and in the timeline", async () => {
    const booking = await app.reach("COMPLETED");
    expect((await giveBack(booking, 5_000)).ok).toBe(true);
    await until(async () =>
      invariant((await app.countEvents(booking, "REFUND_SETTLED")) === 1, "it is back"),
    );
    expect((await app.settled(booking)).state).toBe("COMPLETED");
    expect(returned(booking)).toEqual([5_000]);
    expect((await app.viewOf(booking)).history.items.map(({ note }) => note)).toContain(NOTE);
    const [mail = ""] = app.mailsOf(booking, "You get money back").toClient;
    expect(mail).toContain(NOTE);
    expect(mail).toMatch(/\$50\.00/);
  });

  test("in two parts that make the whole: REFUNDED with the second", async () => {
    const booking = await app.reach("COMPLETED");
    expect((await giveBack(booking, 5_000)).ok).toBe(true);
    expect((await giveBack(booking, 10_000)).ok).toBe(true);
    await app.untilState(booking, "REFUNDED");
    await app.settled(booking);
    expect(returned(booking).sort()).toEqual([10_000, 5_000]);
  });

  test("the same form sent twice, at once and later, is one refund; another form is another", async () => {
    const booking = await app.reach("COMPLETED");
    const requestId = randomUUID();
    const press = () => giveBack(booking, 5_000, "goodwill", requestId);
    const outcomes = [...(await Promise.all([press(), press()])), await press()];
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, true]);
    await app.settled(booking);
    expect(returned(booking)).toEqual([5_000]);
    expect(app.mailsOf(booking, "You get money back").toClient).toHaveLength(1);
    expect((await giveBack(booking, 5_000)).ok).toBe(true);
    await app.settled(booking);
    expect(returned(booking)).toEqual([5_000, 5_000]);
  });

  test("of more than is left is refused, saying how much that is", async () => {
    const booking = await app.reach("COMPLETED");
    await giveBack(booking, 5_000);
    await app.settled(booking);
    expect(await giveBack(booking, 10_001)).toEqual({
      ok: false,
      refusal: { code: "not_refundable", left: { amountMinor: 10_000, currency: "USD" } },
    });
    await app.settled(booking);
    expect(returned(booking)).toEqual([5_000]);
  });

  test("by two people at once, of all that is left: one refund", async () => {
    const booking = await app.reach("COMPLETED");
    const { bookingId } = booking;
    const outcomes = await Promise.all([
      giveBack(booking, null),
      app.operator.operatorBookings.refund({
        bookingId,
        requestId: randomUUID(),
        amountMinor: null,
        paymentIntentId: null,
        reason: "goodwill",
        note: NOTE,
      }),
    ]);
    expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
    await app.settled(booking);
    expect(returned(booking)).toEqual([PRICE_MINOR]);
  });

  test("by another builder is not found", async () => {
    const { bookingId } = await app.reach("COMPLETED");
    const grant = {
      bookingId,
      requestId: randomUUID(),
      amountMinor: null,
      reason: "goodwill" as const,
      note: NOTE,
    };
    await expect(app.builders.lena.myBookings.refund(grant)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

test("the builder did not come: all of it goes back, and the client reads why", async () => {
  const booking = await app.reach("COMPLETED");
  expect((await giveBack(booking, null, "builder_no_show")).ok).toBe(true);
  await app.untilState(booking, "REFUNDED");
  const { context } = await app.settled(booking);
  expect(returned(booking)).toEqual([PRICE_MINOR]);
  expect(context.refundObligations).toMatchObject([{ reason: "builder_no_show", status: "settled" }]);
  expect(app.mailsOf(booking, "You get money back").toClient).toHaveLength(1);
});

describe("the whole price returned in Stripe's dashboard while CONFIRMED", () => {
  async function refundOutside(): Promise<TestBooking> {
    const booking = await app.reach("CONFIRMED");
    await app.refundInDashboard(booking);
    await app.duplicateEvents(booking, /^(refund\.|charge\.refunded$)/);
    await until(async () => invariant((await app.countEvents(booking, "REFUND_SETTLED")) === 1, "heard of"));
    await app.settled(booking);
    return booking;
  }

  test("is no cancellation: it stays CONFIRMED and in the calendar, and the builder is asked, once", async () => {
    const booking = await refundOutside();
    expect((await app.read(booking.bookingId)).state).toBe("CONFIRMED");
    expect(app.eventStatusOf(booking)).toBe("active");
    const { toClient, toBuilder } = app.mailsOf(booking, "Is this session still on?");
    expect([toClient.length, toBuilder.length]).toEqual([0, 1]);
    expect(app.mailsOf(booking, "Canceled: ").toClient).toEqual([]);
  });

  test("tells the client once how much came back, and that the session is booked until somebody says otherwise", async () => {
    const booking = await refundOutside();
    const { toClient, toBuilder } = app.mailsOf(booking, "Money has gone back to you");
    expect([toClient.length, toBuilder.length]).toEqual([1, 0]);
    expect(toClient[0]).toMatch(/All \$150\.00 that you paid for Architecture review with Ada Okafor/);
    expect(toClient[0]).toContain("The session is still booked. We have asked Ada Okafor");
  });

  test("answered by keeping: the session stands, the question is gone, and it is not asked again", async () => {
    const booking = await refundOutside();
    const { bookingId } = booking;
    const keep = () => app.builders.ada.myBookings.keepSession({ bookingId });
    expect((await keep()).ok).toBe(true);
    expect((await keep()).ok).toBe(false);
    const { state, context } = await app.settled(booking);
    expect(state).toBe("CONFIRMED");
    expect(context.keptAt).not.toBeNull();
    expect(app.eventStatusOf(booking)).toBe("active");
    expect(app.mailsOf(booking, "Is this session still on?").toBuilder).toHaveLength(1);
    expect(returned(booking)).toEqual([PRICE_MINOR]);
    const { toClient, toBuilder } = app.mailsOf(booking, "Your session takes place");
    expect([toClient.length, toBuilder.length]).toEqual([1, 0]);
    expect(toClient[0]).toContain("although its price was returned to you. You do not have to pay again.");
  });

  test("answered by canceling: the time is free, and nothing is returned on top", async () => {
    const booking = await refundOutside();
    const { bookingId } = booking;
    expect((await app.builders.ada.myBookings.cancel({ bookingId })).ok).toBe(true);
    const { state, context } = await app.settled(booking);
    expect([state, context.canceledBy]).toEqual(["REFUNDED", "builder"]);
    expect(app.eventStatusOf(booking)).toBe("canceled");
    expect(returned(booking)).toEqual([PRICE_MINOR]);
    expect(app.mailsOf(booking, "Canceled: ").toClient).toHaveLength(1);
  });

  test("never answered: when its time is over, the client is told how it ended", async () => {
    const booking = await refundOutside();
    const toldOf = () => app.mailsOf(booking, "Money has gone back to you").toClient;
    expect(toldOf()).toHaveLength(1);
    await app.advanceToNotice(booking, 0);
    await app.advance(24 * 60);
    await app.untilState(booking, "REFUNDED");
    await app.settled(booking);
    expect(toldOf()).toHaveLength(2);
    expect(toldOf().at(-1)).toContain("The time of the session is over, and nothing is left to pay.");
    expect(await app.countEvents(booking, "SESSION_ENDED")).toBe(1);
  });

  test("in part asks nothing: the session stands, and the client is told what came back", async () => {
    const booking = await app.reach("CONFIRMED");
    await app.refundInDashboard(booking, PRICE_MINOR - 1);
    await until(async () => invariant((await app.countEvents(booking, "REFUND_SETTLED")) === 1, "heard of"));
    expect((await app.settled(booking)).state).toBe("CONFIRMED");
    expect(app.mailsOf(booking, "Is this session still on?").toBuilder).toEqual([]);
    const [mail = "", ...others] = app.mailsOf(booking, "Money has gone back to you").toClient;
    expect(others).toEqual([]);
    expect(mail).toMatch(/\$149\.99 of the \$150\.00 that you paid/);
    expect(mail).toContain("The session itself stays booked.");
  });
});

describe("money returned in Stripe's dashboard", () => {
  const toldOf = (booking: TestBooking) => app.mailsOf(booking, "Money has gone back to you").toClient;

  test("after the session is told with what it is: over", async () => {
    const booking = await app.reach("COMPLETED");
    await app.refundInDashboard(booking);
    await app.untilState(booking, "REFUNDED");
    await app.settled(booking);
    const [mail = "", ...others] = toldOf(booking);
    expect(others).toEqual([]);
    expect(mail).toContain("The time of the session is over, and nothing is left to pay.");
  });

  test("and on its way is not told before Stripe says that it has arrived, and then once", async () => {
    const booking = await app.reach("COMPLETED");
    await app.holdNextRefunds();
    const { id } = await app.refundInDashboard(booking, 4_000);
    await app.settled(booking);
    expect(toldOf(booking)).toEqual([]);
    await app.moveRefund(id, "succeed");
    await app.duplicateEvents(booking, /^(refund\.|charge\.refunded$)/);
    await until(async () => invariant((await app.countEvents(booking, "REFUND_SETTLED")) === 1, "heard of"));
    expect((await app.settled(booking)).state).toBe("COMPLETED");
    expect(toldOf(booking)).toHaveLength(1);
  });

  test("that never arrives is never told as returned", async () => {
    const booking = await app.reach("COMPLETED");
    await app.holdNextRefunds();
    const { id } = await app.refundInDashboard(booking, 4_000);
    await app.moveRefund(id, "fail");
    await app.settled(booking);
    expect(toldOf(booking)).toEqual([]);
  });
});

test("a refund of ours is told when it is ordered, and not once more when it arrives", async () => {
  const booking = await app.reach("COMPLETED");
  expect((await giveBack(booking, null)).ok).toBe(true);
  await app.untilState(booking, "REFUNDED");
  await app.settled(booking);
  expect(app.mailsOf(booking, "Money has gone back to you").toClient).toEqual([]);
});

test("the history's signed line names the person who gave money back, an operator as well as a builder", async () => {
  const byPerson = async (booking: TestBooking) => {
    await app.settled(booking);
    const lines = await listTransitions(app.db, booking.bookingId);
    return lines.filter(({ event }) => event.type === "REFUND_REQUESTED").map(({ cause }) => personOf(cause));
  };
  const ofBuilder = await app.reach("COMPLETED");
  expect((await giveBack(ofBuilder, 5_000)).ok).toBe(true);
  expect(await byPerson(ofBuilder)).toEqual([(await findBuilderBySlug(app.db, "ada-okafor"))?.userId]);

  const ofOperator = await app.reach("COMPLETED");
  const { bookingId } = ofOperator;
  const grant = { amountMinor: 5_000, paymentIntentId: null, reason: "goodwill", note: NOTE } as const;
  const outcome = await app.operator.operatorBookings.refund({
    bookingId,
    requestId: randomUUID(),
    ...grant,
  });
  expect(outcome.ok).toBe(true);
  expect(await byPerson(ofOperator)).toEqual(["an-operator"]);
});
