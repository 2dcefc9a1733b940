import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { recordCheckout } from "../../server/booking/record/record-checkout.ts";
import { openCheckoutsOf } from "../../server/domain/booking/booking.ts";
import { isBookingId } from "../../server/domain/values/ids.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import { checkoutIdOf, countTransitions } from "../kit/visitors.ts";
import {
  DECLINED_CARD,
  PAST_ANY_PAUSE_MINUTES,
  PAST_THE_REMINDER_MINUTES,
  PRICED,
  PRICE_MINOR,
  startPayingApp,
  type PayingApp,
} from "../kit/bookings.ts";
import type { TestClient } from "../kit/people.ts";
import { until } from "../kit/until.ts";

const REMINDER = "Your time is held, and not paid yet";

let world: PayingApp;

beforeAll(async () => {
  world = await startPayingApp();
});
afterEach(() => world.mend());
afterAll(() => world.stop());

/** Half of the hold is over, and what was to be sent then was sent, or given up. */
async function passTheReminder(bookingId: string): Promise<void> {
  await world.advance(PAST_THE_REMINDER_MINUTES);
  await untilReminderDone(bookingId);
}

async function untilReminderDone(bookingId: string): Promise<void> {
  await until(async () => {
    const open = await world.db
      .selectFrom("outbox")
      .select("key")
      .where("booking_id", "=", bookingId)
      .where("type", "=", "remindToPay")
      .where("completed_at", "is", null)
      .execute();
    expect(open).toEqual([]);
  });
  await world.untilQuiet();
}

function remindersTo(client: TestClient) {
  return world.mailsTo(client).filter(({ subject }) => subject.startsWith(REMINDER));
}

describe("the mail that asks to finish paying", () => {
  test("reaches once who has left before asking for a checkout, with a link that opens the booking without signing in", async () => {
    const { client, bookingId } = await world.bookTime();
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
      await world.nobody.booking.findByLink({ bookingId: id, key: searchParams.get("key") ?? "" }),
    ).not.toBeNull();
  });

  test("reaches who has left at Stripe's page, and who was declined", async () => {
    const left = await world.bookUntilCheckout();
    const declined = await world.bookUntilCheckout();
    await world.sandbox.pay(declined.checkoutId, DECLINED_CARD);
    await world.untilSettled(declined.bookingId, "PAYMENT_FAILED");
    await passTheReminder(left.bookingId);
    await untilReminderDone(declined.bookingId);
    expect(remindersTo(left.client)).toHaveLength(1);
    expect(remindersTo(declined.client)).toHaveLength(1);
  });

  test("never reaches one who has paid", async () => {
    const { client, bookingId, checkoutId } = await world.bookUntilCheckout();
    await world.sandbox.pay(checkoutId);
    await world.untilSettled(bookingId, "CONFIRMED");
    await passTheReminder(bookingId);
    expect(world.notificationsTo(client)).toEqual(["Confirmed"]);
  });

  test("never reaches one who has paid although the payment's webhook was lost: it finds the payment instead", async () => {
    const { client, bookingId, checkoutId } = await world.bookUntilCheckout();
    await world.sandbox.addFault({ provider: "stripe", on: "delivery", fault: { kind: "drop" } });
    await world.sandbox.pay(checkoutId);
    await passTheReminder(bookingId);
    await world.untilSettled(bookingId, "CONFIRMED");
    expect(world.notificationsTo(client)).toEqual(["Confirmed"]);
  });

  test.each(["first", "second"] as const)(
    "never reaches one who has paid the %s of two open checkouts although that one's webhook was lost",
    async (which) => {
      const { client, bookingId, checkoutId } = await world.bookUntilCheckout();
      const other = await world.sandbox.createSecondCheckout(world.app.db, bookingId, PRICE_MINOR, "USD");
      // As it becomes known when Stripe was slow to open the first: found at Stripe by its effect.
      const found = await world.app.deps.payments.getCheckout(checkoutIdOf(`/${other}`));
      invariant(found !== null, "Stripe knows it");
      await recordCheckout({ ...world.app.deps, cause: { kind: "worker", reference: null } }, found);
      expect(openCheckoutsOf((await world.booking(bookingId)).context)).toHaveLength(2);
      await world.sandbox.addFault({ provider: "stripe", on: "delivery", fault: { kind: "drop" } });
      await world.sandbox.pay(which === "first" ? checkoutId : other);
      await passTheReminder(bookingId);
      await world.untilSettled(bookingId, "CONFIRMED");
      expect(world.notificationsTo(client)).toEqual(["Confirmed"]);
    },
  );

  test("never reaches one whose delayed payment is in progress, even when the news of it was lost", async () => {
    const told = await world.bookUntilCheckout();
    await world.sandbox.payByDebit(told.checkoutId);
    await world.untilQuiet();
    const untold = await world.bookUntilCheckout();
    await world.sandbox.addFault({ provider: "stripe", on: "delivery", fault: { kind: "drop" } });
    await world.sandbox.payByDebit(untold.checkoutId);
    await passTheReminder(told.bookingId);
    await untilReminderDone(untold.bookingId);
    for (const { client, bookingId } of [told, untold]) {
      expect(await countTransitions(world, bookingId, "PAYMENT_PROCESSING")).toBe(1);
      expect(world.notificationsTo(client)).toEqual(["Payment in progress"]);
    }
  });

  test("never reaches one whose hold is over", async () => {
    const { client, bookingId } = await world.bookUntilCheckout();
    // With Stripe out of reach it cannot be known whether they paid, so nobody is written to until after the hold.
    await world.sandbox.addFault({ provider: "stripe", on: "request", fault: { kind: "down" } });
    await world.advance(PAST_THE_REMINDER_MINUTES);
    await world.advance(PAST_ANY_PAUSE_MINUTES);
    await world.mend();
    await world.advance(PAST_ANY_PAUSE_MINUTES);
    await untilReminderDone(bookingId);
    await world.untilSettled(bookingId, "ABANDONED");
    expect(world.notificationsTo(client)).toEqual([]);
  });

  test("never reaches one who gave up", async () => {
    const { client, bookingId } = await world.bookUntilCheckout();
    expect((await client.api.booking.cancel({ bookingId, quote: null })).ok).toBe(true);
    await world.untilSettled(bookingId, "CANCELED");
    await passTheReminder(bookingId);
    await world.untilSettled(bookingId, "CANCELED");
    expect(world.notificationsTo(client)).toEqual(["Canceled"]);
  });

  test("never reaches one who has not picked a time, or whose session is free", async () => {
    const undecided = await world.signUp();
    await world.initiate(undecided, PRICED);
    const free = await world.signUp();
    const bookingId = await world.initiate(free, "ada-okafor/intro-call");
    await world.pickTime(free, bookingId);
    await world.untilSettled(bookingId, "CONFIRMED");
    await passTheReminder(bookingId);
    expect(world.notificationsTo(undecided)).toEqual([]);
    expect(world.notificationsTo(free)).toEqual(["Confirmed"]);
  });
});
