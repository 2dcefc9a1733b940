import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { getBooking } from "../../db/bookings/bookings.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { formatDayAndTime } from "../../server/domain/text/formats.ts";
import { ENGLISH } from "../../server/domain/text/language.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import { checkoutIdOf } from "../kit/offers.ts";
import {
  bookAndPay,
  bookTime,
  bookUntilCheckout,
  openCheckout,
  openLink,
  untilState,
  type Visitor,
} from "../kit/visitors.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";
import { until } from "../../server/test-until.ts";

const PRICED = "ada-okafor/architecture-review";
const PRICE_MINOR = 15_000;
/** Past the middle of the hold, when who has not paid is reminded. */
const PAST_THE_REMINDER = { minutes: 16 };
/** Longer than the worker's longest pause between two tries, and shorter than what then is left of the hold. */
const PAST_ANY_PAUSE = { minutes: 16 };

let app: BuiltApp;

beforeAll(async () => {
  app = await startBuiltApp();
});
afterEach(() => app.sandbox.clearFaults());
afterAll(() => app.stop());

/** What a person reads on the page of this booking, where an address of our own leads on to another too. */
async function readPage(client: Visitor, bookingId: BookingId, query = ""): Promise<string> {
  let page = await client.get(`/bookings/${bookingId}${query}`);
  const onward = page.headers.get("location");
  if (onward !== null) page = await client.get(onward);
  expect(page.status).toBe(200);
  const [, main = ""] = /<main[^>]*>(.*)<\/main>/s.exec(await page.text()) ?? [];
  return main
    .replaceAll(/<script.*?<\/script>/gs, "")
    .replaceAll(/<!--.*?-->/gs, "")
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/\s+/g, " ");
}

async function chargedFor(bookingId: BookingId): Promise<number[]> {
  const { sessions, charges } = await app.sandbox.stripeLedger();
  const intents = sessions
    .filter(({ metadata }) => metadata?.["booking_id"] === bookingId)
    .map(({ payment_intent: intent }) => intent);
  return charges
    .filter(({ payment_intent: intent, status }) => intents.includes(intent) && status === "succeeded")
    .map(({ amount }) => amount);
}

describe("the page of a delayed payment", () => {
  test("says that the payment is in progress and until when the time is kept, and offers no second payment", async () => {
    const { client, bookingId, checkoutId } = await bookUntilCheckout(app, PRICED);
    await app.sandbox.payByDebit(checkoutId);
    const back = await readPage(client, bookingId, `?checkout=${checkoutId}`);
    expect(back).toContain("Your payment is in progress");
    const { context, clientTimeZone } = await getBooking(app.db, bookingId);
    invariant(context.holdEndsAt !== null, "the time is kept");
    expect(back).toContain(formatDayAndTime(context.holdEndsAt, clientTimeZone, ENGLISH));
    expect(back).not.toContain("Continue to pay");
    expect(await readPage(client, bookingId)).toContain("Your payment is in progress");
  });

  test("that has succeeded says that the client is booked", async () => {
    const { client, bookingId, checkoutId } = await bookUntilCheckout(app, PRICED);
    await app.sandbox.payByDebit(checkoutId);
    await app.sandbox.settleDebit(checkoutId, "succeeded");
    await untilState(app, bookingId, "CONFIRMED");
    expect(await readPage(client, bookingId)).toContain("You are booked");
  });

  test("that has failed says that nothing was charged and until when to pay in another way, and its button does so", async () => {
    const { client, bookingId, checkoutId } = await bookUntilCheckout(app, PRICED);
    await app.sandbox.payByDebit(checkoutId);
    await app.sandbox.settleDebit(checkoutId, "failed");
    await untilState(app, bookingId, "PAYMENT_FAILED");
    const page = await readPage(client, bookingId);
    expect(page).toContain("Your bank did not make the payment. Nothing was charged.");
    expect(page).toContain("The time is held for you until");
    expect(page).toContain("Pay $150.00 another way");
    const pressed = await client.post(`/bookings/${bookingId}`, { intent: "pay" });
    const second = checkoutIdOf(pressed.headers.get("location"));
    expect(second).not.toBe(checkoutId);
    await app.sandbox.pay(second);
    await untilState(app, bookingId, "CONFIRMED");
    expect(await chargedFor(bookingId)).toEqual([PRICE_MINOR]);
  });
});

