import type { Page } from "@playwright/test";
import { arrangeBooking } from "../fixtures/arrange-booking.ts";
import { calendlyFrame, pickTime } from "../fixtures/calendly-pages.ts";
import { createClient } from "../fixtures/client.ts";
import { holdRequests } from "../fixtures/hold-requests.ts";
import { countCheckouts } from "../fixtures/stripe-books.ts";
import { expect, test } from "../fixtures/test.ts";

/** Said by the browser, and by the router, which looks for the addresses of links beforehand. */
const OFFLINE = /net::ERR_INTERNET_DISCONNECTED|^Failed to fetch manifest patches/;

/** Keeps what the page asks of these procedures under way, until it is let through. */
const holdCalls = (page: Page, procedures: RegExp) =>
  holdRequests(page, ({ pathname }) => pathname.startsWith("/api/trpc/") && procedures.test(pathname));

/** Opens a page that is at its details, and waits for what it fetches once it can be used: nothing more is needed without a connection. */
async function openWhole(page: Page, path: string): Promise<void> {
  const isStream = (url: string) => new URL(url).pathname.endsWith("/events");
  const next = page.waitForResponse(/\/assets\/pay-step-[^/]+\.js$/).then((file) => file.finished());
  await Promise.all([next, page.waitForResponse((response) => isStream(response.url())), page.goto(path)]);
}

const step = (page: Page) => page.getByRole("list", { name: "Steps" }).locator("[aria-current=step]");
const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name });

test("a time booked in the calendar shows the next step as pending at once, and the server's word settles it", async ({
  app,
  client,
  openDevice,
}) => {
  const booking = await arrangeBooking(app, client, "time");
  const page = await openDevice(client);
  await page.goto(booking.path);
  const letThrough = await holdCalls(page, /booking/);
  await pickTime(calendlyFrame(page));

  await expect(heading(page, "Holding your time…")).toBeFocused();
  await expect(step(page)).toHaveText("Review (being checked)");
  await expect(page.getByText("You are not booked until you have paid")).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^Pay / })).toHaveCount(0);

  letThrough();
  await expect(heading(page, "Check the time, then pay")).toBeFocused();
  await expect(step(page)).toHaveText("2Review");
});

test("a time that is not this booking's is corrected: the calendar is there again, with the reason", async ({
  app,
  client,
  openDevice,
}) => {
  const stranger = await createClient(app);
  const theirs = await arrangeBooking(app, stranger, "details");
  const { context } = await stranger.api.booking.get.query({ bookingId: theirs.id });
  const booking = await arrangeBooking(app, client, "time");
  const page = await openDevice(client);
  await page.goto(booking.path);
  const frame = page.locator("iframe[title^='Calendly']");
  await frame.waitFor();
  const letThrough = await holdCalls(page, /booking\.schedule/);

  // What the embed says, of a time that somebody else has booked.
  await frame.evaluate(
    (element: HTMLIFrameElement, [event, invitee]) => {
      const data = {
        event: "calendly.event_scheduled",
        payload: { event: { uri: event }, invitee: { uri: invitee } },
      };
      window.dispatchEvent(new MessageEvent("message", { origin: new URL(element.src).origin, data }));
    },
    [context.time?.calendlyEventUri, context.time?.calendlyInviteeUri],
  );
  await expect(heading(page, "Holding your time…")).toBeVisible();
  letThrough();

  await expect(heading(page, /^Pick a time/)).toBeFocused();
  await expect(page.getByRole("alert")).toContainText(
    "Calendly doesn’t know this time as part of your booking yet.",
  );
  await expect(calendlyFrame(page).getByRole("heading", { level: 1 })).toBeVisible();
  expect(app.records.statesOf(booking.id)).toEqual(["INITIATED"]);
});

test("Pay shows the payment as pending at once, and leads to the one payment page", async ({
  app,
  client,
  openDevice,
}) => {
  const booking = await arrangeBooking(app, client, "details");
  const page = await openDevice(client);
  await page.goto(booking.path);
  const letThrough = await holdCalls(page, /booking\.openCheckout/);
  await page.getByRole("button", { name: "Pay $150.00" }).click();

  await expect(heading(page, "Preparing your payment…")).toBeFocused();
  await expect(step(page)).toHaveText("Pay (being checked)");
  await expect(page.getByText("Nothing is charged before you agree to it there.")).toBeVisible();
  await expect(page.getByRole("button", { name: /Pay|payment|give up/i })).toHaveCount(0);

  letThrough();
  await expect(page.getByRole("heading", { name: "Pay with card" })).toBeVisible();
  expect(countCheckouts(await app.sandbox.stripeLedger(), booking.id)).toBe(1);
});

