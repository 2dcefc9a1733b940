import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { listDeadEffects } from "../../db/queue/outbox.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import { untilTrue } from "../../server/test-app.ts";
import { PRICE_MINOR, startMoneyStage, type MoneyStage, type StageBooking } from "../kit/app.ts";

const TWO_DAYS_MINUTES = 2 * 24 * 60;
const ONE_REFUND = [{ amountMinor: PRICE_MINOR, status: "succeeded" }];

let stage: MoneyStage;

beforeAll(async () => {
  stage = await startMoneyStage();
});
afterEach(() => stage.clearFaults());
afterAll(() => stage.app.stop());

/** Canceled and paid, with an effect to refund that the worker has given up. */
async function giveUp(atStripe: "made" | "not_made") {
  const booking = await stage.reach("CONFIRMED");
  // Stripe tells of nothing, so that we know only what we are answered.
  stage.addDeliveryFault("stripe", { kind: "drop" });
  if (atStripe === "made") stage.addRequestFault("POST", "^/v1/refunds$", { kind: "lose_response" }, 1);
  stage.addRequestFault("POST", "^/v1/refunds$", { kind: "status", status: 400 });
  stage.addRequestFault("GET", "^/v1/refunds", { kind: "status", status: 400 });
  expect((await stage.cancelAsClient(booking)).ok).toBe(true);
  const deadLetter = await untilTrue(async () => {
    const found = (await listDeadEffects(stage.app.db, { limit: 1_000 })).find(
      ({ bookingId }) => bookingId === booking.bookingId,
    );
    invariant(found !== undefined, "the effect is a dead letter");
    return found;
  });
  await stage.clearFaults();
  expect((await stage.read(booking.bookingId)).state).toBe("CANCELED");
  expect(stage.moneyOf(booking).refunds).toEqual(atStripe === "made" ? ONE_REFUND : []);
  return { booking, effectKey: deadLetter.key };
}

test("a refund that the worker gave up is told to the client as owed, and not as being asked for", async () => {
  const { booking } = await giveUp("not_made");
  expect((await stage.viewOf(booking)).deadObligations).toEqual([1]);
});

async function openDeadLetters(booking: StageBooking): Promise<string[]> {
  const { effects } = await stage.operator.deadLetters.list();
  return effects.filter((deadLetter) => deadLetter.booking?.id === booking.bookingId).map(({ type }) => type);
}

describe("a refund that the worker gave up, and an operator tries again two days later", () => {
  test.each([
    ["Stripe had made it, and nobody heard", "made"],
    ["Stripe had not made it", "not_made"],
  ] as const)(
    "%s: one refund, the obligation settled, and the reason in the history",
    async (_words, atStripe) => {
      const { booking, effectKey } = await giveUp(atStripe);
      expect(await openDeadLetters(booking)).toEqual(["requestRefund"]);
      await stage.app.advance(TWO_DAYS_MINUTES);
      expect(stage.moneyOf(booking).refunds).toEqual(atStripe === "made" ? ONE_REFUND : []);

      const note = "Stripe has put the account right again.";
      expect((await stage.operator.deadLetters.retryEffect({ effectKey, note })).ok).toBe(true);
      await stage.untilState(booking, "REFUNDED");
      const { context } = await stage.settled(booking);
      expect(stage.moneyOf(booking).refunds).toEqual(ONE_REFUND);
      expect(context.refundObligations.map(({ status }) => status)).toEqual(["settled"]);
      expect(await openDeadLetters(booking)).toEqual([]);

      const { bookingId } = booking;
      const lines = (await stage.builders.ada.myBookings.get({ bookingId })).history.items;
      expect(
        lines.filter(({ eventType }) => eventType === "LETTER_RETRIED").map((line) => line.note),
      ).toEqual([note]);
    },
  );

  test("twice at once: one refund, and the second is told that it is decided", async () => {
    const { booking, effectKey } = await giveUp("not_made");
    await stage.app.advance(TWO_DAYS_MINUTES);
    const press = () => stage.operator.deadLetters.retryEffect({ effectKey, note: "Again, please." });
    const outcomes = await Promise.all([press(), press()]);
    expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
    await stage.untilState(booking, "REFUNDED");
    await stage.settled(booking);
    expect(stage.moneyOf(booking).refunds).toEqual(ONE_REFUND);
  });

  test("refunded in Stripe's dashboard meanwhile: nothing is returned on top, and the dead letter is done", async () => {
    const { booking, effectKey } = await giveUp("not_made");
    await stage.refundInDashboard(booking);
    await stage.untilState(booking, "REFUNDED");
    await stage.app.advance(TWO_DAYS_MINUTES);
    expect((await stage.operator.deadLetters.retryEffect({ effectKey, note: "Just to be sure." })).ok).toBe(
      true,
    );
    await stage.settled(booking);
    expect(stage.moneyOf(booking).refunds).toEqual(ONE_REFUND);
    expect(await openDeadLetters(booking)).toEqual([]);
  });
});

