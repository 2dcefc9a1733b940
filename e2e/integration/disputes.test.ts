import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { addMinutes, epochMsOf } from "../../server/domain/values/instant.ts";
import { formatDayAndTime } from "../../server/domain/text/formats.ts";
import { ENGLISH } from "../../server/domain/text/language.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import { reconcile } from "../../server/reconciliation/reconcile.ts";
import { until } from "../../server/test-until.ts";
import { type AppFixture, startApp } from "../kit/app.ts";
import { PRICE_MINOR } from "../kit/bookings.ts";
import type { TestBooking } from "../kit/test-booking.ts";

let app: AppFixture;

beforeAll(async () => {
  app = await startApp();
});
afterEach(() => app.clearFaults());
afterAll(() => app.stop());

type Outcome = "won" | "lost";

/** What client and builder both see of the disputes: the same. */
async function shownDisputes(booking: TestBooking): Promise<string[]> {
  const { bookingId } = booking;
  const toClient = (await app.viewOf(booking)).context.disputes;
  const toBuilder = (await app.builders.ada.myBookings.get({ bookingId })).context.disputes;
  expect(toBuilder).toEqual(toClient);
  return toClient.map(({ status }) => status);
}

async function untilShown(booking: TestBooking, status: "open" | Outcome): Promise<void> {
  await until(async () => {
    const { disputes } = (await app.read(booking.bookingId)).context;
    invariant(disputes.length === 1 && disputes[0]?.status === status, `the dispute is ${status}`);
  });
}

/** Confirmed and paid, with the payer at their bank; known to us unless Stripe's news is held. */
async function dispute(): Promise<{ booking: TestBooking; disputeId: string }> {
  const booking = await app.reach("CONFIRMED");
  const { id } = await app.dispute(booking);
  await untilShown(booking, "open");
  await app.settled(booking);
  return { booking, disputeId: id };
}

function mailsToBuilder(booking: TestBooking): number[] {
  return ["A payment is disputed", "The dispute is won", "The dispute is lost"].map((subject) => {
    const { toClient, toBuilder } = app.mailsOf(booking, subject);
    expect(toClient).toEqual([]);
    return toBuilder.length;
  });
}

const returned = (booking: TestBooking) => app.moneyOf(booking).refunds.map(({ amountMinor }) => amountMinor);

/** The bank names another day, a day after the one that it is now. Resolves to that day. */
async function postpone({ bookingId }: TestBooking, disputeId: string): Promise<string> {
  const known = (await app.read(bookingId)).context.disputes[0]?.answerDueAt;
  invariant(known != null, "the bank has named a day");
  const day = addMinutes(known, 24 * 60);
  await app.control("stripe", "PUT", `/disputes/${disputeId}/answer-day`, {
    due_by: epochMsOf(day) / 1000,
  });
  return day;
}

describe("the day until which a dispute can be answered", () => {
  const dayOf = async ({ bookingId }: TestBooking) =>
    (await app.read(bookingId)).context.disputes[0]?.answerDueAt;

  test("is the bank's newest, by Stripe's delivery", async () => {
    const { booking, disputeId } = await dispute();
    const day = await postpone(booking, disputeId);
    await until(async () => expect(await dayOf(booking)).toBe(day));
    await app.settled(booking);
    expect(mailsToBuilder(booking)).toEqual([1, 0, 0]);
  });

  test("is the bank's newest, by a comparison, where that delivery is lost", async () => {
    const { booking, disputeId } = await dispute();
    app.addDeliveryFault("stripe", { kind: "hold" });
    const day = await postpone(booking, disputeId);
    await reconcile(app.taskDeps, "operator");
    expect(await dayOf(booking)).toBe(day);
    await reconcile(app.taskDeps, "operator");
    expect(mailsToBuilder(booking)).toEqual([1, 0, 0]);
  });
});

