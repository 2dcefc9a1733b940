import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { listDeadEffects } from "../../db/outbox.ts";
import { invariant } from "../../server/domain/invariant.ts";
import { untilTrue } from "../../server/test-app.ts";
import { PRICE_MINOR, startMoneyStage, type MoneyStage, type StageBooking } from "./start-money-stage.ts";

const TWO_DAYS_MINUTES = 2 * 24 * 60;
const ONE_REFUND = [{ amountMinor: PRICE_MINOR, status: "succeeded" }];

let stage: MoneyStage;

beforeAll(async () => {
  stage = await startMoneyStage();
});
afterEach(() => stage.clearFaults());
afterAll(() => stage.app.stop());

/** Canceled and paid, with an order to refund that the worker has given up. */
async function giveUp(atStripe: "made" | "not_made") {
  const booking = await stage.reach("CONFIRMED");
  // Stripe tells of nothing, so that we know only what we are answered.
  stage.addDeliveryFault("stripe", { kind: "drop" });
  if (atStripe === "made") stage.addRequestFault("POST", "^/v1/refunds$", { kind: "lose_response" }, 1);
  stage.addRequestFault("POST", "^/v1/refunds$", { kind: "status", status: 400 });
  stage.addRequestFault("GET", "^/v1/refunds", { kind: "status", status: 400 });
  expect((await stage.cancelAsClient(booking)).ok).toBe(true);
  const letter = await untilTrue(async () => {
    const found = (await listDeadEffects(stage.app.db)).find(
      ({ bookingId }) => bookingId === booking.bookingId,
    );
    invariant(found !== undefined, "the order is given up");
    return found;
  });
  await stage.clearFaults();
  expect((await stage.read(booking.bookingId)).state).toBe("CANCELED");
  expect(stage.moneyOf(booking).refunds).toEqual(atStripe === "made" ? ONE_REFUND : []);
  return { booking, effectKey: letter.key };
}

async function openLetters(booking: StageBooking): Promise<string[]> {
  const { effects } = await stage.operator.letters.list();
  return effects.filter((letter) => letter.booking?.id === booking.bookingId).map(({ type }) => type);
}

describe("a refund that the worker gave up, and an operator tries again two days later", () => {
  test.each([
    ["Stripe had made it, and nobody heard", "made"],
    ["Stripe had not made it", "not_made"],
  ] as const)("%s: one refund, the debt settled, and the reason in the history", async (_words, atStripe) => {
    const { booking, effectKey } = await giveUp(atStripe);
    expect(await openLetters(booking)).toEqual(["requestRefund"]);
    await stage.app.advance(TWO_DAYS_MINUTES);
    expect(stage.moneyOf(booking).refunds).toEqual(atStripe === "made" ? ONE_REFUND : []);

    const note = "Stripe has put the account right again.";
    expect((await stage.operator.letters.retryEffect({ effectKey, note })).ok).toBe(true);
    await stage.untilState(booking, "REFUNDED");
    const { context } = await stage.settled(booking);
    expect(stage.moneyOf(booking).refunds).toEqual(ONE_REFUND);
    expect(context.refundsDue.map(({ status }) => status)).toEqual(["settled"]);
    expect(await openLetters(booking)).toEqual([]);

    const { bookingId } = booking;
    const lines = (await stage.builders.ada.myBookings.get({ bookingId })).history;
    expect(lines.filter(({ eventType }) => eventType === "LETTER_RETRIED").map((line) => line.note)).toEqual([
      note,
    ]);
  });

  test("twice at once: one refund, and the second is told that it is decided", async () => {
    const { booking, effectKey } = await giveUp("not_made");
    await stage.app.advance(TWO_DAYS_MINUTES);
    const press = () => stage.operator.letters.retryEffect({ effectKey, note: "Again, please." });
    const outcomes = await Promise.all([press(), press()]);
    expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
    await stage.untilState(booking, "REFUNDED");
    await stage.settled(booking);
    expect(stage.moneyOf(booking).refunds).toEqual(ONE_REFUND);
  });

  test("refunded in Stripe's dashboard meanwhile: nothing is returned on top, and the letter is done", async () => {
    const { booking, effectKey } = await giveUp("not_made");
    await stage.refundInDashboard(booking);
    await stage.untilState(booking, "REFUNDED");
    await stage.app.advance(TWO_DAYS_MINUTES);
    expect((await stage.operator.letters.retryEffect({ effectKey, note: "Just to be sure." })).ok).toBe(true);
    await stage.settled(booking);
    expect(stage.moneyOf(booking).refunds).toEqual(ONE_REFUND);
    expect(await openLetters(booking)).toEqual([]);
  });
});

test("a refund that an operator drops is waived, with the reason in the history: nothing goes out any more", async () => {
  const { booking, effectKey } = await giveUp("not_made");
  const note = "Paid back in cash at the meetup.";
  expect((await stage.operator.letters.dropEffect({ effectKey, note })).ok).toBe(true);
  const { state, context } = await stage.settled(booking);
  expect(state).toBe("CANCELED");
  expect(context.refundsDue.map(({ status }) => status)).toEqual(["waived"]);
  expect(await openLetters(booking)).toEqual([]);
  await stage.app.advance(TWO_DAYS_MINUTES);
  await stage.settled(booking);
  expect(stage.moneyOf(booking).refunds).toEqual([]);

  const { bookingId } = booking;
  const lines = (await stage.builders.ada.myBookings.get({ bookingId })).history;
  expect(lines.at(-1)).toMatchObject({ eventType: "LETTER_DROPPED", note, causeKind: "operator" });
  // The operator's words are not written to the client.
  expect((await stage.viewOf(booking)).history.map(({ note: words }) => words)).not.toContain(note);
});
