import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { instant, minutesBetween } from "../../server/domain/values/instant.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import { until } from "../../server/test-until.ts";
import { lastPartOf } from "../kit/sandbox.ts";
import { type AppFixture, startApp } from "../kit/app.ts";
import { HALF_TIER_NOTICE_MINUTES, PRICE_MINOR } from "../kit/bookings.ts";
import type { Booked } from "../kit/test-booking.ts";
import { booked } from "../kit/calendly.ts";

let app: AppFixture;

beforeAll(async () => {
  app = await startApp();
});
afterEach(() => app.clearFaults());
afterAll(() => app.stop());

const confirmed = async (): Promise<Booked> => booked(await app.reach("CONFIRMED"));

const KEPT = { checkouts: ["complete"], charged: [PRICE_MINOR], refunds: [] };

/** So many minutes after the end of the session; before it when negative. */
async function advancePastTheEnd(booking: Booked, minutes: number): Promise<void> {
  const { startsAt, endsAt } = await app.timeOf(booking);
  await app.advanceToNotice(booking, -minutesBetween(startsAt, endsAt) - minutes);
}

describe("a session that has taken place", () => {
  test("is COMPLETED after its end and not before, and its money stays", async () => {
    const booking = await confirmed();
    await advancePastTheEnd(booking, -1);
    expect((await app.settled(booking)).state).toBe("CONFIRMED");
    await advancePastTheEnd(booking, 1);
    await app.untilState(booking, "COMPLETED");
    await app.settled(booking);
    expect(app.moneyOf(booking)).toEqual(KEPT);
    expect(app.eventStatusOf(booking)).toBe("active");
  });

  test.each(["client", "builder", "operator"] as const)(
    "cannot be canceled for money any more by the %s",
    async (who) => {
      const booking = await confirmed();
      const { bookingId } = booking;
      const quote = await app.quoteOf(booking);
      await advancePastTheEnd(booking, 1);
      await app.untilState(booking, "COMPLETED");
      const cancel = {
        client: () => booking.client.api.booking.cancel({ bookingId, quote }),
        builder: () => app.builders.ada.myBookings.cancel({ bookingId }),
        operator: () => app.operator.operatorBookings.cancel({ bookingId }),
      };
      expect(await cancel[who]()).toMatchObject({ ok: false, refusal: { code: "not_in_this_state" } });
      expect((await app.settled(booking)).state).toBe("COMPLETED");
      expect(app.moneyOf(booking)).toEqual(KEPT);
    },
  );
});

describe("a no-show marked in Calendly", () => {
  async function noShowsSeen({ client, bookingId }: Booked): Promise<boolean[]> {
    const seenByClient = await client.api.booking.get({ bookingId });
    const seenByBuilder = await app.builders.ada.myBookings.get({ bookingId });
    return [seenByClient, seenByBuilder].map(({ context }) => context.noShowAt !== null);
  }

  async function mark({ atCalendly }: Booked, method: "POST" | "DELETE"): Promise<void> {
    await app.control("calendly", method, `/invitees/${lastPartOf(atCalendly.invitee.uri)}/no-show`);
  }

  async function untilSeen(booking: Booked, isSeen: boolean): Promise<void> {
    await until(async () => {
      const [client, builder] = await noShowsSeen(booking);
      invariant(client === isSeen && builder === isSeen, "both see it alike");
    });
  }

  test.each(["while the session is on", "after its end"])(
    "%s is shown to client and builder; taken back it is gone; the money is unchanged by both",
    async (when) => {
      const booking = await confirmed();
      await app.advanceToNotice(booking, 0);
      if (when === "after its end") await advancePastTheEnd(booking, 1);
      await mark(booking, "POST");
      await untilSeen(booking, true);
      await app.settled(booking);
      expect(app.moneyOf(booking)).toEqual(KEPT);

      await mark(booking, "DELETE");
      await untilSeen(booking, false);
      await app.settled(booking);
      expect(app.moneyOf(booking)).toEqual(KEPT);
    },
  );

  test("marked during the session is still shown when it is COMPLETED", async () => {
    const booking = await confirmed();
    await app.advanceToNotice(booking, 0);
    await mark(booking, "POST");
    await untilSeen(booking, true);
    await advancePastTheEnd(booking, 1);
    await app.untilState(booking, "COMPLETED");
    expect(await noShowsSeen(booking)).toEqual([true, true]);
    await app.settled(booking);
    expect(app.moneyOf(booking)).toEqual(KEPT);
  });
});

describe("canceled at Calendly before the start, and learned of after the end: CANCELED by the tier of that instant", () => {
  async function hearAfterTheEnd(booking: Booked, cancel: () => Promise<unknown>): Promise<void> {
    await app.advanceToNotice(booking, HALF_TIER_NOTICE_MINUTES);
    await app.unheard(cancel);
    const delivery = app.heldDeliveries(booking.bookingId, "calendly");
    expect(delivery).toHaveLength(1);
    await advancePastTheEnd(booking, 1);
    await app.untilState(booking, "COMPLETED");
    await app.release(...delivery);
  }

  test("by the client: half of the price, as half a day's notice says", async () => {
    const booking = await confirmed();
    await hearAfterTheEnd(booking, async () => expect(await app.cancelOnCalendlysPage(booking)).toBe(200));
    expect((await app.settled(booking)).state).toBe("CANCELED");
    expect(app.moneyOf(booking).refunds).toEqual([{ amountMinor: PRICE_MINOR / 2, status: "succeeded" }]);
  });

  test("by the builder: all of it", async () => {
    const booking = await confirmed();
    await hearAfterTheEnd(booking, async () => expect(await app.cancelAsHost(booking)).toBe(true));
    expect((await app.settled(booking)).state).toBe("REFUNDED");
    expect(app.moneyOf(booking).refunds).toEqual([{ amountMinor: PRICE_MINOR, status: "succeeded" }]);
  });
});

test("moved before the start, and learned of after the old end: CONFIRMED again at the new time, and COMPLETED after that", async () => {
  const booking = await confirmed();
  const { moved, canceled, created } = await app.moveUnheard(booking);
  await advancePastTheEnd(booking, 1);
  await app.untilState(booking, "COMPLETED");
  await app.release(canceled, created);
  const { state, context } = await app.settled(moved);
  const startsAt = instant(moved.atCalendly.event.start_time);
  expect([state, context.time?.startsAt]).toEqual(["CONFIRMED", startsAt]);
  expect(app.moneyOf(moved)).toEqual(KEPT);
  expect(app.mailsOf(moved, "Moved: ").toClient).toHaveLength(1);

  await advancePastTheEnd(moved, 1);
  await app.untilState(moved, "COMPLETED");
  await app.settled(moved);
  expect(app.moneyOf(moved)).toEqual(KEPT);
});
