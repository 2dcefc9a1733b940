import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import { untilTrue } from "../../server/test-app.ts";
import { booked } from "../kit/calendly.ts";
import { reconcileByButton } from "./reconcile-by-button.ts";
import { lastPartOf } from "../kit/sandbox.ts";
import { PRICE_MINOR, startMoneyStage, type MoneyStage, type StageBooking } from "../kit/app.ts";

/** What Calendly said of free times is believed for a minute. */
const PAST_WHAT_IS_REMEMBERED_MINUTES = 2;

let stage: MoneyStage;

describe("an event that Calendly does not know any more, found by the reconciler", () => {
  beforeAll(async () => {
    stage = await startMoneyStage();
  });
  afterEach(() => stage.clearFaults());
  afterAll(() => stage.app.stop());

  async function vanish(booking: StageBooking): Promise<void> {
    const { atCalendly } = booked(booking);
    await stage.app.control("calendly", "POST", `/events/${lastPartOf(atCalendly.event.uri)}/vanish`);
  }

  async function openDriftsOf(bookingId: BookingId) {
    const { open } = await stage.operator.operations.reconciliation();
    return open.filter((drift) => drift.bookingId === bookingId);
  }

  test.each(["SCHEDULED", "PAYMENT_PENDING"] as const)(
    "of a booking that is %s: it ends, and nothing is charged",
    async (state) => {
      const booking = await stage.reach(state);
      await vanish(booking);
      await reconcileByButton(stage);
      await stage.untilState(booking, "CANCELED");
      await stage.settled(booking);
      expect(stage.moneyOf(booking)).toEqual({
        checkouts: state === "SCHEDULED" ? [] : ["expired"],
        paidMinor: 0,
        refunds: [],
      });
      expect(await openDriftsOf(booking.bookingId)).toEqual([]);
    },
  );

  test("of a paid booking: it stays as it is, a drift says so in words, and one click cancels it and returns all", async () => {
    const booking = await stage.reach("CONFIRMED");
    await vanish(booking);
    await reconcileByButton(stage);
    expect((await stage.settled(booking)).state).toBe("CONFIRMED");
    const [drift, ...others] = await openDriftsOf(booking.bookingId);
    expect(others).toEqual([]);
    expect(drift).toMatchObject({ kind: "event_vanished" });
    expect(drift?.words.problem).toContain("does not know the session");
    expect(drift?.words.repair).toContain("returns all that was paid");

    invariant(drift !== undefined, "there is a drift");
    expect(await stage.operator.operations.repairDrift({ driftId: drift.id })).toMatchObject({ ok: true });
    await stage.untilState(booking, "REFUNDED");
    await stage.settled(booking);
    expect(stage.moneyOf(booking).refunds).toEqual([{ amountMinor: PRICE_MINOR, status: "succeeded" }]);
    const mails = stage.mailsOf(booking, "Canceled: ");
    expect([mails.toClient.length, mails.toBuilder.length]).toEqual([1, 1]);
    expect(await openDriftsOf(booking.bookingId)).toEqual([]);
  });

  test("of a booking whose client cancels on our page: the money comes back all the same", async () => {
    const booking = await stage.reach("CONFIRMED");
    await vanish(booking);
    expect(await stage.cancelAsClient(booking)).toMatchObject({ ok: true });
    await stage.untilState(booking, "REFUNDED");
    await stage.settled(booking);
    expect(stage.moneyOf(booking).refunds).toEqual([{ amountMinor: PRICE_MINOR, status: "succeeded" }]);
  });
});

describe("the builder's account deleted at Calendly while bookings exist", () => {
  beforeEach(async () => {
    stage = await startMoneyStage();
  });
  afterEach(() => stage.app.stop());

  const deleteAccount = () => stage.app.control("calendly", "DELETE", "/accounts/ada-okafor");

  /** Whoever comes next finds the calendar gone. */
  async function comeNext(booking: StageBooking) {
    const { sessionTypeId } = await stage.read(booking.bookingId);
    return (await stage.newClient()).api.booking.initiate({ sessionTypeId, timeZone: null });
  }

  test("bookings stand, new ones are refused, and builder and operator are told", async () => {
    const booking = await stage.reach("CONFIRMED");
    await deleteAccount();
    await stage.app.advance(PAST_WHAT_IS_REMEMBERED_MINUTES);
    expect(await comeNext(booking)).toMatchObject({ ok: false });
    expect((await stage.settled(booking)).state).toBe("CONFIRMED");
    expect(stage.moneyOf(booking)).toEqual({
      checkouts: ["complete"],
      paidMinor: PRICE_MINOR,
      refunds: [],
    });
    await untilTrue(() => {
      const mails = stage.app.sandbox.mailbox.ledger.list();
      const told = (subject: string, to: string) =>
        mails.filter((mail) => mail.subject.startsWith(subject) && mail.to.includes(to)).length;
      invariant(told("Please connect Calendly again", "ada@builders.example") === 1, "the builder knows");
      invariant(told("Calendly connection broken", "operator@example.com") === 1, "the operator knows");
    });
  });

  test("an open checkout can still be paid, and confirms its booking", async () => {
    const booking = await stage.reach("PAYMENT_PENDING");
    await deleteAccount();
    await stage.pay(booking.checkoutId);
    await stage.untilState(booking, "CONFIRMED");
    expect((await stage.settled(booking)).context.payments).toHaveLength(1);
  });

  test.each(["client", "builder"] as const)(
    "canceling on our page by the %s still returns the money",
    async (who) => {
      const booking = await stage.reach("CONFIRMED");
      const { bookingId } = booking;
      await deleteAccount();
      const outcome =
        who === "client"
          ? await stage.cancelAsClient(booking)
          : await stage.builders.ada.myBookings.cancel({ bookingId });
      expect(outcome).toMatchObject({ ok: true });
      await stage.untilState(booking, "REFUNDED");
      expect(stage.moneyOf(booking).refunds).toEqual([{ amountMinor: PRICE_MINOR, status: "succeeded" }]);
      await untilTrue(() => {
        const mails = stage.mailsOf(booking, "Canceled: ");
        invariant(mails.toClient.length === 1 && mails.toBuilder.length === 1, "both are told");
      });
    },
  );
});
