import type { Page } from "@playwright/test";
import type { BrowserApp } from "../fixtures/browser-app.ts";
import { calendlyFrame, pickTime } from "../fixtures/calendly-pages.ts";
import { createClient, newPerson } from "../fixtures/client.ts";
import { demoAccount } from "../fixtures/every-page.ts";
import { mailedCode } from "../fixtures/sign-up-by-mail.ts";
import { payByCard } from "../fixtures/stripe-page.ts";
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

test("a host that has redefined what scripts build upon, and a mark of odd letters and ten thousand of them, harm neither its page nor the way to us", async ({
  app,
  openDevice,
}) => {
  const page = await openDevice(null);
  await page.addInitScript((port) => {
    if (location.port !== port) return;
    const broken = () => {
      throw new Error("broken by the host");
    };
    Object.assign(globalThis, { fetch: broken });
    Object.defineProperty(globalThis, "customElements", { get: broken });
    Object.assign(Array.prototype, { odd: broken, toJSON: broken, flatMap: broken });
    Object.assign(String.prototype, { odd: broken });
    Object.assign(Object.prototype, { odd: "odd" });
  }, new URL(app.inboxUrl).port);
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  const odd = `"><script>alert(1)</script>\u202e\u0000${"x".repeat(10_000)}`;
  await page.goto(`${sampleSite(app.inboxUrl)}?utm_source=${encodeURIComponent(odd)}&utm_medium=a&utm_=b`);
  const card = page.getByTitle("Sessions and prices");
  await card.scrollIntoViewIfNeeded();
  const offer = card.contentFrame().locator("a[data-offer]").first();
  await expect(offer).toHaveAttribute("target", "_blank");
  const address = new URL((await offer.getAttribute("href")) ?? "");
  expect(address.origin).toBe(app.appUrl);
  expect(address.searchParams.get("utm_source")).toHaveLength(100);
  expect([...address.searchParams.keys()].filter((name) => name.startsWith("utm_"))).toEqual([
    "utm_source",
    "utm_medium",
  ]);
  await page.getByRole("link", { name: "Book a session" }).click();
  await expect(page.getByRole("dialog", { name: "Book a session" })).toBeVisible();
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

/** The booking of this page is paid and confirmed, and the builder's funnel counts it under this source. */
async function expectSold(app: BrowserApp, page: Page, source: string) {
  await expect(page.getByRole("heading", { name: "You are booked" })).toBeVisible();
  const bookingId = new URL(page.url()).pathname.split("/")[2] ?? "";
  expect(app.records.statesOf(bookingId).at(-1)).toBe("CONFIRMED");
  expect(app.records.sourceOf(bookingId)).toBe(source);
  const ada = await demoAccount(app, "ada@builders.example");
  // The funnel is counted each minute.
  await app.sandbox.advance({ minutes: 2 });
  await expect
    .poll(async () => {
      const { steps } = await ada.api.funnel.ofBuilder.query({ source });
      return steps.find(({ step }) => step === "paid")?.count;
    })
    .toBe(1);
}

test("a time pressed in another site's card is sold: the form is filled in, a mailed code is the sign-in, and the sale counts for that site", async ({
  app,
  openDevice,
}) => {
  const site = await openDevice(null, { timezoneId: "UTC" });
  const frame = site.getByTitle("Sessions and prices").contentFrame();
  const time = frame.locator("a[data-offer]").filter({ has: site.locator("time") });
  // The first reader asks for the times; they are there for the next.
  await expect(async () => {
    await openSite(site, app.inboxUrl);
    await site.getByTitle("Sessions and prices").scrollIntoViewIfNeeded();
    await expect(time.first()).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expect(frame.getByText("Times are UTC.")).toBeVisible();
  const at = new URL((await time.last().getAttribute("href")) ?? "").searchParams.get("at") ?? "";
  const opened = site.context().waitForEvent("page");
  await time.last().click();
  const page = await opened;
  await expect(page.getByRole("heading", { name: "Who is booking?" })).toBeVisible();
  await expect(page.getByLabel("Your name")).toHaveValue("Robin Reader");
  await expect(page.getByLabel("Your e-mail address")).toHaveValue("robin@readers.example");
  await expect(page).not.toHaveURL(/#|robin/i);
  await expect(page).toHaveURL(new RegExp(`at=${encodeURIComponent(at)}`));
  await page.getByRole("button", { name: "Mail me a code" }).click();
  await page.getByLabel("Six-digit code").fill(await mailedCode(app, "robin@readers.example"));
  await expect(page.getByText(/^You chose /)).toBeVisible();
  await pickTime(calendlyFrame(page), at.replace(".000Z", "Z"));
  await page.getByRole("button", { name: "Pay $150.00" }).click();
  await payByCard(page);
  await expectSold(app, page, "site:localhost");
});

test("a button that leads to the profile fills in the form behind it too, and the address says nothing of the reader on the way", async ({
  app,
  openDevice,
}) => {
  const page = await openDevice(null);
  await openSite(page, app.inboxUrl);
  const button = page.getByRole("link", { name: "See all sessions" });
  await expect(button).toHaveAttribute("href", /#name=Robin/);
  await button.click();
  await page.waitForURL(`${app.appUrl}/profile/ada-okafor?utm_source=notes&embedded=localhost`);
  await page.getByRole("button", { name: "Book Architecture review" }).click();
  await expect(page.getByLabel("Your name")).toHaveValue("Robin Reader");
  await expect(page.getByLabel("Your e-mail address")).toHaveValue("robin@readers.example");
  await expect(page).not.toHaveURL(/#|robin/i);
});

test("with scripts off the same site's link is sold by a mailed code, and the sale counts for the link's mark", async ({
  app,
  openDevice,
}) => {
  const page = await openDevice(null, { javaScriptEnabled: false });
  const person = newPerson();
  await page.goto(sampleSite(app.inboxUrl));
  await page.getByRole("link", { name: "See all sessions" }).click();
  await page.getByRole("button", { name: "Book Architecture review" }).click();
  await page.getByLabel("Your name").fill(person.name);
  await page.getByLabel("Your e-mail address").fill(person.email);
  await page.getByRole("button", { name: "Mail me a code" }).click();
  await page.getByLabel("Six-digit code").fill(await mailedCode(app, person.email));
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("link", { name: "Pick a time on Calendly" }).click();
  await pickTime(page);
  await page.getByRole("button", { name: "Pay $150.00" }).click();
  await payByCard(page);
  await expectSold(app, page, "utm:notes");
});
