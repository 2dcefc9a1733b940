import type { Locator, Page } from "@playwright/test";
import { arrangeBooking } from "../fixtures/arrange-booking.ts";
import type { Client } from "../fixtures/client.ts";
import { demoAccount } from "../fixtures/every-page.ts";
import { letARefundFail } from "../fixtures/let-a-refund-fail.ts";
import { chargesOf } from "../fixtures/stripe-books.ts";
import { expect, test } from "../fixtures/test.ts";
import type { BrowserApp } from "../fixtures/browser-app.ts";

const OPERATOR = "operator@example.com";
const PRICE = 15_000;

function deadLetterOf(page: Page, client: Client): Locator {
  return page
    .getByRole("listitem")
    .filter({ hasText: client.name })
    .filter({ has: page.getByRole("heading") });
}

async function returnedOf(app: BrowserApp, bookingId: string): Promise<number> {
  const [charge] = chargesOf(await app.sandbox.stripeLedger(), bookingId);
  expect(charge?.paid).toBe(PRICE);
  return charge?.returned ?? 0;
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    test("a dead refund is explained, tried again with a reason, and made once", async ({
      app,
      client,
      openDevice,
    }) => {
      const booking = await letARefundFail(app, client);
      const page = await openDevice(await demoAccount(app, OPERATOR), { javaScriptEnabled });
      await page.goto("/operator");
      await page
        .getByRole("region", { name: "What needs you" })
        .getByRole("link", { name: /could not be made/ })
        .first()
        .click();
      const deadLetter = deadLetterOf(page, client);
      await expect(deadLetter.getByRole("heading", { name: "Refund of $150.00" })).toBeVisible();
      await expect(
        deadLetter.getByText("The client is owed this money and has not got it back."),
      ).toBeVisible();
      await expect(deadLetter.getByText(/Stripe says: .*\(.*create refund\)/)).toBeVisible();

      await deadLetter.getByText("Try it again…").click();
      await deadLetter.getByLabel("Reason").first().fill("no");
      await deadLetter.getByRole("button", { name: "Try again" }).click();
      await expect(deadLetter.getByText("Please say why, in a few words.")).toBeVisible();
      await expect(deadLetter.getByLabel("Reason").first()).toHaveValue("no");
      expect(await returnedOf(app, booking.id)).toBe(0);

      await deadLetter.getByLabel("Reason").first().fill("Stripe is back.");
      await deadLetter.getByRole("button", { name: "Try again" }).click();
      await expect(page.getByText("Done: it has been carried out.")).toBeVisible();
      await expect(deadLetterOf(page, client)).toHaveCount(0);
      await app.settled();
      expect(await returnedOf(app, booking.id)).toBe(PRICE);

      await page.getByRole("link", { name: "Look at the booking" }).click();
      const money = page.getByRole("region", { name: "Money", exact: true });
      await expect(money.getByText("Refund at Stripe: arrived")).toHaveCount(1);

      await page.goto("/operator/failed-jobs");
      const decided = page.getByRole("region", { name: "Recent decisions" }).getByRole("listitem").first();
      await expect(decided.getByText("“Stripe is back.”")).toBeVisible();
      await decided.getByRole("link", { name: "its booking" }).click();
      await expect(page).toHaveURL(new RegExp(`/operator/bookings/${booking.id}$`));
    });

    test("a refund that is dropped says before what that means, and its reason stands in the history", async ({
      app,
      client,
      openDevice,
    }) => {
      const booking = await letARefundFail(app, client);
      const page = await openDevice(await demoAccount(app, OPERATOR), { javaScriptEnabled });
      await page.goto("/operator/failed-jobs");
      const deadLetter = deadLetterOf(page, client);
      await deadLetter.getByText("Drop it…").click();
      await expect(
        deadLetter.getByText(/returned outside Stripe counts as returned from then on/),
      ).toBeVisible();
      await expect(deadLetter.getByLabel("What became of the money")).toHaveValue("settled_outside");
      await deadLetter.getByLabel("Reason").last().fill("Returned by bank transfer.");
      await deadLetter.getByRole("button", { name: "Drop it" }).click();
      await expect(page.getByText("Your reason is in the booking’s history.")).toBeVisible();
      await page.getByRole("link", { name: "Look at the booking" }).click();
      await expect(
        page.getByRole("region", { name: "History" }).getByText("“Returned by bank transfer.”"),
      ).toBeVisible();
      await expect(page.getByText(/returned outside Stripe, according to an operator/)).toBeVisible();
      await app.settled();
      expect(await returnedOf(app, booking.id)).toBe(0);
    });

    test("an operator finds a booking, gives a part back with a reason, then cancels it for the rest", async ({
      app,
      client,
      openDevice,
    }) => {
      const booking = await arrangeBooking(app, client, "booked");
      const page = await openDevice(await demoAccount(app, OPERATOR), { javaScriptEnabled });
      await page.goto("/operator/bookings");
      for (const text of [booking.id, client.email.slice(0, 14)]) {
        await page.getByLabel("Booking number, or how the client’s name or address begins").fill(text);
        await page.getByRole("button", { name: "Search" }).click();
        await expect(page.getByText("Found: 1")).toBeVisible();
      }
      await page.getByRole("link", { name: `Architecture review, ${client.name} with Ada Okafor` }).click();

      await page.getByRole("link", { name: "Give money back…" }).click();
      if (javaScriptEnabled)
        await expect(page.getByRole("heading", { name: "Give money back?" })).toBeFocused();
      await expect(page.getByLabel("Amount in USD")).toHaveValue("150.00");
      await page.getByLabel("Amount in USD").fill("150.01");
      await page.getByLabel("Reason, in your words").fill("The call was short.");
      await page.getByRole("button", { name: "Return the money" }).click();
      await expect(page.getByText("Only $150.00 of this payment can still be returned.")).toBeVisible();
      await expect(page.getByLabel("Reason, in your words")).toHaveValue("The call was short.");
      await page.getByLabel("Amount in USD").fill("49.50");
      await page.getByRole("button", { name: "Return the money" }).click();
      await expect(page.getByText("The refund is on its way to Stripe.")).toBeVisible();
      await app.settled();
      expect(await returnedOf(app, booking.id)).toBe(4950);
      expect(app.records.statesOf(booking.id).at(-1)).toBe("CONFIRMED");

      await page.reload();
      await expect(
        page.getByRole("region", { name: "History" }).getByText("“The call was short.”"),
      ).toBeVisible();
      await page.getByRole("link", { name: "Cancel the booking…" }).click();
      await page.getByRole("button", { name: "Cancel and refund $100.50" }).click();
      await expect(page.getByText("The booking is canceled.", { exact: false })).toBeVisible();
      await app.settled();
      expect(await returnedOf(app, booking.id)).toBe(PRICE);
    });

    test("what went astray is found by a button, put right, and the money adds up", async ({
      app,
      client,
      openDevice,
    }) => {
      const booking = await arrangeBooking(app, client, "pay");
      await app.sandbox.addFault({ provider: "stripe", on: "delivery", fault: { kind: "drop" } });
      await app.sandbox.pay(booking.checkoutId);
      await app.settled();
      await app.sandbox.endFaults();
      expect(app.records.statesOf(booking.id).at(-1)).toBe("PAYMENT_PENDING");

      const page = await openDevice(await demoAccount(app, OPERATOR), { javaScriptEnabled });
      await page.goto("/operator/reconciliation");
      await page.getByRole("button", { name: "Compare now" }).click();
      const resolved = page.getByRole("region", { name: "Closed in the last 7 days" });
      await expect(
        resolved
          .getByRole("listitem")
          .filter({ has: page.locator(`a[href="/operator/bookings/${booking.id}"]`) })
          .getByText("Stripe has a payment of $150.00 that the booking does not know.")
          .first(),
      ).toBeVisible();
      await expect(page.getByText("an operator asked for it")).toBeVisible();
      await expect(page.getByText("It adds up.").first()).toBeVisible();
      await app.settled();
      expect(app.records.statesOf(booking.id).at(-1)).toBe("CONFIRMED");
      expect(await returnedOf(app, booking.id)).toBe(0);
    });
  });
}
