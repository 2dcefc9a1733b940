import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import { startBrowserApp, type BrowserApp } from "../fixtures/browser-app.ts";

let app: BrowserApp;
test.beforeAll(async () => {
  app = await startBrowserApp({}, { withBar: true });
});
test.afterAll(() => app.close());

const barOf = (page: Page) => page.getByRole("navigation", { name: "Demo", exact: true });

async function press(page: Page, menu: string, button: string) {
  await barOf(page).locator("summary").filter({ hasText: menu }).click();
  await barOf(page).getByRole("button", { name: button }).click();
}

async function walk(page: Page) {
  await page.goto(app.appUrl);
  await press(page, "Act as", "Operator");
  await expect(page).toHaveURL(`${app.appUrl}/operator`);
  await expect(barOf(page)).toContainText("You are Olu Operator now.");

  await press(page, "The demo’s clock", "1 week on");
  await expect(page).toHaveURL(`${app.appUrl}/operator`);
  await expect(barOf(page)).toContainText("The clock was moved.");

  await page.goto(`${app.appUrl}/profile/ada-okafor`);
  await barOf(page).locator("summary").filter({ hasText: "Break something" }).click();
  await barOf(page)
    .locator("form", { hasText: "Stripe works" })
    .getByRole("button", { name: "Take it down" })
    .click();
  await expect(page).toHaveURL(`${app.appUrl}/profile/ada-okafor`);
  await expect(barOf(page)).toContainText("Stripe is down");
  await barOf(page).getByRole("button", { name: "Mend Stripe" }).click();
  await expect(barOf(page)).toContainText("Mended. Stripe works.");

  await press(page, "Act as", "Nobody");
  await expect(barOf(page)).toContainText("You are signed out.");
}

test("act as the operator, move the clock, break Stripe and mend it", async ({ page }) => {
  const failures: string[] = [];
  page.on("pageerror", (error) => failures.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") failures.push(message.text());
  });
  await walk(page);
  expect(failures).toEqual([]);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });
  test("the same by forms alone", async ({ page }) => walk(page));
});

test("a mail that comes while a page is open is counted there, until it is opened", async ({ page }) => {
  await page.goto(`${app.appUrl}/forgot-password`);
  await page.getByLabel("E-mail").fill("client@example.com");
  await page.getByRole("main").getByRole("button").first().click();
  await expect(barOf(page)).toContainText(/\d+ unread/);
  const unread = async () => Number(/(\d+) unread/.exec((await barOf(page).textContent()) ?? "")?.[1] ?? 0);
  const before = await unread();
  const inbox = await page.context().newPage();
  await inbox.goto(app.inboxUrl);
  await inbox.locator("article a").first().click();
  await expect.poll(unread, { timeout: 15_000 }).toBe(before - 1);
});

for (const [name, viewport] of [
  ["a phone", { width: 390, height: 844 }],
  ["a desktop", { width: 1280, height: 900 }],
] as const)
  test(`on ${name} the bar is one line, nothing scrolls sideways, and axe finds nothing, open or closed`, async ({
    page,
  }) => {
    await page.setViewportSize(viewport);
    await page.goto(`${app.appUrl}/sign-in`);
    const bar = barOf(page);
    expect((await bar.boundingBox())?.height).toBeLessThanOrEqual(48);
    for (const words of ["Act as", "Break something"]) {
      await bar.locator("summary").filter({ hasText: words }).click();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(viewport.width);
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    }
    await page.keyboard.press("Escape");
    await expect(bar.locator("details[open]")).toHaveCount(0);
    await expect(bar.locator("summary").filter({ hasText: "Break something" })).toBeFocused();
  });
