import type { Locator, Page } from "@playwright/test";
import { calendlyFrame, pickTime } from "../fixtures/calendly-pages.ts";
import { CLIENT_PASSWORD, newPerson, type Client } from "../fixtures/client.ts";
import { mailedSignInLink } from "../fixtures/sign-up-by-mail.ts";
import { payByCard } from "../fixtures/stripe-page.ts";
import { expect, test, type OpenDevice } from "../fixtures/test.ts";
import type { BrowserApp } from "../fixtures/browser-app.ts";

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const OFFER = "Pairing hour";

/** The steps that are ticked on the builder's overview. */
async function ticked(page: Page): Promise<string[]> {
  await page.goto("/builder");
  const done = steps(page).getByRole("listitem").filter({ hasText: ", done" });
  return done.evaluateAll((items) =>
    items.map((item) => item.querySelector("a")?.firstChild?.textContent ?? ""),
  );
}

function steps(page: Page): Locator {
  return page.getByRole("region", { name: "Before clients can book" });
}

/** Creates an account, and confirms its address by the mail. */
async function signUpToSell(
  app: BrowserApp,
  page: Page,
  { name, email }: { readonly name: string; readonly email: string },
): Promise<void> {
  await page.goto("/sign-up?as=builder");
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByText(`A link is on its way to ${email}`)).toBeVisible();
  await page.goto((await mailedSignInLink(app, email)).href);
  await page.getByLabel("Password, if you want one").fill(CLIENT_PASSWORD);
  await page.getByRole("button", { name: "Confirm and sign in" }).tap();
  await page.getByRole("button", { name: "Become a builder" }).tap();
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
}

async function connectTheFreeAccount(page: Page): Promise<void> {
  await steps(page).getByRole("link", { name: "Connect your Calendly" }).tap();
  await page.getByRole("button", { name: "Connect Calendly" }).tap();
  await page.getByLabel("Zuri Wanjiru").check();
  await page.getByRole("button", { name: "Allow" }).tap();
  await expect(page.getByText("Calendly is connected.")).toBeVisible();
}

async function priceAndPublish(page: Page): Promise<void> {
  await steps(page).getByRole("link", { name: "Price a session type" }).tap();
  const offer = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: OFFER }) });
  await offer.getByRole("link", { name: `Price and policy of ${OFFER}` }).tap();
  await offer.getByLabel("Price", { exact: true }).fill("80");
  await offer.getByRole("button", { name: "Save" }).tap();
  await expect(offer.getByText("$80.00")).toBeVisible();
  expect(await ticked(page)).toEqual(["Connect your Calendly", "Price a session type"]);
  await steps(page).getByRole("link", { name: "Publish it" }).tap();
  await offer.getByRole("button", { name: `Publish ${OFFER}` }).tap();
  await expect(offer.getByText("Published", { exact: true })).toBeVisible();
}

async function introduceThemselves(page: Page): Promise<void> {
  await steps(page).getByRole("link", { name: "Say in a line what you do" }).tap();
  await page.getByLabel("What you do, in a line").fill("I pair on your hardest hour");
  await page.getByLabel("Your color").fill("#aa3300");
  await expect(page.getByLabel("One of my own")).toBeChecked();
  await page.getByRole("button", { name: "Save", exact: true }).tap();
  await expect(page.getByText("Saved.")).toBeVisible();
}

async function bookAndPay(openDevice: OpenDevice, client: Client, profile: string): Promise<void> {
  const page = await openDevice(client, PHONE);
  await page.goto(profile);
  const accent = await page.evaluate(() =>
    getComputedStyle(document.documentElement).getPropertyValue("--accent").trim(),
  );
  expect(accent).toBe("#aa3300");
  await page.getByRole("button", { name: `Book ${OFFER}` }).tap();
  await pickTime(calendlyFrame(page));
  await page.getByRole("button", { name: "Pay $80.00" }).tap();
  await payByCard(page);
  await expect(page.getByRole("heading", { name: "You are booked" })).toBeVisible();
}

test("a newcomer with a phone sells something: signs up, connects the free Calendly account, prices, publishes, is booked and paid", async ({
  client,
  openDevice,
  browserWatch,
  app,
}) => {
  test.slow();
  browserWatch.expectComplaint(/status of 404/);
  const page = await openDevice(null, PHONE);
  await signUpToSell(app, page, newPerson());
  expect(await ticked(page)).toEqual([]);
  await expect(page.getByText("Everything runs by itself")).toHaveCount(0);
  await page.goto("/builder/profile");
  const [profile = ""] = /\/profile\/[\w-]+/.exec(await page.getByRole("main").innerText()) ?? [];
  await page.goto("/builder");

  // Their own eyes only, until something is published.
  const stranger = await openDevice(client, PHONE);
  await stranger.goto(profile);
  await expect(stranger.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
  await page.getByRole("link", { name: "Look at your page" }).tap();
  await expect(page.getByText("This is your page as clients see it")).toBeVisible();
  await page.goto("/builder");

  await connectTheFreeAccount(page);
  expect(await ticked(page)).toEqual(["Connect your Calendly"]);
  await expect(page.getByText("Everything runs by itself")).toHaveCount(0);
  await priceAndPublish(page);
  await ticked(page);
  await introduceThemselves(page);
  await page.goto("/builder");
  await expect(page.getByRole("link", { name: "One draft waits for its price" })).toBeVisible();
  await expect(steps(page)).toHaveCount(0);

  await page.goto("/builder/preview");
  await expect(page.getByRole("button", { name: `Book ${OFFER}` })).toBeDisabled();
  await page.getByRole("link", { name: "Edit the session types" }).tap();
  await expect(page.getByRole("heading", { name: "Session types", level: 1 })).toBeVisible();

  await bookAndPay(openDevice, client, profile);
  await page.goto("/builder");
  await expect(page.getByRole("link", { name: `${OFFER} with ${client.name}` })).toBeVisible();
  const month = page.getByRole("region", { name: "This month" });
  await expect(month.getByRole("definition").filter({ hasText: "$80.00" })).toHaveCount(1);
});
