import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { driftInWords } from "../../server/domain/text/drift-in-words.ts";
import { ENGLISH } from "../../server/domain/text/language.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import { until } from "../../server/test-until.ts";
import { lastPartOf } from "../kit/sandbox.ts";
import { type AppFixture, startApp } from "../kit/app.ts";
import { PRICE_MINOR } from "../kit/bookings.ts";
import type { TestBooking } from "../kit/test-booking.ts";
import { booked } from "../kit/calendly.ts";

/** What Calendly said of free times is believed for a minute. */
const PAST_WHAT_IS_REMEMBERED_MINUTES = 2;

let app: AppFixture;

describe("an event that Calendly does not know any more, found by the reconciler", () => {
  beforeAll(async () => {
    app = await startApp();
  });
  afterEach(() => app.clearFaults());
  afterAll(() => app.stop());

  async function vanish(booking: TestBooking): Promise<void> {
    const { atCalendly } = booked(booking);
    await app.control("calendly", "POST", `/events/${lastPartOf(atCalendly.event.uri)}/vanish`);
  }

  async function openDriftsOf(bookingId: BookingId) {
    const { open } = await app.operator.operations.reconciliation();
    return open.filter((drift) => drift.bookingId === bookingId);
  }

  test.each(["SCHEDULED", "PAYMENT_PENDING"] as const)(
    "of a booking that is %s: it ends, and nothing is charged",
    async (state) => {
      const booking = await app.reach(state);
      await vanish(booking);
      await app.reconcileByButton();
      await app.untilState(booking, "CANCELED");
      await app.settled(booking);
      expect(app.moneyOf(booking)).toEqual({
        checkouts: state === "SCHEDULED" ? [] : ["expired"],
        charged: [],
        refunds: [],
      });
      expect(await openDriftsOf(booking.bookingId)).toEqual([]);
    },
  );

  test("of a paid booking: it stays as it is, a drift says so in words, and one click cancels it and returns all", async () => {
    const booking = await app.reach("CONFIRMED");
    await vanish(booking);
    await app.reconcileByButton();
    expect((await app.settled(booking)).state).toBe("CONFIRMED");
    const [drift, ...others] = await openDriftsOf(booking.bookingId);
    expect(others).toEqual([]);
    expect(drift).toMatchObject({ kind: "event_vanished" });
    invariant(drift !== undefined, "there is a drift");
    const words = driftInWords(drift, ENGLISH);
    expect(words.problem).toContain("no longer knows the session");
    expect(words.repair?.text).toContain("returns all that was paid");

    expect(await app.operator.operations.repairDrift({ driftId: drift.id })).toMatchObject({ ok: true });
    await app.untilState(booking, "REFUNDED");
    await app.settled(booking);
    expect(app.moneyOf(booking).refunds).toEqual([{ amountMinor: PRICE_MINOR, status: "succeeded" }]);
    const mails = app.mailsOf(booking, "Canceled: ");
    expect([mails.toClient.length, mails.toBuilder.length]).toEqual([1, 1]);
    expect(await openDriftsOf(booking.bookingId)).toEqual([]);
  });

  test("of a booking whose client cancels on our page: the money comes back all the same", async () => {
    const booking = await app.reach("CONFIRMED");
    await vanish(booking);
    expect(await app.cancelAsClient(booking)).toMatchObject({ ok: true });
    await app.untilState(booking, "REFUNDED");
    await app.settled(booking);
    expect(app.moneyOf(booking).refunds).toEqual([{ amountMinor: PRICE_MINOR, status: "succeeded" }]);
  });
});

describe("the builder's account deleted at Calendly while bookings exist", () => {
  beforeEach(async () => {
    app = await startApp();
  });
  afterEach(() => app.stop());

  const deleteAccount = () => app.control("calendly", "DELETE", "/accounts/ada-okafor");

  /** Whoever comes next finds the calendar gone. */
  async function comeNext(booking: TestBooking) {
    const { sessionTypeId } = await app.read(booking.bookingId);
    return (await app.newClient()).api.booking.initiate({ sessionTypeId, timeZone: null });
  }

  test("bookings stand, new ones are refused, and builder and operator are told", async () => {
    const booking = await app.reach("CONFIRMED");
    await deleteAccount();
    await app.advance(PAST_WHAT_IS_REMEMBERED_MINUTES);
    expect(await comeNext(booking)).toMatchObject({ ok: false });
    expect((await app.settled(booking)).state).toBe("CONFIRMED");
    expect(app.moneyOf(booking)).toEqual({
      checkouts: ["complete"],
      charged: [PRICE_MINOR],
      refunds: [],
    });
    await until(async () => {
      // Operators hear of what lasts: an alert waits from one look to the next.
      await app.advance(1);
      const mails = app.sandbox.mailbox.ledger.list();
      const told = (subject: string, to: string) =>
        mails.filter((mail) => mail.subject.includes(subject) && mail.to.includes(to)).length;
      invariant(told("Please connect Calendly again", "ada@builders.example") === 1, "the builder knows");
      invariant(told("A Calendly connection is down", "operator@example.com") === 1, "the operator knows");
    });
  });

  test("an open checkout can still be paid, and confirms its booking", async () => {
    const booking = await app.reach("PAYMENT_PENDING");
    await deleteAccount();
    await app.pay(booking.checkoutId);
    await app.untilState(booking, "CONFIRMED");
    expect((await app.settled(booking)).context.payments).toHaveLength(1);
  });

  test.each(["client", "builder"] as const)(
    "canceling on our page by the %s still returns the money",
    async (who) => {
      const booking = await app.reach("CONFIRMED");
      const { bookingId } = booking;
      await deleteAccount();
      const outcome =
        who === "client"
          ? await app.cancelAsClient(booking)
          : await app.builders.ada.myBookings.cancel({ bookingId });
      expect(outcome).toMatchObject({ ok: true });
      await app.untilState(booking, "REFUNDED");
      expect(app.moneyOf(booking).refunds).toEqual([{ amountMinor: PRICE_MINOR, status: "succeeded" }]);
      await until(() => {
        const mails = app.mailsOf(booking, "Canceled: ");
        invariant(mails.toClient.length === 1 && mails.toBuilder.length === 1, "both are told");
      });
    },
  );
});
