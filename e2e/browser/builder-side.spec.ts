import type { Page } from "@playwright/test";
import { calendlyFrame, pickTime } from "../fixtures/calendly-pages.ts";
import { openCalendlyAccount, type CalendlyAccount } from "../fixtures/calendly-account.ts";
import { CLIENT_PASSWORD } from "../fixtures/client.ts";
import { mailedSignInLink } from "../fixtures/sign-up-by-mail.ts";
import { chargesOf } from "../fixtures/stripe-books.ts";
import { payByCard } from "../fixtures/stripe-page.ts";
import { expect, test } from "../fixtures/test.ts";
import type { BrowserApp } from "../fixtures/browser-app.ts";

const OFFER = "Pairing hour";

/** A visitor signs up to sell. */
async function signUpAsBuilder(app: BrowserApp, page: Page, { name, email }: CalendlyAccount): Promise<void> {
  await page.goto("/sign-up");
  await page.getByLabel("I want to sell sessions, with my Calendly").check();
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
  await page.goto((await mailedSignInLink(app, email)).href);
  await page.getByLabel("Password, if you want one").fill(CLIENT_PASSWORD);
  await page.getByRole("button", { name: "Confirm and sign in" }).click();
  await page.getByRole("button", { name: "Become a builder" }).click();
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
  await page.getByRole("link", { name: "Connect your Calendly" }).click();
  await expect(page.getByRole("heading", { name: "Calendly connection" })).toBeVisible();
}

async function connectByConsent(page: Page, { name }: CalendlyAccount): Promise<void> {
  await page.getByRole("button", { name: "Connect Calendly" }).click();
  await expect(page.getByRole("heading", { name: "Connect BuildAppsWith Booking?" })).toBeVisible();
  await page.getByLabel(name).check();
  await page.getByRole("button", { name: "Allow" }).click();
  await expect(page.getByText("Calendly is connected.")).toBeVisible();
  await expect(page.getByText("Authorized at Calendly")).toBeVisible();
}

async function connectByToken(page: Page, { token }: CalendlyAccount): Promise<void> {
  await page.getByText("Or paste a token").click();
  await page.getByLabel("Personal access token").fill(token);
  await page.getByRole("button", { name: "Connect with this token" }).click();
  await expect(page.getByText("Calendly is connected.")).toBeVisible();
  await expect(page.getByText("With a pasted token")).toBeVisible();
  expect(await page.content()).not.toContain(token);
}

/** Prices the offer at 90 EUR with the strict policy, and puts it on sale. */
async function priceAndPublish(page: Page): Promise<void> {
  await page
    .getByRole("navigation", { name: "Builder" })
    .getByRole("link", { name: "Session types" })
    .click();
  await page.getByRole("button", { name: "Fetch changes from Calendly" }).click();
  await expect(page.getByText("Everything is as Calendly has it.")).toBeVisible();
  const offer = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: OFFER }) });
  await expect(offer.getByText("Draft: only you see it")).toBeVisible();
  await offer.getByRole("link", { name: `Price and policy of ${OFFER}` }).click();
  await offer.getByLabel("Price", { exact: true }).fill("90");
  await offer.getByLabel("Currency").selectOption("EUR");
  await offer.getByLabel("What the client gets").fill("An hour on your code, side by side.");
  await offer.getByLabel("Strict").check();
  await offer.getByRole("button", { name: "Save" }).click();
  await expect(offer.getByText("€90.00")).toBeVisible();
  await offer.getByRole("button", { name: `Publish ${OFFER}` }).click();
  await expect(offer.getByText("Published", { exact: true })).toBeVisible();
}

/** Books and pays what the profile at this path offers. Resolves to the booking's id. */
async function bookAndPay(page: Page, profile: string): Promise<string> {
  await page.goto(profile);
  await page.getByRole("button", { name: `Book ${OFFER}` }).click();
  await expect(page.getByRole("heading", { name: /^Pick a time with / })).toBeVisible();
  const bookingId = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  await pickTime(calendlyFrame(page));
  await page.getByRole("button", { name: "Pay €90.00" }).click();
  await expect(page.getByRole("heading", { name: "Pay with card" })).toBeVisible();
  await payByCard(page);
  await expect(page.getByRole("heading", { name: "You are booked" })).toBeVisible();
  return bookingId;
}

