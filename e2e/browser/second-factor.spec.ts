import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Page } from "@playwright/test";
import { DEMO_ACCOUNTS } from "../../db/seed/demo-data.ts";
import { childEnv } from "../../server/env.ts";
import { signOut } from "../fixtures/account-menu.ts";
import { arrangeBooking } from "../fixtures/arrange-booking.ts";
import { authenticatorApp, type AuthenticatorApp } from "../fixtures/authenticator-app.ts";
import { plugInPasskeyDevice } from "../fixtures/passkey-device.ts";
import { signInByPassword } from "../fixtures/sign-in.ts";
import { chargesOf } from "../fixtures/stripe-books.ts";
import { expect, test as base } from "../fixtures/test.ts";
import { startBrowserApp, type BrowserApp } from "../fixtures/browser-app.ts";

const OPERATOR = DEMO_ACCOUNTS.find(({ role }) => role === "operator");
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

/** A app that asks operators for their second factor. */
const test = base.extend<object, { app: BrowserApp }>({
  app: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from this pattern
    async ({}, use) => {
      const app = await startBrowserApp({ OPERATOR_SECOND_FACTOR: "required" });
      await use(app);
      await app.close();
    },
    { scope: "worker", timeout: 120_000 },
  ],
});

// There is one operator, and what they have set up is carried on.
test.describe.configure({ mode: "serial" });

let authenticator: AuthenticatorApp;
let recoveryCodes: readonly string[];

/** How often the operator was told this by mail. */
async function timesTold(app: BrowserApp, subject: string): Promise<number> {
  const told = await app.sandbox.notificationsTo(OPERATOR?.email ?? "");
  return told.filter((mail) => mail.subject === subject).length;
}

async function signIn(page: Page, next: string): Promise<void> {
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
  await signInByPassword(page, OPERATOR?.email ?? "", OPERATOR?.password);
}

/** Types the code of the next half minute, which nobody has used; the app takes it, whether it has noticed the half minute or not. */
async function typeCode(app: BrowserApp, page: Page): Promise<void> {
  await app.sandbox.advance({ ms: 30_000 });
  const now = await app.sandbox.now();
  await page.getByLabel("Code of your authenticator app").fill(authenticator.codeAt(now));
  await page.getByRole("button", { name: "Confirm" }).click();
}

/** Comes back sixteen minutes later to a refund that is half typed, and presses its button. */
async function refundTooLate(app: BrowserApp, page: Page, bookingId: string): Promise<void> {
  await page.goto(`/operator/bookings/${bookingId}?refund#actions`);
  await page.getByLabel("Amount in USD").fill("49.50");
  await page.getByLabel("Reason, in your words").fill("The call was “short”.");
  await app.sandbox.advance({ minutes: 16 });
  await page.getByRole("button", { name: "Return the money" }).click();
}

async function expectRefunded(app: BrowserApp, page: Page, bookingId: string): Promise<void> {
  await expect(page.getByText("The refund is on its way to Stripe.")).toBeVisible();
  await app.settled();
  const [charge] = chargesOf(await app.sandbox.stripeLedger(), bookingId);
  expect(charge?.returned).toBe(4950);
  await page.reload();
  await expect(
    page.getByRole("region", { name: "History" }).getByText("“The call was “short”.”"),
  ).toHaveCount(1);
}

