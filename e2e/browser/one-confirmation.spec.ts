import type { Page } from "@playwright/test";
import { arrangeBooking, type ArrangedBooking } from "../fixtures/arrange-booking.ts";
import type { Client } from "../fixtures/client.ts";
import { payByCard } from "../fixtures/stripe-page.ts";
import { chargesOf } from "../fixtures/stripe-books.ts";
import { expect, test } from "../fixtures/test.ts";
import type { BrowserApp } from "../fixtures/browser-app.ts";

const PAID = "checkout.session.completed";

/** One way through the states, one charge, and one mail to each side: however often the news came. */
async function expectConfirmedOnce(app: BrowserApp, client: Client, booking: ArrangedBooking): Promise<void> {
  await expect.poll(() => app.records.statesOf(booking.id)).toContain("CONFIRMED");
  await app.settled();
  const { sandbox, records } = app;
  // The checkout is asked for, and opened: two events in one state.
  const paying = ["PAYMENT_PENDING", "PAYMENT_PENDING"];
  expect(records.statesOf(booking.id)).toEqual(["INITIATED", "SCHEDULED", ...paying, "CONFIRMED"]);
  expect(chargesOf(await sandbox.stripeLedger(), booking.id)).toEqual([{ paid: 15_000, returned: 0 }]);
  const mails = [
    ...(await sandbox.notificationsTo(client.email)),
    ...(await sandbox.mailTo("ada@builders.example")),
  ];
  const aboutIt = mails.filter(({ text }) => text?.includes(booking.id));
  expect(aboutIt.map(({ to }) => to)).toEqual([[client.email], ["ada@builders.example"]]);
}

/** Pays, and the tab is gone before Stripe's page leads back to ours. Resolves to the address of the way back. */
async function payAndCloseTab(page: Page, checkoutUrl: string): Promise<string> {
  await page.goto(checkoutUrl);
  const wayBack = new Promise<string>((resolve) => {
    void page.route(checkoutUrl, async (route) => {
      const answer = await route.fetch({ maxRedirects: 0 });
      await route.abort();
      resolve(answer.headers()["location"] ?? "");
    });
  });
  await payByCard(page);
  const url = await wayBack;
  await page.close();
  return url;
}

test("a tab closed after paying loses nothing: the webhook alone confirms", async ({
  app,
  client,
  openDevice,
}) => {
  const booking = await arrangeBooking(app, client, "pay");
  await payAndCloseTab(await openDevice(client), booking.checkoutUrl);
  await expectConfirmedOnce(app, client, booking);
  const later = await openDevice(client);
  await later.goto(booking.path);
  await expect(later.getByRole("heading", { name: "You are booked" })).toBeVisible();
});

test("a lost webhook loses nothing: the page that Stripe leads back to confirms", async ({
  app,
  client,
  openDevice,
}) => {
  await app.sandbox.addFault({
    provider: "stripe",
    on: "delivery",
    fault: { kind: "drop" },
    pattern: PAID,
  });
  const booking = await arrangeBooking(app, client, "pay");
  const page = await openDevice(client);
  await page.goto(booking.checkoutUrl);
  await payByCard(page);
  await expect(page.getByRole("heading", { name: "You are booked" })).toBeVisible();
  await expectConfirmedOnce(app, client, booking);
});

test("webhook, its duplicate and the page that comes back confirm together once", async ({
  app,
  client,
  openDevice,
}) => {
  const { sandbox } = app;
  await sandbox.addFault({ provider: "stripe", on: "delivery", fault: { kind: "hold" }, pattern: PAID });
  const booking = await arrangeBooking(app, client, "pay");
  const page = await openDevice(client);
  const wayBack = await payAndCloseTab(page, booking.checkoutUrl);
  await expect.poll(() => sandbox.countHeldDeliveries(PAID)).toBeGreaterThan(0);

  const [first, second] = [await openDevice(client), await openDevice(client)];
  await Promise.all([sandbox.releaseDeliveries(), first.goto(wayBack), second.goto(wayBack)]);
  for (const landed of [first, second]) {
    await expect(landed.getByRole("heading", { name: "You are booked" })).toBeVisible();
  }
  await expectConfirmedOnce(app, client, booking);
});
