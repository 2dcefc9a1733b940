import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addMinutes, instant } from "../../server/domain/values/instant.ts";
import {
  ALL_NOTICE_MINUTES,
  HALF_NOTICE_MINUTES,
  PRICE_MINOR,
  startMoneyStage,
  type MoneyStage,
  type StageBooking,
} from "../kit/app.ts";

/** 5 min before the edge between two tiers a quote is given, and accepted 10 min later: within its quarter of an hour. */
const BEFORE_THE_EDGE_MINUTES = 5;
const THOUGHT_OVER_MINUTES = 10;
/** Longer than any quote holds. */
const TOO_LONG_MINUTES = 16;

let stage: MoneyStage;

beforeAll(async () => {
  stage = await startMoneyStage();
});
afterAll(() => stage.app.stop());

function cancel({ client, bookingId }: StageBooking, quote: string | null) {
  return client.api.booking.cancel({ bookingId, quote });
}

async function expectRefused(booking: StageBooking, quote: string | null, code: string): Promise<void> {
  expect(await cancel(booking, quote)).toEqual({ ok: false, refusal: { code } });
  expect((await stage.settled(booking)).state).toBe("CONFIRMED");
  expect(stage.moneyOf(booking).refunds).toEqual([]);
  expect(stage.eventStatusOf(booking)).toBe("active");
}

describe("the quote before the button", () => {
  test.each([
    ["all", ALL_NOTICE_MINUTES + BEFORE_THE_EDGE_MINUTES, PRICE_MINOR],
    ["half", HALF_NOTICE_MINUTES + BEFORE_THE_EDGE_MINUTES, PRICE_MINOR / 2],
    ["nothing", BEFORE_THE_EDGE_MINUTES, 0],
  ])("says what Stripe then returns: %s of it", async (_words, noticeMinutes, backMinor) => {
    const booking = await stage.reach("CONFIRMED");
    await stage.advanceToNotice(booking, noticeMinutes);
    const { cancellationQuote: quote } = await stage.viewOf(booking);
    expect(quote.refund).toEqual({ amountMinor: backMinor, currency: "USD" });
    expect((await cancel(booking, quote.token)).ok).toBe(true);
    await stage.settled(booking);
    const returned = stage.moneyOf(booking).refunds.map(({ amountMinor }) => amountMinor);
    expect(returned).toEqual(backMinor === 0 ? [] : [backMinor]);
    const [mail = ""] = stage.mailsOf(booking, "Canceled: ").toClient;
    expect(mail).toMatch(
      backMinor === 0
        ? /nothing of the price goes back/
        : new RegExp(`${backMinor / 100}\\.00\\sUSD goes back`),
    );
  });

  test.each([
    ["all of it", ALL_NOTICE_MINUTES, PRICE_MINOR],
    ["half of it", HALF_NOTICE_MINUTES, PRICE_MINOR / 2],
  ])(
    "is honoured within its minutes when the tier has ended meanwhile: %s comes back",
    async (_words, edgeMinutes, backMinor) => {
      const booking = await stage.reach("CONFIRMED");
      await stage.advanceToNotice(booking, edgeMinutes + BEFORE_THE_EDGE_MINUTES);
      const quote = await stage.quoteOf(booking);
      await stage.app.advance(THOUGHT_OVER_MINUTES);
      expect((await cancel(booking, quote)).ok).toBe(true);
      await stage.settled(booking);
      expect(stage.moneyOf(booking).refunds.map(({ amountMinor }) => amountMinor)).toEqual([backMinor]);
    },
  );

  test("is refused after its minutes when the tier has ended: the new one stands on the page, and is honoured", async () => {
    const booking = await stage.reach("CONFIRMED");
    await stage.advanceToNotice(booking, ALL_NOTICE_MINUTES + BEFORE_THE_EDGE_MINUTES);
    const quote = await stage.quoteOf(booking);
    await stage.app.advance(TOO_LONG_MINUTES);
    await expectRefused(booking, quote, "quote_outdated");
    const { cancellationQuote: next } = await stage.viewOf(booking);
    expect(next.refund).toEqual({ amountMinor: PRICE_MINOR / 2, currency: "USD" });
    expect((await cancel(booking, next.token)).ok).toBe(true);
    await stage.settled(booking);
    expect(stage.moneyOf(booking).refunds.map(({ amountMinor }) => amountMinor)).toEqual([PRICE_MINOR / 2]);
  });

  test("is still good after its minutes while it says what is due", async () => {
    const booking = await stage.reach("CONFIRMED");
    const quote = await stage.quoteOf(booking);
    await stage.app.advance(TOO_LONG_MINUTES);
    expect((await cancel(booking, quote)).ok).toBe(true);
    await stage.settled(booking);
    expect(stage.moneyOf(booking).refunds.map(({ amountMinor }) => amountMinor)).toEqual([PRICE_MINOR]);
  });

  test("is refused when money has gone back since: the new one says only what is left", async () => {
    const booking = await stage.reach("CONFIRMED");
    const quote = await stage.quoteOf(booking);
    await stage.refundInDashboard(booking, 5_000);
    await stage.settled(booking);
    expect(await cancel(booking, quote)).toEqual({ ok: false, refusal: { code: "quote_outdated" } });
    expect((await cancel(booking, await stage.quoteOf(booking))).ok).toBe(true);
    await stage.settled(booking);
    expect(stage.moneyOf(booking).refunds.map(({ amountMinor }) => amountMinor)).toEqual([5_000, 10_000]);
  });
});