test("on a phone without scripts: set up by text, recovery codes to keep, and a refund that waits for its code as it was typed", async ({
  app,
  client,
  openDevice,
}) => {
  const { id } = await arrangeBooking(app, client, "booked");
  const page = await openDevice(null, { ...PHONE, javaScriptEnabled: false });
  await signIn(page, "/operator/bookings");
  await expect(page.getByRole("heading", { name: "Set up your second factor" })).toBeVisible();
  await expect(page.getByText("Passkeys need JavaScript in this browser.")).toBeVisible();
  await expect(page.getByLabel("Name of the new passkey")).toBeHidden();
  await page.getByRole("button", { name: "Set up an authenticator app" }).click();
  await expect(page.getByRole("img", { name: "QR code for your authenticator app" })).toBeVisible();
  const groups = await page.getByLabel("Secret").locator("span").allInnerTexts();
  expect(groups).toHaveLength(8);
  authenticator = authenticatorApp(groups.join(""));
  const now = await app.sandbox.now();
  await page.getByLabel("2. The six digits").fill(authenticator.wrongCodeAt(now));
  await page.getByRole("button", { name: "Finish" }).click();
  await expect(page.getByText("This is not the code that the app shows now.")).toBeVisible();
  await page.getByLabel("2. The six digits").fill(authenticator.codeAt(now));
  await page.getByRole("button", { name: "Finish" }).click();
  const codes = page.getByRole("alert").getByRole("listitem");
  await expect(codes).toHaveCount(10);
  const shown = await codes.allInnerTexts();
  recoveryCodes = shown;
  const file = await page.getByRole("link", { name: "Download as text" }).getAttribute("href");
  for (const code of shown) expect(decodeURIComponent(file ?? "")).toContain(code);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(PHONE.viewport.width);
  await page.getByRole("link", { name: "I have saved them: continue" }).click();
  await expect(page).toHaveURL(/\/operator\/bookings$/);

  await refundTooLate(app, page, id);
  await expect(page.getByRole("heading", { name: "Confirm it is you" })).toBeVisible();
  await expect(page.getByText("Your form is kept")).toBeVisible();
  await typeCode(app, page);
  await expectRefunded(app, page, id);
});

test("a passkey is added, signs in with nothing else asked, and confirms a refund; one without its owner does neither", async ({
  app,
  client,
  openDevice,
  browserWatch,
}) => {
  const { id } = await arrangeBooking(app, client, "booked");
  const page = await openDevice(null);
  const device = await plugInPasskeyDevice(page);
  await signIn(page, "/operator/second-factor");
  await expect(page.getByRole("heading", { name: "Confirm it is you" })).toBeVisible();
  await typeCode(app, page);
  await page.getByLabel("Name of the new passkey").fill("Work laptop");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await expect(page.getByText("The passkey is added.")).toBeVisible();
  await expect(page.getByText("Work laptop", { exact: true })).toBeVisible();
  expect(await device.countPasskeys()).toBe(1);
  expect(await timesTold(app, "A passkey was added to your account")).toBe(1);

  await signOut(page);
  await page.goto("/sign-in?next=%2Foperator%2Fletters");
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page.getByRole("heading", { name: "Failed jobs", exact: true })).toBeVisible();

  await refundTooLate(app, page, id);
  await expect(page.getByRole("heading", { name: "Confirm it is you" })).toBeVisible();
  await device.setOwnerThere(false);
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page.getByText("No passkey was used.")).toBeVisible();
  await device.setOwnerThere(true);
  const before = await page.context().cookies();
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expectRefunded(app, page, id);
  const sessionOf = (cookies: typeof before) => cookies.find(({ name }) => name.endsWith("session_token"));
  expect(sessionOf(await page.context().cookies())?.value).not.toBe(sessionOf(before)?.value);

  // What a browser would not send: a passkey that did not ask for its owner.
  await signOut(page);
  await device.setOwnerThere(false);
  browserWatch.expectComplaint(/Failed to load resource/);
  await page.goto("/sign-in?next=%2Foperator");
  await page.evaluate(() => {
    const ask = navigator.credentials.get.bind(navigator.credentials);
    navigator.credentials.get = (options) => {
      if (options?.publicKey !== undefined) options.publicKey.userVerification = "discouraged";
      return ask(options);
    };
  });
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page.getByText("This passkey is not registered here.")).toBeVisible();
  expect(sessionOf(await page.context().cookies())).toBeUndefined();
});

