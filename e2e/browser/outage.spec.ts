import { arrangeBooking } from "../fixtures/arrange-booking.ts";
import { calendlyFrame, pickTime } from "../fixtures/calendly-pages.ts";
import { chargesOf, countCheckouts } from "../fixtures/stripe-books.ts";
import { payByCard } from "../fixtures/stripe-page.ts";
import { expect, test } from "../fixtures/test.ts";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled });

    test("while Stripe is away the page says so and goes on by itself once it is back, with one checkout", async ({
      app,
      client,
      openDevice,
    }) => {
      const { sandbox } = app;
      const booking = await arrangeBooking(app, client, "details");
      await sandbox.addFault({
        provider: "stripe",
        on: "request",
        fault: { kind: "lose_response" },
        method: "POST",
        pattern: "/checkout/sessions$",
      });
      const page = await openDevice(client);
      await page.goto(booking.path);
      await page.getByRole("button", { name: "Pay $150.00" }).click();
      await expect(page.getByRole("heading", { name: "Preparing your payment…" })).toBeVisible();
      await expect(page.getByText("Nothing is charged before you agree to it there.")).toBeVisible();
      // Our server has said that there is no payment page yet: what is shown rests on its word.
      await expect(page.getByText("(being checked)")).toHaveCount(0);

      await sandbox.endFaults();
      await page.getByRole("button", { name: "Continue to pay" }).click();
      await payByCard(page);
      await expect(page.getByRole("heading", { name: "You are booked" })).toBeVisible();
      await app.settled();
      const ledger = await sandbox.stripeLedger();
      expect(countCheckouts(ledger, booking.id)).toBe(1);
      expect(chargesOf(ledger, booking.id)).toEqual([{ paid: 15_000, returned: 0 }]);
    });
  });
}

test("while Calendly is away nothing is booked, and the page says what to do", async ({
  app,
  client,
  openDevice,
}) => {
  // What another visitor's booking has taught us about the calendar is too old by now to book by.
  await app.sandbox.advance({ minutes: 2 });
  await app.sandbox.addFault({
    provider: "calendly",
    on: "request",
    fault: { kind: "status", status: 503 },
  });
  const page = await openDevice(client);
  await page.goto("/profile/ada-okafor");
  await page.getByRole("button", { name: "Book Architecture review" }).click();
  await expect(page.getByRole("alert")).toContainText("The calendar is not answering just now.");
  await app.sandbox.endFaults();
  // After an outage Calendly is left in peace for a moment.
  await app.sandbox.advance({ minutes: 3 });
  await page.getByRole("button", { name: `Go on as ${client.name}` }).click();
  await expect(page.getByRole("heading", { name: "Pick a time with Ada Okafor" })).toBeVisible();
});

test("a time picked while Calendly's API is away is held as soon as it is back, without picking again", async ({
  app,
  client,
  openDevice,
}) => {
  const booking = await arrangeBooking(app, client, "time");
  const page = await openDevice(client);
  await page.goto(booking.path);
  const calendly = calendlyFrame(page);
  await calendly.getByRole("heading", { level: 1 }).waitFor();
  await app.sandbox.addFault({
    provider: "calendly",
    on: "request",
    fault: { kind: "status", status: 503 },
  });
  await pickTime(calendly);
  await expect(page.getByText("Checking with Calendly…")).toBeVisible();
  await app.sandbox.endFaults();
  // After an outage Calendly is left in peace for a moment.
  await app.sandbox.advance({ minutes: 3 });
  await expect(page.getByRole("heading", { name: "Check the time, then pay" })).toBeVisible({
    timeout: 30_000,
  });
  await app.settled();
  expect(app.records.statesOf(booking.id)).toEqual(["INITIATED", "SCHEDULED"]);
});

test("a calendar that shows its times is seen and pressed, though something in it never ends loading", async ({
  app,
  client,
  openDevice,
}) => {
  const booking = await arrangeBooking(app, client, "time");
  const page = await openDevice(client);
  // Never answered: the frame's `load` does not come.
  await page.route("**/never.png", () => {});
  await page.route(
    (url) => url.searchParams.has("embed_domain"),
    async (route) => {
      const response = await route.fetch();
      const html = await response.text();
      await route.fulfill({
        response,
        body: html.replace("</body>", '<img src="/never.png" width="1" height="1" alt=""></body>'),
      });
    },
  );
  await page.goto(booking.path, { waitUntil: "commit" });
  const calendly = calendlyFrame(page);
  await expect(calendly.locator("a[data-date]").first()).toBeVisible();
  // What stands over the frame would be met first.
  await expect(page.locator(".calendar-widget > :not(iframe)")).toHaveCount(0);
  await calendly.locator("a[data-date]").first().click();
  await expect(calendly.locator("button[data-start-time]").first()).toBeVisible();
});