for (const [way, connect] of [
  ["by consent at Calendly", connectByConsent],
  ["with a pasted token", connectByToken],
] as const) {
  test(`who signs up and connects ${way} sells a session, and sees who paid for it`, async ({
    app,
    client,
    openDevice,
  }) => {
    test.slow();
    const account = await openCalendlyAccount(app.sandbox, { offering: OFFER });
    const builder = await openDevice(null);
    await signUpAsBuilder(app, builder, account);
    await connect(builder, account);
    await priceAndPublish(builder);
    await builder
      .getByRole("navigation", { name: "Builder" })
      .getByRole("link", { name: "Overview" })
      .click();
    await builder.getByRole("link", { name: "Your public profile" }).click();
    const profile = await builder.getByRole("link", { name: "Open the public page" }).getAttribute("href");

    const bookingId = await bookAndPay(await openDevice(client), profile ?? "");
    await app.settled();
    expect(app.records.statesOf(bookingId).at(-1)).toBe("CONFIRMED");
    expect(chargesOf(await app.sandbox.stripeLedger(), bookingId)).toEqual([{ paid: 9000, returned: 0 }]);

    await builder
      .getByRole("navigation", { name: "Builder" })
      .getByRole("link", { name: "Bookings" })
      .click();
    await builder.getByRole("link", { name: `${OFFER} with ${client.name}` }).click();
    await expect(builder.getByRole("heading", { name: `${OFFER} with ${client.name}` })).toBeVisible();
    await expect(builder.getByText(client.email)).toBeVisible();
    const history = builder.getByRole("region", { name: "History" });
    await expect(history.getByText("Paid", { exact: true })).toBeVisible();
  });
}

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a builder signs up, connects, prices, publishes and sets a policy in steps of their own", async ({
    app,
    openDevice,
  }) => {
    test.slow();
    const account = await openCalendlyAccount(app.sandbox, { offering: OFFER });
    const builder = await openDevice(null);
    await signUpAsBuilder(app, builder, account);
    await connectByConsent(builder, account);
    await priceAndPublish(builder);

    await builder.getByRole("link", { name: `Price and policy of ${OFFER}` }).click();
    await expect(builder.getByLabel("Step 1: percent returned")).toBeHidden();
    await builder.getByLabel(/^My own/).check();
    await builder.getByLabel("Step 1: hours before the start").fill("72");
    await builder.getByLabel("Step 1: percent returned").fill("80");
    await builder.getByLabel("Step 2: hours before the start").fill("");
    await builder.getByLabel("Step 2: percent returned").fill("");
    await builder.getByRole("button", { name: "Save" }).click();
    await expect(builder.getByRole("button", { name: "Save" })).toBeHidden();
    await builder.getByRole("link", { name: `Price and policy of ${OFFER}` }).click();
    await expect(
      builder.getByText("Cancel 3 days or more before it starts and you get 80\u00a0% back."),
    ).toBeVisible();
  });
});

test("a price that is no amount is refused at its field, and what was typed is kept", async ({
  app,
  openDevice,
}) => {
  const account = await openCalendlyAccount(app.sandbox, { offering: OFFER });
  const builder = await openDevice(null);
  await signUpAsBuilder(app, builder, account);
  await connectByToken(builder, account);
  await builder.goto("/builder/session-types");
  await builder.getByRole("link", { name: `Price and policy of ${OFFER}` }).click();
  await builder.getByLabel("Price", { exact: true }).fill("ninety");
  await builder.getByLabel("What the client gets").fill("An hour.");
  await builder.getByRole("button", { name: "Save" }).click();
  await expect(builder.getByLabel("Price", { exact: true })).toHaveAttribute("aria-invalid", "true");
  await expect(builder.getByLabel("Price", { exact: true })).toHaveValue("ninety");
  await expect(builder.getByLabel("What the client gets")).toHaveValue("An hour.");
  await expect(builder.getByText("Draft: only you see it")).toBeVisible();
});

test("who refuses at Calendly is told so, and is connected to nothing", async ({ app, openDevice }) => {
  const account = await openCalendlyAccount(app.sandbox, { offering: OFFER });
  const builder = await openDevice(null);
  await signUpAsBuilder(app, builder, account);
  await builder.getByRole("button", { name: "Connect Calendly" }).click();
  await builder.getByRole("button", { name: "Deny" }).click();
  await expect(builder.getByRole("alert")).toBeVisible();
  await expect(builder.getByRole("button", { name: "Connect Calendly" })).toBeVisible();
});