describe("a quote that is not ours is refused, and nothing changes", () => {
  test("without one, when money is involved", async () => {
    await expectRefused(await stage.reach("CONFIRMED"), null, "quote_needed");
  });

  test("made up", async () => {
    const booking = await stage.reach("CONFIRMED");
    const [at = "", amount = "", currency = ""] = (await stage.quoteOf(booking)).split(" ");
    for (const forged of [
      "",
      "x",
      `${at} ${amount} ${currency}`,
      `${at} ${amount} ${currency} ${"A".repeat(43)}`,
    ]) {
      await expectRefused(booking, forged, "quote_needed");
    }
  });

  test("with another amount", async () => {
    const booking = await stage.reach("CONFIRMED");
    await stage.advanceToNotice(booking, ALL_NOTICE_MINUTES - BEFORE_THE_EDGE_MINUTES);
    const quote = await stage.quoteOf(booking);
    expect(quote).toContain(` ${PRICE_MINOR / 2} `);
    await expectRefused(booking, quote.replace(` ${PRICE_MINOR / 2} `, ` ${PRICE_MINOR} `), "quote_needed");
  });

  test("dated back into a better tier", async () => {
    const booking = await stage.reach("CONFIRMED");
    await stage.advanceToNotice(booking, ALL_NOTICE_MINUTES - BEFORE_THE_EDGE_MINUTES);
    const [at = "", , currency = "", signature = ""] = (await stage.quoteOf(booking)).split(" ");
    const earlier = addMinutes(instant(at), -THOUGHT_OVER_MINUTES);
    await expectRefused(booking, [earlier, PRICE_MINOR, currency, signature].join(" "), "quote_needed");
  });

  test("of another booking", async () => {
    const [booking, other] = [await stage.reach("CONFIRMED"), await stage.reach("CONFIRMED")];
    await expectRefused(booking, await stage.quoteOf(other), "quote_needed");
  });
});

test.each(["INITIATED", "SCHEDULED", "PAYMENT_PENDING", "PAYMENT_FAILED"] as const)(
  "nothing is quoted and none is needed while nothing is paid: %s",
  async (state) => {
    const booking = await stage.reach(state);
    expect((await stage.viewOf(booking)).cancellationQuote.refund).toBeNull();
    expect((await cancel(booking, null)).ok).toBe(true);
    expect((await stage.settled(booking)).state).toBe("CANCELED");
  },
);
