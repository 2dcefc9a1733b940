import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listTransitions } from "../../db/history/booking-history.ts";
import type { BookingId } from "../domain/values/ids.ts";
import { invariant } from "../domain/values/invariant.ts";
import {
  freeTime,
  kindsOf,
  startReconciliationFixture,
  type ReconciliationFixture,
} from "./test-reconciliation.ts";

let fixture: ReconciliationFixture;

beforeAll(async () => {
  fixture = await startReconciliationFixture();
});
afterAll(() => fixture.stop());

async function inviteeIdOf(bookingId: BookingId): Promise<string> {
  const { time } = (await fixture.booking(bookingId)).context;
  return time?.calendlyInviteeUri.split("/").at(-1) ?? "";
}

function atCalendly(eventId: string) {
  return fixture.app.sandbox.calendly.ledger.scheduledEvents().find(({ uri }) => uri.endsWith(`/${eventId}`));
}

describe("a run over a system in order", () => {
  test("finds nothing, repairs nothing, and writes to no booking", async () => {
    await fixture.initiated();
    await fixture.scheduled();
    await fixture.paying();
    await fixture.confirmed();
    await fixture.cancelByBuilder(await fixture.confirmed());
    await fixture.cancelByBuilder(await fixture.scheduled());
    const moved = await fixture.confirmed();
    await fixture.app.control("calendly", "POST", `/invitees/${await inviteeIdOf(moved)}/reschedule`, {
      startTime: await freeTime(fixture.app, fixture.priced.calendlyEventTypeUri),
    });
    await fixture.scheduled(fixture.free);
    await fixture.app.untilQuiet();
    const before = await fixture.app.db.selectFrom("booking").selectAll().orderBy("id").execute();
    const { findings, progress } = await fixture.reconcile();
    expect(findings).toEqual([]);
    expect(progress.skipped).toEqual([]);
    await fixture.app.untilQuiet();
    expect(await fixture.app.db.selectFrom("booking").selectAll().orderBy("id").execute()).toEqual(before);
    expect(progress.balances).toEqual([
      {
        currency: "USD",
        paid: 45_000,
        returned: 15_000,
        onTheWay: 0,
        withBank: 0,
        heldByBank: 0,
        settledOtherwise: 0,
        kept: 30_000,
        difference: 0,
      },
    ]);
  });

  test("asks Calendly about no event twice that is none of ours", async () => {
    await fixture.app.control("calendly", "POST", "/plant", [
      {
        event_type: fixture.priced.calendlyEventTypeUri,
        start_time: await freeTime(fixture.app, fixture.priced.calendlyEventTypeUri),
        status: "canceled",
        email: "old@example.com",
        name: "Old Guest",
        utm_content: null,
      },
    ]);
    expect((await fixture.reconcile()).progress.eventsLookedInto).toBe(1);
    const again = await fixture.reconcile();
    expect(again.progress.eventsLookedInto).toBe(0);
    expect(again.findings).toEqual([]);
  });
});

