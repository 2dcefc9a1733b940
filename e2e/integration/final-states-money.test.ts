import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { instant, minutesBetween } from "../../server/domain/values/instant.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import { untilTrue } from "../../server/test-app.ts";
import { booked, createCalendlySide, type Booked } from "../kit/calendly.ts";
import { lastPartOf } from "../kit/sandbox.ts";
import { HALF_TIER_NOTICE_MINUTES, PRICE_MINOR, startMoneyStage, type MoneyStage } from "../kit/app.ts";

let stage: MoneyStage;
let calendly: ReturnType<typeof createCalendlySide>;

beforeAll(async () => {
  stage = await startMoneyStage();
  calendly = createCalendlySide(stage);
});
afterEach(() => stage.clearFaults());
afterAll(() => stage.app.stop());

const confirmed = async (): Promise<Booked> => booked(await stage.reach("CONFIRMED"));

const KEPT = { checkouts: ["complete"], paidMinor: PRICE_MINOR, refunds: [] };

/** So many minutes after the end of the session; before it when negative. */
async function advancePastTheEnd(booking: Booked, minutes: number): Promise<void> {
  const { startsAt, endsAt } = await stage.timeOf(booking);
  await stage.advanceToNotice(booking, -minutesBetween(startsAt, endsAt) - minutes);
}

describe("a session that has taken place", () => {
  test("is COMPLETED after its end and not before, and its money stays", async () => {
    const booking = await confirmed();
    await advancePastTheEnd(booking, -1);
    expect((await stage.settled(booking)).state).toBe("CONFIRMED");
    await advancePastTheEnd(booking, 1);
    await stage.untilState(booking, "COMPLETED");
    await stage.settled(booking);
    expect(stage.moneyOf(booking)).toEqual(KEPT);
    expect(stage.eventStatusOf(booking)).toBe("active");
  });

  test.each(["client", "builder", "operator"] as const)(
    "cannot be canceled for money any more by the %s",
    async (who) => {
      const booking = await confirmed();
      const { bookingId } = booking;
      const quote = await stage.quoteOf(booking);
      await advancePastTheEnd(booking, 1);
      await stage.untilState(booking, "COMPLETED");
      const cancel = {
        client: () => booking.client.api.booking.cancel({ bookingId, quote }),
        builder: () => stage.builders.ada.myBookings.cancel({ bookingId }),
        operator: () => stage.operator.operatorBookings.cancel({ bookingId }),
      };
      expect(await cancel[who]()).toMatchObject({ ok: false, refusal: { code: "not_in_this_state" } });
      expect((await stage.settled(booking)).state).toBe("COMPLETED");
      expect(stage.moneyOf(booking)).toEqual(KEPT);
    },
  );
});

describe("a no-show marked in Calendly", () => {
  async function noShowsSeen({ client, bookingId }: Booked): Promise<boolean[]> {
    const seenByClient = await client.api.booking.get({ bookingId });
    const seenByBuilder = await stage.builders.ada.myBookings.get({ bookingId });
    return [seenByClient, seenByBuilder].map(({ context }) => context.noShowAt !== null);
  }

  async function mark({ atCalendly }: Booked, method: "POST" | "DELETE"): Promise<void> {
    await stage.app.control("calendly", method, `/invitees/${lastPartOf(atCalendly.invitee.uri)}/no-show`);
  }

  async function untilSeen(booking: Booked, isSeen: boolean): Promise<void> {
    await untilTrue(async () => {
      const [client, builder] = await noShowsSeen(booking);
      invariant(client === isSeen && builder === isSeen, "both see it alike");
    });
  }

  test.each(["while the session is on", "after its end"])(
    "%s is shown to client and builder; taken back it is gone; the money is unchanged by both",
    async (when) => {
      const booking = await confirmed();
      await stage.advanceToNotice(booking, 0);
      if (when === "after its end") await advancePastTheEnd(booking, 1);
      await mark(booking, "POST");
      await untilSeen(booking, true);
      await stage.settled(booking);
      expect(stage.moneyOf(booking)).toEqual(KEPT);

      await mark(booking, "DELETE");
      await untilSeen(booking, false);
      await stage.settled(booking);
      expect(stage.moneyOf(booking)).toEqual(KEPT);
    },
  );

  test("marked during the session is still shown when it is COMPLETED", async () => {
    const booking = await confirmed();
    await stage.advanceToNotice(booking, 0);
    await mark(booking, "POST");
    await untilSeen(booking, true);
    await advancePastTheEnd(booking, 1);
    await stage.untilState(booking, "COMPLETED");
    expect(await noShowsSeen(booking)).toEqual([true, true]);
    await stage.settled(booking);
    expect(stage.moneyOf(booking)).toEqual(KEPT);
  });
});

describe("canceled at Calendly before the start, and heard of after the end: CANCELED by the tier of that instant", () => {
  async function hearAfterTheEnd(booking: Booked, cancel: () => Promise<unknown>): Promise<void> {
    await stage.advanceToNotice(booking, HALF_TIER_NOTICE_MINUTES);
    await calendly.unheard(cancel);
    const delivery = calendly.held(booking);
    expect(delivery).toHaveLength(1);
    await advancePastTheEnd(booking, 1);
    await stage.untilState(booking, "COMPLETED");
    await calendly.release(...delivery);
  }

  test("by the client: half of the price, as half a day's notice says", async () => {
    const booking = await confirmed();
    await hearAfterTheEnd(booking, async () => expect(await stage.cancelOnCalendlysPage(booking)).toBe(200));
    expect((await stage.settled(booking)).state).toBe("CANCELED");
    expect(stage.moneyOf(booking).refunds).toEqual([{ amountMinor: PRICE_MINOR / 2, status: "succeeded" }]);
  });

  test("by the builder: all of it", async () => {
    const booking = await confirmed();
    await hearAfterTheEnd(booking, async () => expect(await stage.cancelAsHost(booking)).toBe(true));
    expect((await stage.settled(booking)).state).toBe("REFUNDED");
    expect(stage.moneyOf(booking).refunds).toEqual([{ amountMinor: PRICE_MINOR, status: "succeeded" }]);
  });
});

test("moved before the start, and heard of after the old end: CONFIRMED again at the new time, and COMPLETED after that", async () => {
  const booking = await confirmed();
  const { moved, canceled, created } = await calendly.moveUnheard(booking);
  await advancePastTheEnd(booking, 1);
  await stage.untilState(booking, "COMPLETED");
  await calendly.release(canceled, created);
  const { state, context } = await stage.settled(moved);
  const startsAt = instant(moved.atCalendly.event.start_time);
  expect([state, context.time?.startsAt]).toEqual(["CONFIRMED", startsAt]);
  expect(stage.moneyOf(moved)).toEqual(KEPT);
  expect(stage.mailsOf(moved, "Moved: ").toClient).toHaveLength(1);

  await advancePastTheEnd(moved, 1);
  await stage.untilState(moved, "COMPLETED");
  await stage.settled(moved);
  expect(stage.moneyOf(moved)).toEqual(KEPT);
});
