import type { Page } from "@playwright/test";
import { DEMO_ACCOUNTS } from "../../db/seed/demo-data.ts";
import { epochMsOf, instant, timeZone } from "../../server/domain/values/instant.ts";
import { formatTime } from "../../server/domain/text/formats.ts";
import { ENGLISH } from "../../server/domain/text/language.ts";
import { arrangeBooking } from "../fixtures/arrange-booking.ts";
import { lastFreeTime, timeButton, type CalendlyPage } from "../fixtures/calendly-pages.ts";
import { signInTo, type Client } from "../fixtures/client.ts";
import { chargesOf, countCheckouts } from "../fixtures/stripe-books.ts";
import { expect, test } from "../fixtures/test.ts";
import type { BrowserApp } from "../fixtures/browser-app.ts";

const BERLIN = timeZone("Europe/Berlin");
const HOUR_MINUTES = 60;

function signInAsAda({ appUrl }: BrowserApp): Promise<Client> {
  const ada = DEMO_ACCOUNTS.find(({ email }) => email === "ada@builders.example");
  if (ada === undefined) throw new Error("The demo has no Ada.");
  return signInTo(appUrl, ada);
}

/** Moves everybody's clock until the session is this many hours ahead. */
async function advanceUntilHoursBefore(
  { sandbox }: BrowserApp,
  startsAt: string,
  hours: number,
): Promise<void> {
  const aheadMs = epochMsOf(instant(startsAt)) - epochMsOf(await sandbox.now());
  await sandbox.advance({ minutes: Math.round(aheadMs / 60_000) - hours * HOUR_MINUTES });
}

/** The amount that the page promises, in minor units. */
async function quotedMinor(page: Page): Promise<number> {
  const text = (await page.getByText(/^Cancel now: /).textContent()) ?? "";
  return Math.round(Number(/\$([\d.]+) back/.exec(text)?.[1] ?? Number.NaN) * 100);
}

async function pickAnotherTime(calendly: CalendlyPage): Promise<string> {
  const newTime = await lastFreeTime(calendly);
  await timeButton(calendly, newTime).click();
  await calendly.getByRole("button", { name: "Update event" }).click();
  return newTime;
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled });

    test("what the page promises before the button is what Stripe returns", async ({
      app,
      client,
      openDevice,
    }) => {
      const booking = await arrangeBooking(app, client, "booked", "soon");
      await advanceUntilHoursBefore(app, booking.startsAt, 20);
      const page = await openDevice(client, { javaScriptEnabled });
      await page.goto(booking.path);
      await page.getByRole("link", { name: "Cancel the session" }).click();
      await expect(page.getByRole("heading", { name: "Cancel the session?" })).toBeVisible();
      const promised = await quotedMinor(page);
      expect(promised).toBeGreaterThan(0);
      expect(promised).toBeLessThan(15_000);
      await expect(page.getByText(/stays with Ada Okafor\.$/)).toBeVisible();

      const why = page.getByRole("textbox", { name: "Why? (optional)" });
      const cancel = page.getByRole("button", { name: /^Cancel and refund / });
      const tooLong = "x".repeat(1_001);
      await why.fill(tooLong);
      await cancel.click();
      await expect(page.getByText("Please use at most 1,000 characters.")).toBeVisible();
      await expect(why).toHaveValue(tooLong);
      await why.fill("I am ill.\nSorry!");
      await cancel.click();
      await expect(page.getByRole("heading", { name: "This booking is canceled" })).toBeVisible();
      await expect(page.getByRole("region", { name: "Why it was canceled" })).toContainText(
        "I am ill.\nSorry!",
        { useInnerText: true },
      );
      await app.settled();
      expect(chargesOf(await app.sandbox.stripeLedger(), booking.id)).toEqual([
        { paid: 15_000, returned: promised },
      ]);
      await page.goto(booking.path);
      await expect(page.getByText(/\$[\d.]+ has gone back to where it came from\./)).toBeVisible();
      await page.getByText("What happened so far").click();
      await expect(page.getByText("Canceled by you")).toBeVisible();
    });

    test("a session is moved from its own page, and nothing is paid again", async ({
      app,
      client,
      openDevice,
    }) => {
      const booking = await arrangeBooking(app, client, "booked", "soon");
      const page = await openDevice(client, { javaScriptEnabled });
      await page.goto(booking.path);
      await page.getByRole("link", { name: "Move it to another time" }).click();
      await expect(page.getByRole("heading", { name: "Move it to another time" })).toBeVisible();
      await expect(page.getByText("There is nothing more to pay.")).toBeVisible();
      const address = page.url();
      let newTime: string;
      if (javaScriptEnabled) {
        newTime = await pickAnotherTime(page.getByTitle(/^Calendly: move your session/).contentFrame());
      } else {
        await page.getByRole("link", { name: "Pick another time on Calendly" }).click();
        newTime = await pickAnotherTime(page);
        await expect(page.getByRole("heading", { name: "Your event is rescheduled" })).toBeVisible();
        await app.settled();
        await page.goto(address);
      }
      // With scripts the page finds out by itself.
      await expect(page.getByRole("heading", { name: "You are booked" })).toBeVisible();
      await expect(page.getByText("The session was moved.")).toBeVisible();
      await expect(page.getByRole("main")).toContainText(formatTime(instant(newTime), BERLIN, ENGLISH));
      const ledger = await app.sandbox.stripeLedger();
      expect(chargesOf(ledger, booking.id)).toEqual([{ paid: 15_000, returned: 0 }]);
      expect(countCheckouts(ledger, booking.id)).toBe(1);
    });

    test("a builder gives a part back out of goodwill, and the client reads why", async ({
      app,
      client,
      openDevice,
    }) => {
      const booking = await arrangeBooking(app, client, "booked");
      const page = await openDevice(await signInAsAda(app), { javaScriptEnabled });
      await page.goto(`/builder/bookings/${booking.id}`);
      await page.getByText("Out of goodwill, all of it or a part").click();
      await page.getByLabel("Amount in USD").fill("1000");
      await page.getByLabel("Why").fill("We shall be shorter than planned.");
      await page.getByRole("button", { name: "Review it" }).click();
      await expect(page.getByText("At most $150.00 is left of this payment.")).toBeVisible();
      await expect(page.getByLabel("Why")).toHaveValue("We shall be shorter than planned.");
      await page.getByLabel("Amount in USD").fill("25.00");
      await page.getByRole("button", { name: "Review it" }).click();
      await expect(page.getByText(`$25.00 back to ${client.name}`)).toBeVisible();
      await page.getByRole("button", { name: "Refund $25.00" }).click();
      await expect(page.getByText("You decided to give money back.")).toBeVisible();
      await app.settled();
      expect(chargesOf(await app.sandbox.stripeLedger(), booking.id)).toEqual([
        { paid: 15_000, returned: 2_500 },
      ]);

      const device = await openDevice(client, { javaScriptEnabled });
      await device.goto(booking.path);
      await expect(
        device.getByText("Ada Okafor decided to give money back. $25.00 has gone back"),
      ).toBeVisible();
      await device.getByText("What happened so far").click();
      await expect(device.getByText("We shall be shorter than planned.")).toBeVisible();
    });

    test("a builder cancels after a question, and all goes back", async ({ app, client, openDevice }) => {
      const booking = await arrangeBooking(app, client, "booked");
      const page = await openDevice(await signInAsAda(app), { javaScriptEnabled });
      await page.goto(`/builder/bookings/${booking.id}`);
      await page.getByRole("link", { name: "Cancel the session" }).click();
      await expect(page.getByText(`All $150.00 that ${client.name} paid goes back.`)).toBeVisible();
      await page.getByRole("textbox", { name: "Why? (optional)" }).fill("My train stands still.");
      await page.getByRole("button", { name: "Cancel and refund $150.00" }).click();
      await expect(page.getByRole("heading", { name: "Cancel this session?" })).toBeHidden();
      await expect(page.getByText("My train stands still.").first()).toBeVisible();
      await app.settled();
      expect(chargesOf(await app.sandbox.stripeLedger(), booking.id)).toEqual([
        { paid: 15_000, returned: 15_000 },
      ]);
    });

    test("a payment that takes the bank days is in progress, and then books the session", async ({
      app,
      client,
      openDevice,
    }) => {
      const booking = await arrangeBooking(app, client, "pay");
      await app.sandbox.payByDebit(booking.checkoutId);
      const page = await openDevice(client, { javaScriptEnabled });
      await page.goto(`${booking.path}?checkout=${booking.checkoutId}`);
      await expect(page.getByRole("heading", { name: "Your payment is in progress" })).toBeVisible();
      await expect(page.getByText(/You don’t have to do anything\./)).toBeVisible();
      await page.goto("/bookings");
      await expect(page.getByRole("region", { name: "Payment in progress" })).toBeVisible();
      await app.sandbox.settleDebit(booking.checkoutId, "succeeded");
      await app.settled();
      await page.goto(booking.path);
      await expect(page.getByRole("heading", { name: "You are booked" })).toBeVisible();
    });
  });
}