test("Pay that the server refuses is corrected, with the reason and where the booking stands", async ({
  app,
  client,
  openDevice,
}) => {
  const booking = await arrangeBooking(app, client, "details");
  const page = await openDevice(client);
  await page.goto(booking.path);
  // The page hears nothing of the hold's end.
  await holdCalls(page, /booking\.snapshot/);
  await app.sandbox.advance({ minutes: 31 });
  await expect.poll(() => app.records.statesOf(booking.id)).toContain("ABANDONED");
  await page.getByRole("button", { name: "Pay $150.00" }).click();
  await expect(heading(page, "This booking has lapsed")).toBeVisible();
  await expect(page.getByRole("alert")).toContainText("The hold on your time has ended");
});

test("Pay without a connection is tried again, then says that nothing was charged, and works once there is one", async ({
  app,
  client,
  openDevice,
  browserWatch,
}) => {
  browserWatch.expectComplaint(OFFLINE);
  const booking = await arrangeBooking(app, client, "details");
  const page = await openDevice(client);
  await openWhole(page, booking.path);
  const pay = page.getByRole("button", { name: "Pay $150.00" });
  await expect(page.getByRole("timer").first()).toBeVisible();
  await page.context().setOffline(true);
  await pay.click();
  await expect(heading(page, "Preparing your payment…")).toBeVisible();
  const alert = page.getByRole("alert").filter({ hasText: "That did not get through to us" });
  await expect(alert).toContainText("Nothing was charged");
  await expect(heading(page, "Check the time, then pay")).toBeVisible();

  await page.context().setOffline(false);
  await pay.click();
  await expect(page.getByRole("heading", { name: "Pay with card" })).toBeVisible();
});

test("who comes back by the browser's own button, to a page that it had kept, can go to the payment again", async ({
  app,
  client,
  openDevice,
}) => {
  const booking = await arrangeBooking(app, client, "details");
  const page = await openDevice(client);
  await page.goto(booking.path);
  // The page for which it is left never comes, so that the browser keeps this one as it was when it was left.
  await page.route("**/c/pay/**", (route) => route.fulfill({ status: 204 }));
  const leaving = page.waitForRequest(/\/c\/pay\//);
  await page.getByRole("button", { name: "Pay $150.00" }).click();
  await leaving;
  await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
  await expect(heading(page, "Finish your payment")).toBeVisible();
  await page.unrouteAll();
  await page.getByRole("button", { name: "Continue to pay" }).click();
  await expect(page.getByRole("heading", { name: "Pay with card" })).toBeVisible();
});

test("back from Stripe, the page asks until the payment is known, and then shows the booking by itself", async ({
  app,
  client,
  openDevice,
}) => {
  const { sandbox } = app;
  const booking = await arrangeBooking(app, client, "pay");
  await sandbox.addFault({
    provider: "stripe",
    on: "delivery",
    fault: { kind: "hold" },
    pattern: "checkout",
  });
  await sandbox.pay(booking.checkoutId);
  const page = await openDevice(client);
  // Stripe has taken the money, and can tell nobody.
  const question = `/checkout/sessions/${booking.checkoutId}$`;
  await sandbox.addFault({
    provider: "stripe",
    on: "request",
    fault: { kind: "status", status: 503 },
    method: "GET",
    pattern: question,
  });
  await page.goto(`${booking.path}?checkout=${booking.checkoutId}`);
  await expect(heading(page, "Confirming your payment…")).toBeVisible();
  await expect(page.getByText("Asking Stripe about your payment")).toBeVisible();
  await expect(page.getByRole("button", { name: /pay/i })).toHaveCount(0);
  await sandbox.endFaults();
  await expect(heading(page, "You are booked")).toBeFocused({ timeout: 30_000 });
  expect(app.records.statesOf(booking.id).at(-1)).toBe("CONFIRMED");
});

test("while the server cannot be reached the page says so and offers a way on, is no error, and goes on by itself", async ({
  app,
  client,
  openDevice,
  browserWatch,
}) => {
  browserWatch.expectComplaint(OFFLINE);
  const booking = await arrangeBooking(app, client, "details");
  const page = await openDevice(client);
  await page.clock.install();
  await openWhole(page, booking.path);
  await page.clock.runFor(1_000);
  await expect(page.getByRole("timer").first()).toBeVisible();
  await page.context().setOffline(true);
  const alert = page.getByRole("alert").filter({ hasText: "We can’t be reached from here right now" });
  await expect(async () => {
    await page.clock.runFor(5_000);
    await expect(alert).toBeVisible({ timeout: 500 });
  }).toPass();
  // Somebody goes to another tab, to see whether that one works, and comes back.
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await alert.getByRole("button", { name: "Try again now" }).click();
  await expect(alert).toBeVisible();
  await expect(heading(page, "Check the time, then pay")).toBeVisible();

  await page.context().setOffline(false);
  await expect(alert).toHaveCount(0);
  await expect(heading(page, "Check the time, then pay")).toBeVisible();
});
