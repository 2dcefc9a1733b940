import type { Page } from "@playwright/test";
import { browserArguments, findBrowser } from "../find-browser.ts";
import { signOut } from "../fixtures/account-menu.ts";
import { arrangeBooking } from "../fixtures/arrange-booking.ts";
import { createClient } from "../fixtures/client.ts";
import { expect, test } from "../fixtures/test.ts";

const executablePath = findBrowser() ?? "";

// As people's browsers are: pages that are left are kept whole, and shown again by Back.
test.use({
  launchOptions: {
    executablePath,
    args: browserArguments(),
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
  },
});

/** How the page that is shown came back: kept whole, or loaded anew with what the browser says of why. */
function howItCameBack(page: Page): Promise<string> {
  return page.evaluate(() => {
    if (document.documentElement.dataset["kept"] !== undefined) return "kept";
    const [loaded] = performance.getEntriesByType("navigation");
    const { notRestoredReasons } = loaded as PerformanceEntry & { notRestoredReasons?: unknown };
    return `loaded: ${JSON.stringify(notRestoredReasons ?? null)}`;
  });
}

/** Marks the document, so that it is known again. */
async function markAsKept(page: Page): Promise<void> {
  await page.evaluate(() => {
    addEventListener("pageshow", ({ persisted }) => {
      if (persisted) document.documentElement.dataset["kept"] = "";
    });
  });
}

const back = (page: Page) => page.goBack({ waitUntil: "commit" });

test("a public page that was left is shown again by Back as it was, without asking for it: the browser has kept it whole", async ({
  client,
  openDevice,
}) => {
  for (const who of [null, client]) {
    const page = await openDevice(who);
    await page.goto("/");
    await markAsKept(page);
    const asked: string[] = [];
    await page.getByRole("link", { name: "Ada Okafor" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Ada Okafor" })).toBeVisible();
    await markAsKept(page);
    // The icon of the tab is asked for whenever another page is shown.
    page.on("request", (request) => {
      if (!request.url().endsWith("/favicon.svg")) asked.push(request.url());
    });
    await back(page);
    await expect(page.getByRole("heading", { level: 1, name: /^Talk to somebody/ })).toBeVisible();
    expect(await howItCameBack(page)).toBe("kept");
    await page.goForward({ waitUntil: "commit" });
    await expect(page.getByRole("heading", { level: 1, name: "Ada Okafor" })).toBeVisible();
    expect(await howItCameBack(page)).toBe("kept");
    expect(asked).toEqual([]);
  }
});

test("a booking's page lets go of its stream when it is left, and says by Back what has come meanwhile", async ({
  app,
  client,
  openDevice,
}) => {
  const booking = await arrangeBooking(app, client, "pay");
  const page = await openDevice(client);
  let open = 0;
  const isStream = (url: string) => new URL(url).pathname.endsWith("/events");
  page.on("request", (request) => (open += isStream(request.url()) ? 1 : 0));
  page.on("requestfailed", (request) => (open -= isStream(request.url()) ? 1 : 0));
  await page.goto(booking.path);
  await expect.poll(() => open).toBe(1);
  await page.getByRole("region", { name: "Your booking" }).getByRole("link", { name: "Ada Okafor" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Ada Okafor" })).toBeVisible();
  await expect.poll(() => open).toBe(0);
  await app.sandbox.pay(booking.checkoutId);
  await app.settled();
  await back(page);
  await expect(page.getByRole("heading", { level: 1, name: "You are booked" })).toBeVisible();
  await expect.poll(() => open).toBe(1);
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    test("no page of somebody who has signed out is shown by Back, in this tab or in another one", async ({
      app,
      openDevice,
    }) => {
      const client = await createClient(app);
      await arrangeBooking(app, client, "booked");
      const page = await openDevice(client, { javaScriptEnabled });
      const signIn = page.getByRole("heading", { level: 1, name: "Sign in" });
      await page.goto("/bookings");
      await expect(page.getByText(client.name).first()).toBeVisible();
      await page.getByRole("link", { name: "BuildAppsWith" }).click();
      await expect(page.getByRole("heading", { level: 1, name: /^Talk to somebody/ })).toBeVisible();
      // In another tab.
      const other = await page.context().newPage();
      await other.goto("/account");
      await signOut(other);
      await expect(other.getByText("You are signed out in this browser.")).toBeVisible();
      await back(page);
      await expect(signIn).toBeVisible();
      await expect(page.getByText(client.name)).toHaveCount(0);
      // In the tab itself.
      await back(other);
      await expect(other.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
      await expect(other.getByText(client.name)).toHaveCount(0);
      await expect(other.getByText(client.email)).toHaveCount(0);
    });
  });
}
