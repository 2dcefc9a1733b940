import type { Page } from "@playwright/test";
import { createClient } from "../fixtures/client.ts";
import { expect, test } from "../fixtures/test.ts";

/** A page of somebody else's, on an origin of its own, with a policy that lets in what the embed needs and nothing more. */
function sampleSite(inboxUrl: string): string {
  const url = new URL("/sample-site", inboxUrl);
  url.hostname = "localhost";
  return url.href;
}

async function openSite(page: Page, inboxUrl: string) {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(sampleSite(inboxUrl));
  return complaints;
}

test("under a strict policy the card shows prices and times, grows to their height, and leads to our own origin with what the site knows", async ({
  app,
  openDevice,
}) => {
  const page = await openDevice(null);
  const complaints = await openSite(page, app.inboxUrl);
  const card = page.getByTitle("Sessions and prices");
  await card.scrollIntoViewIfNeeded();
  const frame = card.contentFrame();
  await expect(frame.getByText("$150.00").first()).toBeVisible();
  await expect(page.getByRole("link", { name: "Sessions and prices" })).toBeHidden();
  await expect.poll(async () => (await card.boundingBox())?.height ?? 0).toBeGreaterThan(200);
  const offer = frame.locator("a[data-offer]").first();
  await expect(offer).toHaveAttribute("target", "_blank");
  const address = new URL((await offer.getAttribute("href")) ?? "");
  expect([address.origin, address.pathname.startsWith("/book/sty_")]).toEqual([app.appUrl, true]);
  expect(address.searchParams.get("embedded")).toBe("localhost");
  expect(new URLSearchParams(address.hash.slice(1)).get("email")).toBe("robin@readers.example");
  expect(complaints).toEqual([]);
});

test("the window takes the focus, closes by Escape from within and without, gives the focus back, and the page behind stands still", async ({
  app,
  openDevice,
}) => {
  const page = await openDevice(null);
  const complaints = await openSite(page, app.inboxUrl);
  const link = page.getByRole("link", { name: "Book a session" });
  await expect(link).toHaveCSS("border-radius", "9px");
  await link.click();
  const dialog = page.getByRole("dialog", { name: "Book a session" });
  await expect(dialog).toHaveAttribute("aria-modal", "true");
  await expect(dialog).toHaveCSS("border-radius", "14px");
  await expect(page.locator("html")).toHaveCSS("overflow-y", "hidden");
  const frame = dialog.locator("iframe").contentFrame();
  await expect(frame.getByRole("heading", { name: "Ada Okafor" })).toBeVisible();
  for (let presses = 0; presses < 4; presses += 1) await page.keyboard.press("Tab");
  await expect(link).not.toBeFocused();
  await frame.locator("a[data-offer]").first().focus();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(link).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(page.locator("html")).not.toHaveCSS("overflow-y", "hidden");
  expect(complaints).toEqual([]);
});

test("foreign messages, odd links and a second script change nothing, and a link that is added later is turned too", async ({
  app,
  openDevice,
}) => {
  const page = await openDevice(null);
  const complaints = await openSite(page, app.inboxUrl);
  const card = page.getByTitle("Sessions and prices");
  await card.scrollIntoViewIfNeeded();
  await expect.poll(async () => (await card.boundingBox())?.height ?? 0).toBeGreaterThan(200);
  const height = (await card.boundingBox())?.height;
  await page.evaluate((ours) => {
    postMessage({ booking: "height", pixels: 9e9 }, "*");
    postMessage("x".repeat(1_000_000), "*");
    postMessage(null, "*");
    const add = (href: string, builder: string) => {
      const link = document.createElement("a");
      link.href = href;
      link.dataset["booking"] = "modal";
      link.dataset["bookingBuilder"] = builder;
      link.textContent = builder;
      document.body.append(link);
    };
    add("javascript:document.title='taken'", "script");
    add("https://elsewhere.invalid/profile/ada", "elsewhere");
    add(`${ours}/profile/ada-okafor`, "../../sign-in");
    add(`${ours}/profile/ada-okafor`, "ada-okafor");
    const script = document.createElement("script");
    script.src = `${ours}/embed.js`;
    document.body.append(script);
    return new Promise((resolve) => script.addEventListener("load", resolve));
  }, app.appUrl);
  await expect(page.locator("a[data-booking-ready]").filter({ hasText: /^ada-okafor$/ })).toHaveCount(1);
  await expect(
    page.locator("a[data-booking-ready]").filter({ hasText: /script|elsewhere|sign-in/ }),
  ).toHaveCount(0);
  expect((await card.boundingBox())?.height).toBe(height);
  await expect(page.getByTitle("Sessions and prices")).toHaveCount(1);
  expect(complaints).toEqual([]);
});

test("a site that is not registered keeps the plain link", async ({ app, browserWatch, openDevice }) => {
  browserWatch.expectComplaint(/^Framing 'http:\/\/localhost:\d+\/' violates .*frame-ancestors/s);
  const page = await openDevice(null);
  const other = new URL(sampleSite(app.inboxUrl));
  // The same page under another name is another origin.
  other.hostname = "127.0.0.1";
  await page.goto(other.href);
  await expect(page.locator('a[data-booking="card"]')).toHaveAttribute("data-booking-ready", "card");
  await page.locator("iframe").first().scrollIntoViewIfNeeded();
  await expect(page.getByRole("link", { name: "Sessions and prices" })).toBeVisible();
  await page.getByRole("link", { name: "Book a session" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("link", { name: "Book a session" })).toHaveAttribute(
    "href",
    /^http:\/\/localhost:\d+\/profile\/ada-okafor\?embedded=127\.0\.0\.1/,
  );
});

test("with scripts off every link leads to the profile", async ({ app, openDevice }) => {
  const page = await openDevice(await createClient(app), { javaScriptEnabled: false });
  await page.goto(sampleSite(app.inboxUrl));
  await page.getByRole("link", { name: "Sessions and prices" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Ada Okafor" })).toBeVisible();
});