describe("what no delivery told is repaired through the use case of the delivery:", () => {
  /** The second run is over the same system, put right. */
  async function expectRepaired(bookingId: BookingId, expected: readonly string[]): Promise<void> {
    expect(kindsOf(await fixture.findingsOf(bookingId))).toEqual(expected.map((kind) => `${kind} repaired`));
    expect(kindsOf(await fixture.findingsOf(bookingId))).toEqual([]);
  }

  test("a payment confirms its booking, and the undelivered event changes nothing more", async () => {
    const { bookingId, checkoutId } = await fixture.paying();
    await fixture.unheard(() => fixture.pay(checkoutId));
    const { findings } = await fixture.reconcile();
    expect(kindsOf(findings)).toContain("payment_missed repaired");
    expect(kindsOf(findings)).toContain("event_undelivered repaired");
    expect((await fixture.booking(bookingId)).state).toBe("CONFIRMED");
    await fixture.app.untilQuiet();
    const history = await listTransitions(fixture.app.db, bookingId);
    expect(history.filter(({ event }) => event.type === "CHECKOUT_PAID")).toHaveLength(1);
    expect((await fixture.reconcile()).findings).toEqual([]);
  });

  test("a delivery that comes after the reconciler is known already", async () => {
    const { bookingId, checkoutId } = await fixture.paying();
    await fixture.unheard(() => fixture.pay(checkoutId));
    await fixture.reconcile();
    await fixture.app.untilQuiet();
    const { version } = await fixture.booking(bookingId);
    const { postOffice } = fixture.app.sandbox.kernel;
    for (const { id } of postOffice.list({ provider: "stripe", state: "dropped" }))
      await postOffice.resend(id);
    await fixture.app.untilQuiet();
    expect((await fixture.booking(bookingId)).version).toBe(version);
  });

  test("an expired checkout ends its booking, and the time is free again", async () => {
    const { bookingId, checkoutId } = await fixture.paying();
    await fixture.unheard(async () => {
      const response = await fetch(
        `${fixture.app.env.STRIPE_API_URL ?? ""}/v1/checkout/sessions/${checkoutId}/expire`,
        { method: "POST", headers: { authorization: "Bearer sk_test_sandbox" } },
      );
      invariant(response.ok, "the checkout is expired");
    });
    await expectRepaired(bookingId, ["checkout_closed_missed"]);
    expect((await fixture.booking(bookingId)).state).toBe("ABANDONED");
    expect(atCalendly(await fixture.eventIdOf(bookingId))?.status).toBe("canceled");
  });

  test("a refund made in Stripe’s dashboard is written down, once", async () => {
    const bookingId = await fixture.confirmed();
    const { paymentIntentId } = await fixture.paymentOf(bookingId);
    await fixture.unheard(() =>
      fixture.app.control("stripe", "POST", "/refunds", { payment_intent: paymentIntentId, amount: 5_000 }),
    );
    await expectRepaired(bookingId, ["refund_missed"]);
    expect((await fixture.booking(bookingId)).context.refunds).toHaveLength(1);
  });

  test("a dispute is shown, and shown as decided", async () => {
    const bookingId = await fixture.confirmed();
    const { paymentIntentId } = await fixture.paymentOf(bookingId);
    const charge = fixture.app.sandbox.stripe.ledger
      .charges()
      .find(({ payment_intent }) => payment_intent === paymentIntentId);
    await fixture.unheard(() =>
      fixture.app.control("stripe", "POST", `/charges/${charge?.id ?? ""}/dispute`),
    );
    await expectRepaired(bookingId, ["dispute_missed"]);
    const [dispute] = (await fixture.booking(bookingId)).context.disputes;
    expect(dispute?.status).toBe("open");
    await fixture.unheard(() =>
      fixture.app.control("stripe", "POST", `/disputes/${dispute?.disputeId ?? ""}/close`, { status: "won" }),
    );
    await expectRepaired(bookingId, ["dispute_missed"]);
    expect((await fixture.booking(bookingId)).context.disputes[0]?.status).toBe("won");
  });

  test("a time that was picked is held", async () => {
    const bookingId = await fixture.initiated();
    await fixture.unheard(() => fixture.pickTime(bookingId));
    await expectRepaired(bookingId, ["booking_missed"]);
    expect((await fixture.booking(bookingId)).state).toBe("SCHEDULED");
  });

  test("somebody who booked at Calendly without us is adopted", async () => {
    await fixture.unheard(async () =>
      fixture.app.control("calendly", "POST", "/book", {
        eventTypeUri: fixture.priced.calendlyEventTypeUri,
        startTime: await freeTime(fixture.app, fixture.priced.calendlyEventTypeUri),
        email: "direct@example.com",
        name: "Dora Direct",
      }),
    );
    const { findings } = await fixture.reconcile();
    expect(kindsOf(findings)).toEqual(["booking_missed repaired"]);
    const rows = await fixture.app.db
      .selectFrom("booking")
      .select("state")
      .where("client_email", "=", "direct@example.com")
      .execute();
    expect(rows).toEqual([{ state: "SCHEDULED" }]);
    await fixture.app.untilQuiet();
    expect((await fixture.reconcile()).findings).toEqual([]);
  });

  test("a canceled session gives the money back that is due", async () => {
    const bookingId = await fixture.confirmed();
    const inviteeId = await inviteeIdOf(bookingId);
    await fixture.unheard(() =>
      fixture.app.control("calendly", "POST", `/invitees/${inviteeId}/cancel`, { by: "host" }),
    );
    await expectRepaired(bookingId, ["time_canceled_missed"]);
    expect(await fixture.booking(bookingId)).toMatchObject({
      state: "REFUNDED",
      context: { canceledBy: "builder" },
    });
  });

  test("a moved session is at its new time, and paid once", async () => {
    const bookingId = await fixture.confirmed();
    const inviteeId = await inviteeIdOf(bookingId);
    const startTime = await freeTime(fixture.app, fixture.priced.calendlyEventTypeUri);
    await fixture.unheard(() =>
      fixture.app.control("calendly", "POST", `/invitees/${inviteeId}/reschedule`, { startTime }),
    );
    await expectRepaired(bookingId, ["time_moved_missed"]);
    const { state, context } = await fixture.booking(bookingId);
    expect(state).toBe("CONFIRMED");
    expect(Date.parse(context.time?.startsAt ?? "")).toBe(Date.parse(startTime));
    expect(context.payments).toHaveLength(1);
  });

  test("an unpaid booking ends when Calendly does not know its session any more", async () => {
    const bookingId = await fixture.scheduled();
    await fixture.unheard(async () =>
      fixture.app.control("calendly", "POST", `/events/${await fixture.eventIdOf(bookingId)}/vanish`),
    );
    await expectRepaired(bookingId, ["event_vanished"]);
    expect(await fixture.booking(bookingId)).toMatchObject({
      state: "CANCELED",
      context: { canceledBy: "unknown" },
    });
  });

  test("a session whose booking is over is taken from the calendar", async () => {
    const bookingId = await fixture.scheduled();
    const eventId = await fixture.eventIdOf(bookingId);
    await fixture.app.untilQuiet();
    const { faults } = fixture.app.sandbox.kernel;
    faults.add({
      provider: "calendly",
      on: "request",
      fault: { kind: "down" },
      remaining: null,
      method: "POST",
    });
    await fixture.cancelByBuilder(bookingId);
    // As if the effect had been lost with a database that was put back.
    await fixture.app.db
      .deleteFrom("outbox")
      .where("booking_id", "=", bookingId)
      .where("type", "=", "releaseTime")
      .execute();
    faults.clear();
    await fixture.app.untilQuiet();
    expect(atCalendly(eventId)?.status).toBe("active");
    await expectRepaired(bookingId, ["event_orphaned"]);
    expect(atCalendly(eventId)?.status).toBe("canceled");
  });
});