test("a price returned in Stripe's dashboard is a question to the builder, and their answer ends it", async ({
  app,
  client,
  openDevice,
}) => {
  const booking = await arrangeBooking(app, client, "booked");
  const { context } = await client.api.booking.get.query({ bookingId: booking.id });
  await app.sandbox.refundInDashboard(context.payments[0]?.paymentIntentId ?? "");
  await app.settled();
  const page = await openDevice(await signInAsAda(app));
  await page.goto("/builder");
  await page.getByRole("link", { name: `Is Architecture review with ${client.name} still on?` }).click();
  await expect(page.getByText("Is this session still on?")).toBeVisible();
  await page.getByRole("button", { name: "Keep the session, unpaid" }).click();
  await expect(page.getByText("Is this session still on?")).toBeHidden();
  await page.goto("/builder");
  await expect(page.getByText(`Is Architecture review with ${client.name} still on?`)).toBeHidden();
  const device = await openDevice(client);
  await device.goto(booking.path);
  await expect(device.getByText("Your money was returned, and the session still takes place")).toBeVisible();
  expect(app.records.statesOf(booking.id).at(-1)).toBe("CONFIRMED");
});

test("a disputed payment is told to both sides, and nothing can be given back on top", async ({
  app,
  client,
  openDevice,
}) => {
  const booking = await arrangeBooking(app, client, "booked");
  const { context } = await client.api.booking.get.query({ bookingId: booking.id });
  const { charges } = await app.sandbox.stripeLedger();
  const paid = charges.find(({ payment_intent: intent }) => intent === context.payments[0]?.paymentIntentId);
  await app.sandbox.openDispute(paid?.id ?? "");
  await app.settled();
  const page = await openDevice(await signInAsAda(app));
  await page.goto(`/builder/bookings/${booking.id}`);
  await expect(
    page.getByText(`${client.name} has asked their bank for $150.00 back`, { exact: true }),
  ).toBeVisible();
  await expect(page.getByText(/Send them evidence that .+ before \w+, .+ time/)).toBeVisible();
  await expect(page.getByText("Out of goodwill, all of it or a part")).toBeHidden();
  const device = await openDevice(client);
  await device.goto(booking.path);
  await expect(device.getByText(/^You have asked your bank for \$150\.00 back\./)).toBeVisible();
});
