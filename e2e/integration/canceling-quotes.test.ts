import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addMinutes, instant } from "../../server/domain/values/instant.ts";
import { type AppFixture, startApp } from "../kit/app.ts";
import { ALL_NOTICE_MINUTES, HALF_NOTICE_MINUTES, PRICE_MINOR } from "../kit/bookings.ts";
import type { TestBooking } from "../kit/test-booking.ts";

/** 5 min before the edge between two tiers a quote is given, and accepted 10 min later: within its quarter of an hour. */
const BEFORE_THE_EDGE_MINUTES = 5;
const THOUGHT_OVER_MINUTES = 10;
/** Longer than any quote holds. */
const TOO_LONG_MINUTES = 16;

let app: AppFixture;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

function cancel({ client, bookingId }: TestBooking, quote: string | null) {
  return client.api.booking.cancel({ bookingId, quote });
}

async function expectRefused(booking: TestBooking, quote: string | null, code: string): Promise<void> {
  expect(await cancel(booking, quote)).toEqual({ ok: false, refusal: { code } });
  expect((await app.settled(booking)).state).toBe("CONFIRMED");
  expect(app.moneyOf(booking).refunds).toEqual([]);
  expect(app.eventStatusOf(booking)).toBe("active");
}

describe("the quote before the button", () => {
  test.each([
    ["all", ALL_NOTICE_MINUTES + BEFORE_THE_EDGE_MINUTES, PRICE_MINOR],
    ["half", HALF_NOTICE_MINUTES + BEFORE_THE_EDGE_MINUTES, PRICE_MINOR / 2],
    ["nothing", BEFORE_THE_EDGE_MINUTES, 0],
  ])("says what Stripe then returns: %s of it", async (_words, noticeMinutes, backMinor) => {
    const booking = await app.reach("CONFIRMED");
    await app.advanceToNotice(booking, noticeMinutes);
    const { cancellationQuote: quote } = await app.viewOf(booking);
    expect(quote.refund).toEqual({ amountMinor: backMinor, currency: "USD" });
    expect((await cancel(booking, quote.token)).ok).toBe(true);
    await app.settled(booking);
    const returned = app.moneyOf(booking).refunds.map(({ amountMinor }) => amountMinor);
    expect(returned).toEqual(backMinor === 0 ? [] : [backMinor]);
    const [mail = ""] = app.mailsOf(booking, "Canceled: ").toClient;
    expect(mail).toMatch(
      backMinor === 0 ? /nothing of the price goes back/ : new RegExp(`\\$${backMinor / 100}\\.00 goes back`),
    );
  });

  test.each([
    ["all of it", ALL_NOTICE_MINUTES, PRICE_MINOR],
    ["half of it", HALF_NOTICE_MINUTES, PRICE_MINOR / 2],
  ])(
    "is honoured within its minutes when the tier has ended meanwhile: %s comes back",
    async (_words, edgeMinutes, backMinor) => {
      const booking = await app.reach("CONFIRMED");
      await app.advanceToNotice(booking, edgeMinutes + BEFORE_THE_EDGE_MINUTES);
      const quote = await app.quoteOf(booking);
      await app.advance(THOUGHT_OVER_MINUTES);
      expect((await cancel(booking, quote)).ok).toBe(true);
      await app.settled(booking);
      expect(app.moneyOf(booking).refunds.map(({ amountMinor }) => amountMinor)).toEqual([backMinor]);
    },
  );

  test("is refused after its minutes when the tier has ended: the new one stands on the page, and is honoured", async () => {
    const booking = await app.reach("CONFIRMED");
    await app.advanceToNotice(booking, ALL_NOTICE_MINUTES + BEFORE_THE_EDGE_MINUTES);
    const quote = await app.quoteOf(booking);
    await app.advance(TOO_LONG_MINUTES);
    await expectRefused(booking, quote, "quote_outdated");
    const { cancellationQuote: next } = await app.viewOf(booking);
    expect(next.refund).toEqual({ amountMinor: PRICE_MINOR / 2, currency: "USD" });
    expect((await cancel(booking, next.token)).ok).toBe(true);
    await app.settled(booking);
    expect(app.moneyOf(booking).refunds.map(({ amountMinor }) => amountMinor)).toEqual([PRICE_MINOR / 2]);
  });

  test("is still good after its minutes while it says what is due", async () => {
    const booking = await app.reach("CONFIRMED");
    const quote = await app.quoteOf(booking);
    await app.advance(TOO_LONG_MINUTES);
    expect((await cancel(booking, quote)).ok).toBe(true);
    await app.settled(booking);
    expect(app.moneyOf(booking).refunds.map(({ amountMinor }) => amountMinor)).toEqual([PRICE_MINOR]);
  });

  test("is refused when money has gone back since: the new one says only what is left", async () => {
    const booking = await app.reach("CONFIRMED");
    const quote = await app.quoteOf(booking);
    await app.refundInDashboard(booking, 5_000);
    await app.settled(booking);
    expect(await cancel(booking, quote)).toEqual({ ok: false, refusal: { code: "quote_outdated" } });
    expect((await cancel(booking, await app.quoteOf(booking))).ok).toBe(true);
    await app.settled(booking);
    expect(app.moneyOf(booking).refunds.map(({ amountMinor }) => amountMinor)).toEqual([5_000, 10_000]);
  });
});

describe("a quote that is not ours is refused, and nothing changes", () => {
  test("without one, when money is involved", async () => {
    await expectRefused(await app.reach("CONFIRMED"), null, "quote_needed");
  });

  test("made up", async () => {
    const booking = await app.reach("CONFIRMED");
    const [at = "", amount = "", currency = ""] = (await app.quoteOf(booking)).split(" ");
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
    const booking = await app.reach("CONFIRMED");
    await app.advanceToNotice(booking, ALL_NOTICE_MINUTES - BEFORE_THE_EDGE_MINUTES);
    const quote = await app.quoteOf(booking);
    expect(quote).toContain(` ${PRICE_MINOR / 2} `);
    await expectRefused(booking, quote.replace(` ${PRICE_MINOR / 2} `, ` ${PRICE_MINOR} `), "quote_needed");
  });

  test("dated back into a better tier", async () => {
    const booking = await app.reach("CONFIRMED");
    await app.advanceToNotice(booking, ALL_NOTICE_MINUTES - BEFORE_THE_EDGE_MINUTES);
    const [at = "", , currency = "", signature = ""] = (await app.quoteOf(booking)).split(" ");
    const earlier = addMinutes(instant(at), -THOUGHT_OVER_MINUTES);
    await expectRefused(booking, [earlier, PRICE_MINOR, currency, signature].join(" "), "quote_needed");
  });

  test("of another booking", async () => {
    const [booking, other] = [await app.reach("CONFIRMED"), await app.reach("CONFIRMED")];
    await expectRefused(booking, await app.quoteOf(other), "quote_needed");
  });
});

test.each(["INITIATED", "SCHEDULED", "PAYMENT_PENDING", "PAYMENT_FAILED"] as const)(
  "nothing is quoted and none is needed while nothing is paid: %s",
  async (state) => {
    const booking = await app.reach(state);
    expect((await app.viewOf(booking)).cancellationQuote.refund).toBeNull();
    expect((await cancel(booking, null)).ok).toBe(true);
    expect((await app.settled(booking)).state).toBe("CANCELED");
  },
);
