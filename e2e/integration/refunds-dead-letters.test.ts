import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { listDeadEffects } from "../../db/queue/outbox.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import { until } from "../../server/test-until.ts";
import { type AppFixture, startApp } from "../kit/app.ts";
import { PRICE_MINOR } from "../kit/bookings.ts";
import type { TestBooking } from "../kit/test-booking.ts";

const TWO_DAYS_MINUTES = 2 * 24 * 60;
const ONE_REFUND = [{ amountMinor: PRICE_MINOR, status: "succeeded" }];

let app: AppFixture;

beforeAll(async () => {
  app = await startApp();
});
afterEach(() => app.clearFaults());
afterAll(() => app.stop());

/** Canceled and paid, with a refund that is a dead letter. */
async function giveUp(atStripe: "made" | "not_made") {
  const booking = await app.reach("CONFIRMED");
  // Stripe tells of nothing, so that we know only what we are answered.
  app.addDeliveryFault("stripe", { kind: "drop" });
  if (atStripe === "made") app.addRequestFault("POST", "^/v1/refunds$", { kind: "lose_response" }, 1);
  app.addRequestFault("POST", "^/v1/refunds$", { kind: "status", status: 400 });
  app.addRequestFault("GET", "^/v1/refunds", { kind: "status", status: 400 });
  expect((await app.cancelAsClient(booking)).ok).toBe(true);
  const deadLetter = await until(async () => {
    const found = (await listDeadEffects(app.db, { limit: 1_000 })).find(
      ({ bookingId }) => bookingId === booking.bookingId,
    );
    invariant(found !== undefined, "the effect is a dead letter");
    return found;
  });
  await app.clearFaults();
  expect((await app.read(booking.bookingId)).state).toBe("CANCELED");
  expect(app.moneyOf(booking).refunds).toEqual(atStripe === "made" ? ONE_REFUND : []);
  return { booking, effectKey: deadLetter.key };
}

test("a dead refund is shown to the client as owed, and not as being asked for", async () => {
  const { booking } = await giveUp("not_made");
  expect((await app.viewOf(booking)).deadObligations).toEqual([1]);
});

async function openDeadLetters(booking: TestBooking): Promise<string[]> {
  const { effects } = await app.operator.deadLetters.list();
  return effects
    .filter((deadLetter) => deadLetter.booking?.id === booking.bookingId)
    .map(({ was }) => was.kind);
}

describe("a refund that the worker gave up, and an operator tries again two days later", () => {
  test.each([
    ["Stripe had made it, and nobody heard", "made"],
    ["Stripe had not made it", "not_made"],
  ] as const)(
    "%s: one refund, the obligation settled, and the reason in the operators' audit",
    async (_words, atStripe) => {
      const { booking, effectKey } = await giveUp(atStripe);
      expect(await openDeadLetters(booking)).toEqual(["requestRefund"]);
      await app.advance(TWO_DAYS_MINUTES);
      expect(app.moneyOf(booking).refunds).toEqual(atStripe === "made" ? ONE_REFUND : []);

      const note = "Stripe has put the account right again.";
      expect((await app.operator.deadLetters.retryEffect({ effectKey, note })).ok).toBe(true);
      await app.untilState(booking, "REFUNDED");
      const { context } = await app.settled(booking);
      expect(app.moneyOf(booking).refunds).toEqual(ONE_REFUND);
      expect(context.refundObligations.map(({ status }) => status)).toEqual(["settled"]);
      expect(await openDeadLetters(booking)).toEqual([]);

      const { decided } = await app.operator.deadLetters.list();
      expect(decided.filter(({ subject }) => subject === effectKey)).toMatchObject([
        { action: "retry_effect", note },
      ]);
    },
  );

  test("twice at once: one refund, and the second is told that it is decided", async () => {
    const { booking, effectKey } = await giveUp("not_made");
    await app.advance(TWO_DAYS_MINUTES);
    const press = () => app.operator.deadLetters.retryEffect({ effectKey, note: "Again, please." });
    const outcomes = await Promise.all([press(), press()]);
    expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
    await app.untilState(booking, "REFUNDED");
    await app.settled(booking);
    expect(app.moneyOf(booking).refunds).toEqual(ONE_REFUND);
  });

  test("refunded in Stripe's dashboard meanwhile: nothing is returned on top, and the dead letter is done", async () => {
    const { booking, effectKey } = await giveUp("not_made");
    await app.refundInDashboard(booking);
    await app.untilState(booking, "REFUNDED");
    await app.advance(TWO_DAYS_MINUTES);
    expect((await app.operator.deadLetters.retryEffect({ effectKey, note: "Just to be sure." })).ok).toBe(
      true,
    );
    await app.settled(booking);
    expect(app.moneyOf(booking).refunds).toEqual(ONE_REFUND);
    expect(await openDeadLetters(booking)).toEqual([]);
  });
});