describe("a dispute", () => {
  test("that is opened is shown to client and builder, the builder is told, and the session stands", async () => {
    const { booking } = await dispute();
    expect(await shownDisputes(booking)).toEqual(["open"]);
    expect(mailsToBuilder(booking)).toEqual([1, 0, 0]);
    expect((await app.read(booking.bookingId)).state).toBe("CONFIRMED");
    expect(returned(booking)).toEqual([]);
  });

  test("says until when it can be answered: on the builder's and the operator's page and in the builder's mail", async () => {
    const { booking, disputeId } = await dispute();
    const { bookingId } = booking;
    const known = await app.deps.payments.getDispute(disputeId);
    invariant(known !== null && known.answerDueAt !== null, "Stripe names a day");
    const { answerDueAt } = known;
    const { context, builder } = await app.builders.ada.myBookings.get({ bookingId });
    expect(context.disputes).toMatchObject([{ answerDueAt }]);
    expect((await app.operator.operatorBookings.get({ bookingId })).context.disputes).toMatchObject([
      { answerDueAt },
    ]);
    const [mail = ""] = app.mailsOf(booking, "A payment is disputed").toBuilder;
    expect(mail).toContain(`before ${formatDayAndTime(answerDueAt, builder.timeZone, ENGLISH)}`);
    expect(mail).not.toContain("dashboard");

    await app.closeDispute(disputeId, "won");
    await untilShown(booking, "won");
    expect((await app.read(bookingId)).context.disputes).toMatchObject([{ answerDueAt: null }]);
  });

  test.each([
    ["won", [1, 1, 0]],
    ["lost", [1, 0, 1]],
  ] as const)(
    "that is %s is shown so to client and builder, the builder is told, and nothing is refunded",
    async (outcome, mails) => {
      const { booking, disputeId } = await dispute();
      await app.closeDispute(disputeId, outcome);
      await untilShown(booking, outcome);
      await app.settled(booking);
      expect(await shownDisputes(booking)).toEqual([outcome]);
      expect(mailsToBuilder(booking)).toEqual(mails);
      expect((await app.read(booking.bookingId)).state).toBe("CONFIRMED");
      expect(returned(booking)).toEqual([]);
    },
  );

  test.each(["won", "lost"] as const)(
    "whose news comes in the wrong order and doubled ends the same: %s, and told once",
    async (outcome) => {
      const booking = await app.reach("CONFIRMED");
      app.addDeliveryFault("stripe", { kind: "hold" });
      const { id } = await app.dispute(booking);
      await app.closeDispute(id, outcome);
      await app.duplicateEvents(booking, /^charge\.dispute\./);
      await app.releaseNewestFirst();
      await untilShown(booking, outcome);
      await app.settled(booking);
      expect(await app.countEvents(booking, "DISPUTE_CLOSED")).toBe(1);
      expect(await app.countEvents(booking, "DISPUTE_OPENED")).toBe(0);
      expect(mailsToBuilder(booking)).toEqual([0, outcome === "won" ? 1 : 0, outcome === "lost" ? 1 : 0]);
    },
  );

  test("told in order and doubled is told to the builder once", async () => {
    const { booking, disputeId } = await dispute();
    await app.duplicateEvents(booking, /^charge\.dispute\./);
    await app.closeDispute(disputeId, "lost");
    await untilShown(booking, "lost");
    await app.duplicateEvents(booking, /^charge\.dispute\./);
    await app.settled(booking);
    expect(mailsToBuilder(booking)).toEqual([1, 0, 1]);
  });
});

