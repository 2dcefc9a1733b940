import { epochMsOf } from "../../server/domain/values/instant.ts";
import { arrangeBooking, type ArrangedBooking } from "../fixtures/arrange-booking.ts";
import { calendlyFrame, pickTime } from "../fixtures/calendly-pages.ts";
import { createClient, type Client } from "../fixtures/client.ts";
import { payByCard } from "../fixtures/stripe-page.ts";
import { chargesOf } from "../fixtures/stripe-books.ts";
import { expect, test } from "../fixtures/test.ts";
import type { BrowserApp } from "../fixtures/browser-app.ts";

/** How long the hold still lasts. */
async function msToHoldEnd(app: BrowserApp, client: Client, booking: ArrangedBooking): Promise<number> {
  const { context } = await client.api.booking.get.query({ bookingId: booking.id });
  const ms = Date.parse(context.holdEndsAt ?? "") - epochMsOf(await app.sandbox.now());
  return Math.max(ms, 1);
}

/** Moves the clock to the instant at which the hold ends. */
async function advanceToHoldEnd(app: BrowserApp, client: Client, booking: ArrangedBooking): Promise<void> {
  await app.sandbox.advance({ ms: await msToHoldEnd(app, client, booking) });
}

async function stateOf(client: Client, booking: ArrangedBooking): Promise<string> {
  return (await client.api.booking.get.query({ bookingId: booking.id })).state;
}

test("a time that is not paid for is free for somebody else when its hold ends", async ({
  app,
  client,
  openDevice,
}) => {
  const booking = await arrangeBooking(app, client, "details");
  const page = await openDevice(client);
  await page.goto(booking.path);
  await expect(page.getByText("You are not booked until you have paid")).toBeVisible();

  await advanceToHoldEnd(app, client, booking);
  await expect.poll(() => stateOf(client, booking)).toBe("ABANDONED");
  await app.settled();
  await page.reload();
  await expect(page.getByRole("heading", { name: "This booking has lapsed" })).toBeVisible();
  await expect(page.getByText("Nothing was charged.")).toBeVisible();

  const other = await createClient(app);
  const theirs = await arrangeBooking(app, other, "time");
  const theirPage = await openDevice(other);
  await theirPage.goto(theirs.path);
  await pickTime(calendlyFrame(theirPage), booking.startsAt);
  await expect(theirPage.getByRole("heading", { name: "Check the time, then pay" })).toBeVisible();
});

test("Stripe's page takes no money any more once the hold has ended, and leads back to a plain answer", async ({
  app,
  client,
  openPaymentPage,
}) => {
  const { booking, page } = await openPaymentPage("button");

  await advanceToHoldEnd(app, client, booking);
  await expect.poll(() => stateOf(client, booking)).toBe("ABANDONED");
  await payByCard(page);
  await expect(page.getByRole("heading", { name: "This payment page has expired" })).toBeVisible();
  await page.getByRole("link", { name: /^Return to/ }).click();
  await expect(page.getByRole("heading", { name: "This booking has lapsed" })).toBeVisible();
  await app.settled();
  expect(chargesOf(await app.sandbox.stripeLedger(), booking.id)).toEqual([]);
});

test("a payment while Stripe cannot be told that the hold is over still books", async ({
  app,
  client,
  openPaymentPage,
}) => {
  const { sandbox } = app;
  const { booking, page } = await openPaymentPage("address");
  const expire = new RegExp(`/${booking.checkoutId}/expire$`);
  await sandbox.addFault({
    provider: "stripe",
    on: "request",
    fault: { kind: "down" },
    method: "POST",
    pattern: expire.source,
  });
  await advanceToHoldEnd(app, client, booking);
  await expect.poll(() => sandbox.countRequests(expire)).toBeGreaterThan(0);

  await payByCard(page);
  await expect(page.getByRole("heading", { name: "You are booked" })).toBeVisible();
  await sandbox.endFaults();
  await app.settled();
  expect(await stateOf(client, booking)).toBe("CONFIRMED");
  expect(chargesOf(await sandbox.stripeLedger(), booking.id)).toEqual([{ paid: 15_000, returned: 0 }]);
});

test("money that came before the hold's end and that nobody told us of is found at its end, and books", async ({
  app,
  client,
}) => {
  const { sandbox } = app;
  const pattern = "checkout.session.completed";
  await sandbox.addFault({ provider: "stripe", on: "delivery", fault: { kind: "hold" }, pattern });
  const booking = await arrangeBooking(app, client, "pay");
  await sandbox.pay(booking.checkoutId);
  expect(await stateOf(client, booking)).toBe("PAYMENT_PENDING");

  await advanceToHoldEnd(app, client, booking);
  await expect.poll(() => stateOf(client, booking)).toBe("CONFIRMED");
  await sandbox.endFaults();
  await app.settled();
  expect(chargesOf(await sandbox.stripeLedger(), booking.id)).toEqual([{ paid: 15_000, returned: 0 }]);
});

test("a payment at the very instant the hold ends is a booking or goes back, whoever is first", async ({
  app,
}) => {
  const { sandbox } = app;
  for (const endsFirst of [true, false, true]) {
    const client = await createClient(app);
    const booking = await arrangeBooking(app, client, "pay");
    // What is under way at both ends at once: the last milliseconds of the hold, and the card.
    await sandbox.advance({ ms: (await msToHoldEnd(app, client, booking)) - 50 });
    const end = () => sandbox.advance({ ms: 50 });
    const pay = () => sandbox.pay(booking.checkoutId);
    await Promise.all((endsFirst ? [end, pay] : [pay, end]).map((act) => act()));

    await expect.poll(() => stateOf(client, booking)).not.toBe("PAYMENT_PENDING");
    await app.settled();
    const state = await stateOf(client, booking);
    const charges = chargesOf(await sandbox.stripeLedger(), booking.id);
    if (state === "CONFIRMED") expect(charges).toEqual([{ paid: 15_000, returned: 0 }]);
    else expect(charges.filter(({ paid, returned }) => returned < paid)).toEqual([]);
  }
});