describe("a refund that Stripe refuses because the account's balance is empty", () => {
  const retry = async (booking: TestBooking, note: string) => {
    const [deadLetter, ...others] = (await app.operator.deadLetters.list()).effects.filter(
      (one) => one.booking?.id === booking.bookingId,
    );
    invariant(deadLetter !== undefined && others.length === 0, "one effect is a dead letter");
    expect((await app.operator.deadLetters.retryEffect({ effectKey: deadLetter.key, note })).ok).toBe(true);
    await app.untilQuiet();
  };

  test("is made once, as soon as an operator retries it after a top-up: Stripe's old answers do not stand in its way", async () => {
    const booking = await app.reach("CONFIRMED");
    await app.payOut();
    expect((await app.cancelAsClient(booking)).ok).toBe(true);
    await app.settled(booking);
    expect(await openDeadLetters(booking)).toEqual(["requestRefund"]);

    // Too early, more often than a first run would have keys: each try is a fresh question, and refused.
    for (const minutes of [5, 5, 5, 5]) {
      await app.advance(minutes);
      await retry(booking, "Perhaps it works by now.");
      expect(await openDeadLetters(booking)).toEqual(["requestRefund"]);
    }
    expect(app.moneyOf(booking).refunds).toEqual([]);

    await app.topUp(PRICE_MINOR);
    await retry(booking, "The balance is topped up.");
    await app.untilState(booking, "REFUNDED");
    const { context } = await app.settled(booking);
    expect(app.moneyOf(booking).refunds).toEqual(ONE_REFUND);
    expect(context.refundObligations.map(({ status }) => status)).toEqual(["settled"]);
    expect(await openDeadLetters(booking)).toEqual([]);
    // The page had promised it.
    const [told = "", ...more] = app.mailsOf(booking, "Money has gone back to you").toClient;
    expect(told).toContain("has gone back to where it came from");
    expect(more).toEqual([]);
  });
});

test("a refund that an operator has returned outside Stripe is dropped, with the reason in the history: nothing goes out any more", async () => {
  const { booking, effectKey } = await giveUp("not_made");
  const note = "Paid back in cash at the meetup.";
  expect((await app.operator.deadLetters.dropEffect({ effectKey, note })).ok).toBe(true);
  const { state, context } = await app.settled(booking);
  expect(state).toBe("CANCELED");
  expect(context.refundObligations.map(({ status }) => status)).toEqual(["settled_outside"]);
  expect(await openDeadLetters(booking)).toEqual([]);
  await app.advance(TWO_DAYS_MINUTES);
  await app.settled(booking);
  expect(app.moneyOf(booking).refunds).toEqual([]);

  const { bookingId } = booking;
  const lines = (await app.builders.ada.myBookings.get({ bookingId })).history.items;
  expect(lines.at(-1)).toMatchObject({ eventType: "LETTER_DROPPED", note, causeKind: "operator" });
  // The operator's words are not written to the client.
  expect((await app.viewOf(booking)).history.items.map(({ note: words }) => words)).not.toContain(note);
});

test.each([
  ["settled_outside", PRICE_MINOR - 5_000],
  ["waived", PRICE_MINOR],
] as const)(
  "a goodwill refund that was given up and dropped as %s: quote and cancellation return %i, and no more",
  async (becomes, backMinor) => {
    const booking = await app.reach("CONFIRMED");
    const { bookingId } = booking;
    app.addRequestFault("POST", "^/v1/refunds$", { kind: "status", status: 400 });
    const requestId = `form-${bookingId}`;
    const grant = { bookingId, requestId, reason: "goodwill", note: "It began late." } as const;
    expect((await app.builders.ada.myBookings.refund({ ...grant, amountMinor: 5_000 })).ok).toBe(true);
    await app.settled(booking);
    await app.clearFaults();
    const [effectKey] = (await app.operator.operatorBookings.get({ bookingId })).deadLetters.map(
      ({ key }) => key,
    );
    invariant(effectKey !== undefined, "the effect is a dead letter");
    const drop = { effectKey, note: "Settled with the client.", becomes };
    expect((await app.operator.deadLetters.dropEffect(drop)).ok).toBe(true);
    await app.settled(booking);

    expect((await app.viewOf(booking)).cancellationQuote.refund?.amountMinor).toBe(backMinor);
    expect((await app.cancelAsClient(booking)).ok).toBe(true);
    await app.settled(booking);
    expect(app.moneyOf(booking).refunds).toEqual([{ amountMinor: backMinor, status: "succeeded" }]);
  },
);