describe("a refund that Stripe refuses because the account's balance is empty", () => {
  const retry = async (booking: StageBooking, note: string) => {
    const [deadLetter, ...others] = (await stage.operator.deadLetters.list()).effects.filter(
      (one) => one.booking?.id === booking.bookingId,
    );
    invariant(deadLetter !== undefined && others.length === 0, "one effect is a dead letter");
    expect((await stage.operator.deadLetters.retryEffect({ effectKey: deadLetter.key, note })).ok).toBe(true);
    await stage.app.untilQuiet();
  };

  test("is made once, as soon as an operator retries it after a top-up: Stripe's old answers do not stand in its way", async () => {
    const booking = await stage.reach("CONFIRMED");
    await stage.payOut();
    expect((await stage.cancelAsClient(booking)).ok).toBe(true);
    await stage.settled(booking);
    expect(await openDeadLetters(booking)).toEqual(["requestRefund"]);

    // Too early, more often than a first run would have keys: each try is a fresh question, and refused.
    for (const minutes of [5, 5, 5, 5]) {
      await stage.app.advance(minutes);
      await retry(booking, "Perhaps it works by now.");
      expect(await openDeadLetters(booking)).toEqual(["requestRefund"]);
    }
    expect(stage.moneyOf(booking).refunds).toEqual([]);

    await stage.topUp(PRICE_MINOR);
    await retry(booking, "The balance is topped up.");
    await stage.untilState(booking, "REFUNDED");
    const { context } = await stage.settled(booking);
    expect(stage.moneyOf(booking).refunds).toEqual(ONE_REFUND);
    expect(context.refundObligations.map(({ status }) => status)).toEqual(["settled"]);
    expect(await openDeadLetters(booking)).toEqual([]);
    // The page had promised it.
    const [told = "", ...more] = stage.mailsOf(booking, "Money has gone back to you").toClient;
    expect(told).toContain("has gone back to where it came from");
    expect(more).toEqual([]);
  });
});

test("a refund that an operator has returned outside Stripe is dropped, with the reason in the history: nothing goes out any more", async () => {
  const { booking, effectKey } = await giveUp("not_made");
  const note = "Paid back in cash at the meetup.";
  expect((await stage.operator.deadLetters.dropEffect({ effectKey, note })).ok).toBe(true);
  const { state, context } = await stage.settled(booking);
  expect(state).toBe("CANCELED");
  expect(context.refundObligations.map(({ status }) => status)).toEqual(["settled_outside"]);
  expect(await openDeadLetters(booking)).toEqual([]);
  await stage.app.advance(TWO_DAYS_MINUTES);
  await stage.settled(booking);
  expect(stage.moneyOf(booking).refunds).toEqual([]);

  const { bookingId } = booking;
  const lines = (await stage.builders.ada.myBookings.get({ bookingId })).history.items;
  expect(lines.at(-1)).toMatchObject({ eventType: "LETTER_DROPPED", note, causeKind: "operator" });
  // The operator's words are not written to the client.
  expect((await stage.viewOf(booking)).history.items.map(({ note: words }) => words)).not.toContain(note);
});

test.each([
  ["settled_outside", PRICE_MINOR - 5_000],
  ["waived", PRICE_MINOR],
] as const)(
  "a goodwill refund that was given up and dropped as %s: quote and cancellation return %i, and no more",
  async (becomes, backMinor) => {
    const booking = await stage.reach("CONFIRMED");
    const { bookingId } = booking;
    stage.addRequestFault("POST", "^/v1/refunds$", { kind: "status", status: 400 });
    const requestId = `form-${bookingId}`;
    const grant = { bookingId, requestId, reason: "goodwill", note: "It began late." } as const;
    expect((await stage.builders.ada.myBookings.refund({ ...grant, amountMinor: 5_000 })).ok).toBe(true);
    await stage.settled(booking);
    await stage.clearFaults();
    const [effectKey] = (await stage.operator.operatorBookings.get({ bookingId })).deadLetters.map(
      ({ key }) => key,
    );
    invariant(effectKey !== undefined, "the effect is a dead letter");
    const drop = { effectKey, note: "Settled with the client.", becomes };
    expect((await stage.operator.deadLetters.dropEffect(drop)).ok).toBe(true);
    await stage.settled(booking);

    expect((await stage.viewOf(booking)).cancellationQuote.refund?.amountMinor).toBe(backMinor);
    expect((await stage.cancelAsClient(booking)).ok).toBe(true);
    await stage.settled(booking);
    expect(stage.moneyOf(booking).refunds).toEqual([{ amountMinor: backMinor, status: "succeeded" }]);
  },
);
