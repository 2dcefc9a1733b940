import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { recordCheckout } from "../../server/booking/record/record-checkout.ts";
import { openCheckoutsOf } from "../../server/domain/booking/booking.ts";
import { isBookingId } from "../../server/domain/values/ids.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import { checkoutIdOf } from "../kit/offers.ts";
import { countTransitions } from "../kit/visitors.ts";
import type { TestClient } from "../kit/people.ts";
import { until } from "../../server/test-until.ts";
import { type AppFixture, startApp } from "../kit/app.ts";
import { DECLINED_CARD, PRICE_MINOR } from "../kit/bookings.ts";
import { PAST_ANY_PAUSE_MINUTES, PAST_THE_REMINDER_MINUTES } from "../kit/clock.ts";

const REMINDER = "Your time is held, and not paid for yet";

let app: AppFixture;

beforeAll(async () => {
  app = await startApp();
});
afterEach(() => app.clearFaults());
afterAll(() => app.stop());

/** Half of the hold is over, and what was to be sent then was sent, or is a dead letter. */
async function passTheReminder(bookingId: string): Promise<void> {
  await app.advance(PAST_THE_REMINDER_MINUTES);
  await untilReminderDone(bookingId);
}

async function untilReminderDone(bookingId: string): Promise<void> {
  await until(async () => {
    const open = await app.db
      .selectFrom("outbox")
      .select("key")
      .where("booking_id", "=", bookingId)
      .where("type", "=", "remindToPay")
      .where("completed_at", "is", null)
      .execute();
    expect(open).toEqual([]);
  });
  await app.untilQuiet();
}

function remindersTo(client: TestClient) {
  return app.mailsTo(client).filter(({ subject }) => subject.startsWith(REMINDER));
}

describe("the mail that asks to finish paying", () => {
  test("reaches once who has left before asking for a checkout, with a link that opens the booking without signing in", async () => {
    const { client, bookingId } = await app.bookTime();
    expect(remindersTo(client)).toEqual([]);
    await passTheReminder(bookingId);
    const [mail, ...others] = remindersTo(client);
    expect(others).toEqual([]);
    const address = /Finish the booking: (\S+)/.exec(mail?.text ?? "")?.[1];
    invariant(address !== undefined, "the mail has a link");
    const { pathname, searchParams } = new URL(address);
    const id = pathname.split("/")[2] ?? "";
    invariant(isBookingId(id), "the link names a booking");
    expect(id).toBe(bookingId);
    expect(
      await app.nobody.booking.findByLink({ bookingId: id, key: searchParams.get("key") ?? "" }),
    ).not.toBeNull();
  });

  test("reaches who has left at Stripe's page, and who was declined", async () => {
    const left = await app.bookUntilCheckout();
    const declined = await app.bookUntilCheckout();
    await app.sandbox.pay(declined.checkoutId, DECLINED_CARD);
    await app.untilSettled(declined, "PAYMENT_FAILED");
    await passTheReminder(left.bookingId);
    await untilReminderDone(declined.bookingId);
    expect(remindersTo(left.client)).toHaveLength(1);
    expect(remindersTo(declined.client)).toHaveLength(1);
  });

  test("never reaches one who has paid", async () => {
    const { client, bookingId, checkoutId } = await app.bookUntilCheckout();
    await app.sandbox.pay(checkoutId);
    await app.untilSettled({ bookingId }, "CONFIRMED");
    await passTheReminder(bookingId);
    expect(app.notificationsTo(client)).toEqual(["Confirmed"]);
  });

  test("never reaches one who has paid although the payment's webhook was lost: it finds the payment instead", async () => {
    const { client, bookingId, checkoutId } = await app.bookUntilCheckout();
    await app.sandbox.addFault({ provider: "stripe", on: "delivery", fault: { kind: "drop" } });
    await app.sandbox.pay(checkoutId);
    await passTheReminder(bookingId);
    await app.untilSettled({ bookingId }, "CONFIRMED");
    expect(app.notificationsTo(client)).toEqual(["Confirmed"]);
  });

  test.each(["first", "second"] as const)(
    "never reaches one who has paid the %s of two open checkouts although that one's webhook was lost",
    async (which) => {
      const { client, bookingId, checkoutId } = await app.bookUntilCheckout();
      const other = await app.sandbox.createSecondCheckout(app.db, bookingId, PRICE_MINOR, "USD");
      // As it becomes known when Stripe was slow to open the first: found at Stripe by its effect.
      const found = await app.deps.payments.getCheckout(checkoutIdOf(`/${other}`));
      invariant(found !== null, "Stripe knows it");
      await recordCheckout({ ...app.deps, cause: { kind: "worker", reference: null } }, found);
      expect(openCheckoutsOf((await app.read(bookingId)).context)).toHaveLength(2);
      await app.sandbox.addFault({ provider: "stripe", on: "delivery", fault: { kind: "drop" } });
      await app.sandbox.pay(which === "first" ? checkoutId : other);
      await passTheReminder(bookingId);
      await app.untilSettled({ bookingId }, "CONFIRMED");
      expect(app.notificationsTo(client)).toEqual(["Confirmed"]);
    },
  );

  test("never reaches one whose delayed payment is in progress, even when the delivery about it was lost", async () => {
    const told = await app.bookUntilCheckout();
    await app.sandbox.payByDebit(told.checkoutId);
    await app.untilQuiet();
    const untold = await app.bookUntilCheckout();
    await app.sandbox.addFault({ provider: "stripe", on: "delivery", fault: { kind: "drop" } });
    await app.sandbox.payByDebit(untold.checkoutId);
    await passTheReminder(told.bookingId);
    await untilReminderDone(untold.bookingId);
    for (const { client, bookingId } of [told, untold]) {
      expect(await countTransitions(app, bookingId, "PAYMENT_PROCESSING")).toBe(1);
      expect(app.notificationsTo(client)).toEqual(["Payment in progress"]);
    }
  });

  test("never reaches one whose hold is over", async () => {
    const { client, bookingId } = await app.bookUntilCheckout();
    // With Stripe out of reach it cannot be known whether they paid, so nobody is written to until after the hold.
    await app.sandbox.addFault({ provider: "stripe", on: "request", fault: { kind: "down" } });
    await app.advance(PAST_THE_REMINDER_MINUTES);
    await app.advance(PAST_ANY_PAUSE_MINUTES);
    await app.clearFaults();
    await app.advance(PAST_ANY_PAUSE_MINUTES);
    await untilReminderDone(bookingId);
    await app.untilSettled({ bookingId }, "ABANDONED");
    expect(app.notificationsTo(client)).toEqual([]);
  });

  test("never reaches one who gave up", async () => {
    const { client, bookingId } = await app.bookUntilCheckout();
    expect((await client.api.booking.cancel({ bookingId, quote: null })).ok).toBe(true);
    await app.untilSettled({ bookingId }, "CANCELED");
    await passTheReminder(bookingId);
    await app.untilSettled({ bookingId }, "CANCELED");
    expect(app.notificationsTo(client)).toEqual(["Canceled"]);
  });

  test("never reaches one who has not picked a time, or whose session is free", async () => {
    const undecided = await app.newClient();
    await app.initiate(undecided);
    const { client: free, bookingId } = await app.bookTime("ada-okafor/intro-call");
    await app.untilSettled({ bookingId }, "CONFIRMED");
    await passTheReminder(bookingId);
    expect(app.notificationsTo(undecided)).toEqual([]);
    expect(app.notificationsTo(free)).toEqual(["Confirmed"]);
  });
});