describe("the page while Stripe is down", () => {
  test("says that the payment page is on its way and nothing was charged; when Stripe is back, it leads there", async () => {
    const { client, bookingId } = await bookTime(app, PRICED);
    await app.sandbox.addFault({ provider: "stripe", on: "request", fault: { kind: "down" } });
    const pressed = await client.post(`/bookings/${bookingId}`, { intent: "pay" });
    expect([pressed.status, pressed.headers.get("location")]).toEqual([303, `/bookings/${bookingId}`]);
    const page = await readPage(client, bookingId);
    expect(page).toContain("Preparing your payment");
    expect(page).toContain("Nothing is charged before you agree to it there.");
    await app.sandbox.clearFaults();
    await app.sandbox.advance(PAST_ANY_PAUSE);
    await until(async () => expect(await readPage(client, bookingId)).toContain("Continue to pay"));
    await app.sandbox.pay(await openCheckout(client, bookingId));
    await untilState(app, bookingId, "CONFIRMED");
  });
});

describe("the page after a declined card", () => {
  test("says that nothing was charged, and that the client is not booked", async () => {
    const { client, bookingId, checkoutId } = await bookUntilCheckout(app, PRICED);
    await app.sandbox.pay(checkoutId, "4000000000000002");
    await untilState(app, bookingId, "PAYMENT_FAILED");
    const page = await readPage(client, bookingId);
    expect(page).toContain("Your card was declined. Nothing was charged.");
    expect(page).toContain("You are not booked until you have paid");
  });
});

describe("the success page", () => {
  test("opened with somebody else's session_id confirms nothing and shows nothing as booked", async () => {
    const paid = await bookAndPay(app, PRICED);
    const { client, bookingId } = await bookUntilCheckout(app, PRICED);
    const page = await readPage(client, bookingId, `?checkout=${paid.checkoutId}`);
    expect(page).not.toContain("You are booked");
    expect(page).toContain("Finish your payment");
    await app.untilQuiet();
    expect((await getBooking(app.db, bookingId)).state).toBe("PAYMENT_PENDING");
  });

  test("opened with a made-up session_id confirms nothing and shows nothing as booked", async () => {
    const { client, bookingId } = await bookUntilCheckout(app, PRICED);
    const page = await readPage(client, bookingId, "?checkout=cs_test_a1b2c3d4e5f6g7h8i9j0");
    expect(page).not.toContain("You are booked");
    expect(page).toContain("Finish your payment");
    await app.untilQuiet();
    expect((await getBooking(app.db, bookingId)).state).toBe("PAYMENT_PENDING");
  });
});

test("the mail that asks to finish paying leads a device that has nothing of ours to the booking, where it is paid", async () => {
  const { client, bookingId } = await bookTime(app, PRICED);
  await app.untilQuiet();
  await app.sandbox.advance(PAST_THE_REMINDER);
  const mail = await until(async () => {
    const mails = await app.sandbox.listMailsAbout(bookingId);
    const found = mails.find(({ subject }) => subject.startsWith("Your time is held, and not paid for yet"));
    invariant(found !== undefined, "the client was reminded");
    return found;
  });
  expect(mail.to).toEqual([client.email]);
  const link = /Finish the booking: (\S+)/.exec(mail.text ?? "")?.[1];
  const device = await openLink(app, link ?? "");
  expect(await readPage(device, bookingId)).toContain("Check the time, then pay");
  await app.sandbox.pay(await openCheckout(device, bookingId));
  await untilState(app, bookingId, "CONFIRMED");
  expect(await chargedFor(bookingId)).toEqual([PRICE_MINOR]);
});
