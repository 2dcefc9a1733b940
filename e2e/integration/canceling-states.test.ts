import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { BookingState } from "../../server/domain/booking/booking.ts";
import { type AppFixture, startApp } from "../kit/app.ts";
import { PRICE_MINOR } from "../kit/bookings.ts";
import type { TestBooking } from "../kit/test-booking.ts";

let app: AppFixture;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

type Way =
  "the client" | "the builder" | "an operator" | "the invitee on Calendly's page" | "the host on Calendly";

/** Null when it was done; otherwise how it was refused. */
async function cancelBy(way: Way, booking: TestBooking): Promise<string | null> {
  const { bookingId } = booking;
  switch (way) {
    case "the client":
      return refusalIn(await app.cancelAsClient(booking));
    case "the builder":
      return refusalIn(await app.builders.ada.myBookings.cancel({ bookingId }));
    case "an operator":
      return refusalIn(await app.operator.operatorBookings.cancel({ bookingId }));
    case "the invitee on Calendly's page": {
      const status = await app.cancelOnCalendlysPage(booking);
      return status === 200 ? null : `Calendly answers ${status}`;
    }
    case "the host on Calendly":
      return (await app.cancelAsHost(booking)) ? null : "Calendly refuses";
  }
}

function refusalIn(outcome: { ok: true } | { ok: false; refusal: { code: string } }): string | null {
  return outcome.ok ? null : outcome.refusal.code;
}

const OURS = ["the client", "the builder", "an operator"] as const;
const CALENDLYS = ["the invitee on Calendly's page", "the host on Calendly"] as const;

type Case = readonly [Way, BookingState];

function casesOf(ways: readonly Way[], states: readonly BookingState[]): Case[] {
  return ways.flatMap((way) => states.map((state): Case => [way, state]));
}

const CANCELABLE: Case[] = [
  // Before a time is picked there is nothing to cancel at Calendly.
  ...casesOf(OURS, ["INITIATED"]),
  ...casesOf([...OURS, ...CALENDLYS], ["SCHEDULED", "PAYMENT_PENDING", "PAYMENT_FAILED", "CONFIRMED"]),
];

describe("canceled two weeks ahead", () => {
  test.each(CANCELABLE)(
    "by %s while %s: ended, the money back, the calendar free, both told",
    async (way, state) => {
      const booking = await app.reach(state);
      expect(await cancelBy(way, booking)).toBeNull();
      await app.untilState(booking, state === "CONFIRMED" ? "REFUNDED" : "CANCELED");
      const { context } = await app.settled(booking);

      const isPaid = state === "CONFIRMED";
      expect(app.moneyOf(booking)).toEqual({
        checkouts: state === "INITIATED" || state === "SCHEDULED" ? [] : [isPaid ? "complete" : "expired"],
        charged: isPaid ? [PRICE_MINOR] : [],
        refunds: isPaid ? [{ amountMinor: PRICE_MINOR, status: "succeeded" }] : [],
      });
      expect(app.eventStatusOf(booking)).toBe(state === "INITIATED" ? null : "canceled");
      const mails = app.mailsOf(booking, "Canceled: ");
      // Nobody has heard of a booking without a time.
      const mailsEach = state === "INITIATED" ? 0 : 1;
      expect([mails.toClient.length, mails.toBuilder.length]).toEqual([mailsEach, mailsEach]);
      for (const text of mails.toClient) {
        expect(text).toMatch(
          isPaid ? /\$150\.00 goes back to where it came from/ : /Nothing was paid, so nothing goes back\./,
        );
      }
      const byClient = way === "the client" || way === "the invitee on Calendly's page";
      expect(context.canceledBy).toBe(byClient ? "client" : way === "an operator" ? "operator" : "builder");
    },
  );
});

const OVER = ["COMPLETED", "CANCELED", "ABANDONED", "REFUNDED"] as const;

describe("refused", () => {
  test.each(casesOf([...OURS, ...CALENDLYS], OVER))(
    "by %s when %s: nothing changes, no money moves, nobody is written to",
    async (way, state) => {
      const booking = await app.reach(state);
      const before = await app.settled(booking);
      const moneyBefore = app.moneyOf(booking);
      const mailsBefore = app.mailsOf(booking, "");

      const refusal = await cancelBy(way, booking);
      const isOurs = OURS.some((ours) => ours === way);
      if (isOurs) expect(refusal).toBe("not_in_this_state");
      else expect(refusal).toMatch(/^Calendly (answers 410|refuses)$/);

      expect(await app.settled(booking)).toEqual(before);
      expect(app.moneyOf(booking)).toEqual(moneyBefore);
      expect(app.mailsOf(booking, "")).toEqual(mailsBefore);
    },
  );

  test.each(OURS)("by %s while the session is going on: it has begun, and everything stays", async (way) => {
    const booking = await app.reach("CONFIRMED");
    await app.advanceToNotice(booking, 0);
    expect(await cancelBy(way, booking)).toBe("session_has_begun");
    expect((await app.settled(booking)).state).toBe("CONFIRMED");
    expect(app.moneyOf(booking).refunds).toEqual([]);
    expect(app.eventStatusOf(booking)).toBe("active");
  });
});
