import type { Page } from "@playwright/test";
import { arrangeBooking } from "../fixtures/arrange-booking.ts";
import { startBufferingProxy } from "../fixtures/buffering-proxy.ts";
import type { BrowserApp } from "../fixtures/browser-app.ts";
import { expect, test } from "../fixtures/test.ts";

const booked = (page: Page) => page.getByRole("heading", { level: 1, name: "You are booked" });
const isStream = (url: string) => new URL(url).pathname.endsWith("/events");

/** Opens a booking's page whose own clock stands still: it looks at nothing by itself any more. */
async function openWithClockStopped(page: Page, path: string): Promise<void> {
  await page.clock.install();
  const [stream] = await Promise.all([
    page.waitForResponse((response) => isStream(response.url())),
    page.goto(path),
  ]);
  expect(stream.status()).toBe(200);
  // Hours from here on, for all that the page does by the clock.
  await page.clock.pauseAt(Date.now() + 3_600_000);
  const [look] = await Promise.all([
    page.waitForResponse((response) => response.url().includes("booking.snapshot")),
    page.clock.runFor(4_000),
  ]);
  await look.finished();
}

/** Less than a second of the page's own time, in small steps: enough for its call, and too little for its next look. */
async function expectWithinASecond(page: Page): Promise<void> {
  for (let step = 0; step < 45 && !(await booked(page).isVisible()); step += 1) {
    await page.clock.runFor(20);
    await booked(page)
      .waitFor({ timeout: 100 })
      .catch(() => undefined);
  }
  await expect(booked(page)).toBeVisible();
}

async function payElsewhere(app: BrowserApp, booking: { readonly id: string; readonly checkoutId: string }) {
  await app.sandbox.pay(booking.checkoutId);
  await expect.poll(() => app.records.statesOf(booking.id).at(-1)).toBe("CONFIRMED");
}

test("a payment's webhook shows on the open page, in both of two tabs, without their looking for it", async ({
  app,
  client,
  openDevice,
}) => {
  const booking = await arrangeBooking(app, client, "pay");
  await app.settled();
  const first = await openDevice(client);
  const second = await first.context().newPage();
  await openWithClockStopped(first, booking.path);
  await openWithClockStopped(second, booking.path);
  await payElsewhere(app, booking);
  await expectWithinASecond(first);
  await expectWithinASecond(second);
});

test("nothing is open of a page in the background or one that was left, and a page that is shown again is told again", async ({
  app,
  client,
  openDevice,
}) => {
  const booking = await arrangeBooking(app, client, "pay");
  const page = await openDevice(client);
  let open = 0;
  page.on("request", (request) => (open += isStream(request.url()) ? 1 : 0));
  page.on("requestfailed", (request) => (open -= isStream(request.url()) ? 1 : 0));
  await page.goto(booking.path);
  await expect.poll(() => open).toBe(1);
  const setVisible = (state: "hidden" | "visible") =>
    page.evaluate((value) => {
      Object.defineProperty(document, "visibilityState", { configurable: true, value });
      document.dispatchEvent(new Event("visibilitychange"));
    }, state);
  await setVisible("hidden");
  await expect.poll(() => open).toBe(0);
  await setVisible("visible");
  await expect.poll(() => open).toBe(1);
  await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true })));
  await expect.poll(() => open).toBe(0);
  await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
  await expect.poll(() => open).toBe(1);
});

test("behind a proxy that holds every answer back until its end the page gets there by looking", async ({
  app,
  client,
  openDevice,
}) => {
  const proxy = await startBufferingProxy(app.appUrl);
  const booking = await arrangeBooking(app, client, "pay");
  const page = await openDevice(client, { baseURL: proxy.url });
  await page.goto(booking.path);
  await expect.poll(() => proxy.heldBack()).toBe(1);
  await payElsewhere(app, booking);
  await expect(booked(page)).toBeVisible();
  await page.close();
  await proxy.close();
});

test("a page that is open while the app is stopped and started again goes on by itself, and is told again", async ({
  app,
  client,
  openDevice,
  browserWatch,
}) => {
  browserWatch.expectComplaint(
    /ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET|Failed to fetch/,
  );
  const booking = await arrangeBooking(app, client, "pay");
  const page = await openDevice(client);
  let streams = 0;
  page.on("response", (response) => (streams += isStream(response.url()) ? 1 : 0));
  await page.goto(booking.path);
  await expect.poll(() => streams).toBe(1);
  await app.stop();
  await app.sandbox.pay(booking.checkoutId);
  await expect(page.getByRole("heading", { level: 1, name: "Pay" })).toBeVisible();
  await app.start();
  await expect(booked(page)).toBeVisible({ timeout: 30_000 });
  await expect.poll(() => streams, { timeout: 30_000 }).toBeGreaterThan(1);
});

test("without scripts a page that waits loads itself again, says what has come, and then stops", async ({
  app,
  client,
  openDevice,
}) => {
  const booking = await arrangeBooking(app, client, "details");
  await app.sandbox.addFault({ provider: "stripe", on: "request", fault: { kind: "down" } });
  const page = await openDevice(client, { javaScriptEnabled: false });
  const again = page.locator("meta[http-equiv=refresh]");
  await page.goto(booking.path);
  await expect(again).toHaveCount(0);
  await page.getByRole("button", { name: "Pay $150.00" }).click();
  await expect(page.getByRole("heading", { name: "Preparing your payment…" })).toBeVisible();
  await expect(again).toHaveCount(1);
  await app.sandbox.endFaults();
  await app.sandbox.advance({ minutes: 1 });
  await expect(page.getByRole("button", { name: "Continue to pay" })).toBeVisible({ timeout: 30_000 });
  await expect(again).toHaveCount(0);
});