test("a session begun by password is confirmed by a passkey; passkeys are renamed and taken away, and the app goes once one is left", async ({
  app,
  openDevice,
}) => {
  const page = await openDevice(null);
  const first = await plugInPasskeyDevice(page);
  await signIn(page, "/operator/second-factor");
  await typeCode(app, page);
  await page.getByLabel("Name of the new passkey").fill("Phone");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await expect(page.getByText("The passkey is added.")).toBeVisible();

  // The page that is open asks for itself anew, and must not do so with the cookies of two sessions.
  await page.goto("about:blank");
  await page.context().clearCookies();
  await signIn(page, "/operator/failed-jobs");
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page.getByRole("heading", { name: "Failed jobs", exact: true })).toBeVisible();

  await page.getByRole("link", { name: "Settings", exact: true }).click();
  await page.getByRole("link", { name: "Second factor", exact: true }).click();
  await first.unplug();
  await plugInPasskeyDevice(page);
  await page.getByLabel("Name of the new passkey").fill("Key in the safe");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await expect(page.getByText("Key in the safe")).toBeVisible();
  await page.getByRole("button", { name: "Create new recovery codes" }).click();
  await expect(page.getByRole("heading", { name: "Your recovery codes" })).toBeFocused();
  recoveryCodes = await page.getByRole("alert").getByRole("listitem").allInnerTexts();

  const passkeys = page.getByRole("region", { name: "Passkeys" });
  await passkeys.getByText("Rename or remove").last().click();
  await passkeys.getByLabel("Name", { exact: true }).last().fill("Key in the bank");
  await passkeys.getByRole("button", { name: "Save the name" }).last().click();
  await expect(passkeys.getByText("Key in the bank")).toBeVisible();
  await page.getByRole("button", { name: "Remove the app" }).click();
  await expect(page.getByText("Removed: it no longer confirms anything.")).toBeVisible();
  for (const left of [2, 1]) {
    await passkeys.getByText("Rename or remove").first().click();
    await passkeys.getByRole("button", { name: "Remove it" }).first().click();
    await expect(passkeys.getByText("Rename or remove")).toHaveCount(left);
  }
  await page.reload();
  await passkeys.getByText("Rename or remove").click();
  await passkeys.getByRole("button", { name: "Remove it" }).click();
  await expect(page.getByText("This is your only factor.")).toBeVisible();
});

test("whoever runs the server takes passkeys away as well: none signs in any more, and the owner is told and sets up a new factor", async ({
  app,
  openDevice,
  browserWatch,
}) => {
  browserWatch.expectComplaint(/Failed to load resource/);
  const page = await openDevice(null);
  await plugInPasskeyDevice(page);
  await signIn(page, "/operator/second-factor");
  await page.getByLabel("Recovery code").fill(recoveryCodes[0] ?? "");
  await page.getByRole("button", { name: "Confirm" }).click();
  await page.getByLabel("Name of the new passkey").fill("Phone at home");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await expect(page.getByText("Phone at home", { exact: true })).toBeVisible();
  await page.goto("about:blank");

  const command = ["--import", "tsx", "server/commands/reset-second-factor.ts", OPERATOR?.email ?? ""];
  await promisify(execFile)(process.execPath, command, { env: childEnv(app.env) });
  expect(await timesTold(app, "Your second factor was reset")).toBe(1);
  await page.goto("/operator");
  await expect(page.getByRole("heading", { name: "Sign in", exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page.getByText("This passkey is not registered here.")).toBeVisible();

  await signIn(page, "/operator");
  await expect(page.getByRole("heading", { name: "Set up your second factor" })).toBeVisible();
  await expect(page.getByText("Rename or remove")).toHaveCount(0);
  await page.getByRole("button", { name: "Set up an authenticator app" }).click();
  const code = page.getByLabel("2. The six digits");
  for (const words of ["This is not the code", "This is not the code", "Please type the six digits"]) {
    await code.fill(words.startsWith("This") ? "wrong" : "");
    await page.getByRole("button", { name: "Finish" }).click();
    await expect(page.getByText(words)).toBeVisible();
    await expect(code).toBeFocused();
  }
  const told = await timesTold(app, "A passkey was added to your account");
  await page.getByLabel("Name of the new passkey").fill("New phone");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await expect(page.getByRole("heading", { name: "Second factor", exact: true })).toBeVisible();
  expect(await timesTold(app, "A passkey was added to your account")).toBe(told + 1);
});