describe("canceling while the charge is disputed succeeds, and refunds nothing on top", () => {
  async function cancelDisputed() {
    const disputed = await dispute();
    expect((await app.cancelAsClient(disputed.booking)).ok).toBe(true);
    const { state, context } = await app.settled(disputed.booking);
    expect(state).toBe("CANCELED");
    expect(context.refundObligations).toMatchObject([
      { status: "withheld", amount: { amountMinor: PRICE_MINOR } },
    ]);
    expect(app.eventStatusOf(disputed.booking)).toBe("canceled");
    expect(returned(disputed.booking)).toEqual([]);
    return disputed;
  }

  test("won: what was due goes out then, once", async () => {
    const { booking, disputeId } = await cancelDisputed();
    await app.closeDispute(disputeId, "won");
    await app.untilState(booking, "REFUNDED");
    await app.duplicateEvents(booking, /^charge\.dispute\./);
    await app.settled(booking);
    expect(returned(booking)).toEqual([PRICE_MINOR]);
  });

  test("lost: the bank has returned it, and nothing goes out on top", async () => {
    const { booking, disputeId } = await cancelDisputed();
    await app.closeDispute(disputeId, "lost");
    await untilShown(booking, "lost");
    const { state, context } = await app.settled(booking);
    expect(state).toBe("CANCELED");
    expect(context.refundObligations).toMatchObject([{ status: "waived" }]);
    expect(returned(booking)).toEqual([]);
  });

  test.each(["in order", "only after Stripe has refused because of it"] as const)(
    "lost over a part, and heard of %s: the bank has returned that, and the rest goes out once",
    async (how) => {
      const amount = PRICE_MINOR / 3;
      const booking = await app.reach("CONFIRMED");
      if (how !== "in order") app.addDeliveryFault("stripe", { kind: "hold" });
      const { id } = await app.dispute(booking, { amount });
      if (how === "in order") await untilShown(booking, "open");
      expect((await app.cancelAsClient(booking)).ok).toBe(true);
      await until(async () => {
        const { refundObligations } = (await app.read(booking.bookingId)).context;
        invariant(refundObligations[0]?.status === "withheld", "the obligation waits for the bank");
      });
      await app.closeDispute(id, "lost");
      await app.clearFaults();
      await until(() => invariant(returned(booking).length === 1, "the rest goes back"));
      await app.duplicateEvents(booking, /^charge\.dispute\./);
      const { state, context } = await app.settled(booking);
      expect(state).toBe("CANCELED");
      expect(context.refundObligations).toMatchObject([
        { status: "settled", amount: { amountMinor: PRICE_MINOR - amount } },
        { status: "waived", amount: { amountMinor: amount } },
      ]);
      expect(returned(booking)).toEqual([PRICE_MINOR - amount]);
    },
  );

  test.each([
    ["won", [PRICE_MINOR], "REFUNDED", "settled"],
    ["lost", [], "CANCELED", "waived"],
  ] as const)(
    "we have not heard of the dispute when canceling: the obligation waits for the bank, and %s it ends the same",
    async (outcome, back, state, obligation) => {
      const booking = await app.reach("CONFIRMED");
      app.addDeliveryFault("stripe", { kind: "hold" });
      const { id } = await app.dispute(booking);
      expect((await app.cancelAsClient(booking)).ok).toBe(true);
      await until(async () =>
        invariant((await app.countEvents(booking, "REFUND_WITHHELD")) === 1, "withheld"),
      );
      await app.untilQuiet();
      expect(returned(booking)).toEqual([]);
      await app.clearFaults();
      await untilShown(booking, "open");
      await app.closeDispute(id, outcome);
      await untilShown(booking, outcome);
      await app.untilState(booking, state);
      const { context } = await app.settled(booking);
      // The obligation that waited, and is sent or waived when the bank has decided.
      expect(context.refundObligations.map(({ status }) => status)).toEqual([obligation]);
      expect(returned(booking)).toEqual(back);
    },
  );
});

describe("the bank has decided before we are told that the charge is disputed", () => {
  test.each([
    ["won", [PRICE_MINOR], "REFUNDED", "settled"],
    ["lost", [], "CANCELED", "waived"],
  ] as const)("%s: it ends as when we are told in order", async (outcome, back, state, obligation) => {
    const booking = await app.reach("CONFIRMED");
    app.addDeliveryFault("stripe", { kind: "hold" });
    const { id } = await app.dispute(booking);
    // Stripe refuses our refund, and its answer is on the way for as long as the bank needs.
    app.addRequestFault("POST", "^/v1/refunds$", { kind: "hold_response" }, 1);
    expect((await app.cancelAsClient(booking)).ok).toBe(true);
    const { faults, postOffice } = app.sandbox.kernel;
    await until(() => invariant(faults.heldCount("stripe") === 1, "Stripe has refused"));
    await app.closeDispute(id, outcome);
    faults.clear();
    await postOffice.releaseHeld();
    await untilShown(booking, outcome);
    await app.clearFaults();
    await app.untilState(booking, state);
    const { context } = await app.settled(booking);
    expect(context.refundObligations.map(({ status }) => status)).toEqual([obligation]);
    expect(returned(booking)).toEqual(back);
  });
});

test("a refund out of goodwill is refused while the bank decides, and possible again when the dispute is won", async () => {
  const { booking, disputeId } = await dispute();
  const grant = () =>
    app.builders.ada.myBookings.refund({
      bookingId: booking.bookingId,
      requestId: randomUUID(),
      amountMinor: 5_000,
      reason: "goodwill",
      note: "It was not as good as it should be.",
    });
  expect(await grant()).toEqual({ ok: false, refusal: { code: "not_refundable", left: null } });
  await app.closeDispute(disputeId, "won");
  await untilShown(booking, "won");
  expect((await grant()).ok).toBe(true);
  await app.settled(booking);
  expect(returned(booking)).toEqual([5_000]);
});

test("after a dispute that was lost nothing is left to give back", async () => {
  const { booking, disputeId } = await dispute();
  await app.closeDispute(disputeId, "lost");
  await untilShown(booking, "lost");
  expect((await app.viewOf(booking)).cancellationQuote.refund?.amountMinor).toBe(0);
  expect((await app.cancelAsClient(booking)).ok).toBe(true);
  await app.settled(booking);
  expect(returned(booking)).toEqual([]);
});
