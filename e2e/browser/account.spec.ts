import type { BrowserContextOptions, Page } from "@playwright/test";
import { AxeBuilder } from "@axe-core/playwright";
import { openAccountMenu, signOut } from "../fixtures/account-menu.ts";
import { newPerson } from "../fixtures/client.ts";
import { expect, test } from "../fixtures/test.ts";
import type { BrowserApp } from "../fixtures/browser-app.ts";

const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 } };
const PASSWORD = "a-password-of-my-own";

/** The newest link to `path` in the mails to this address, once there are so many. */
async function newestLink({ sandbox }: BrowserApp, email: string, path: string, count = 1): Promise<string> {
  const find = async () =>
    (await sandbox.mailTo(email))
      .flatMap(({ text }) => text?.match(/https?:\/\/\S+/g) ?? [])
      .filter((link) => new URL(link).pathname === path);
  await expect.poll(async () => (await find()).length).toBe(count);
  return (await find()).at(-1) ?? "";
}

async function expectNoBarriers(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical")).toEqual([]);
}

async function expectToFit(page: Page): Promise<void> {
  expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBe(0);
}

for (const javaScriptEnabled of [true, false]) {
  test(`on a phone ${javaScriptEnabled ? "with" : "without"} scripts: sign in by mail, set a password, forget it, choose another, move to another address, download, and erase`, async ({
    app,
    openDevice,
  }) => {
    test.slow();
    const { email } = newPerson();
    const next = newPerson().email;
    const page = await openDevice(null, { ...PHONE, javaScriptEnabled });
    await page.goto("/sign-in?next=%2Faccount");
    await page.getByLabel("Your e-mail address").fill(email);
    await page.getByRole("button", { name: "Mail me a code" }).click();
    await expect(page.getByText(`We mailed six digits to ${email}`)).toBeVisible();
    await page.goto(await newestLink(app, email, "/sign-in/code"));
    await page.getByRole("button", { name: "Sign in" }).click();
    await openAccountMenu(page);
    await expect(page.getByRole("button", { name: /^Sign out/ })).toBeVisible();
    await page.goto("/account");
    await expect(page.getByRole("heading", { name: "Your account" })).toBeVisible();
    await expectToFit(page);
    if (javaScriptEnabled) await expectNoBarriers(page);

    await page.getByLabel("Your name").fill("Casey Newname");
    await page.getByRole("button", { name: "Save the name" }).click();
    await expect(page.getByText("Your name is saved")).toBeInViewport();

    await page.getByLabel("A password").fill(PASSWORD);
    await page.getByRole("button", { name: "Set the password" }).click();
    await expect(page.getByText("Your password is saved")).toBeInViewport();
    await signOut(page);

    await page.goto("/sign-in?next=%2Faccount");
    await page.getByLabel("E-mail address", { exact: true }).fill(email);
    await page.getByLabel("Password").fill("what-was-it-again");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByRole("button", { name: "I forgot my password" }).click();
    await expect(page.getByText(`A mail is on its way to ${email}`)).toBeVisible();
    await page.goto(await newestLink(app, email, "/reset-password"));
    await page.getByLabel("New password").fill(`${PASSWORD}-2`);
    await page.getByRole("button", { name: "Set the new password" }).click();
    await expect(page.getByText("Your new password is set")).toBeVisible();
    await page.getByLabel("E-mail address", { exact: true }).fill(email);
    await page.getByLabel("Password").fill(`${PASSWORD}-2`);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();

    await expect(page.getByRole("heading", { name: "Your account" })).toBeVisible();
    await page.getByLabel("A new address").fill(next);
    await page.getByRole("button", { name: "Change the address" }).click();
    await expect(page.getByText(`${next}: not yet`)).toBeVisible();
    await page.goto(await newestLink(app, email, "/account/address"));
    await page.getByRole("button", { name: "Confirm the change" }).click();
    await expect(page.getByText("Confirmed. The account moves")).toBeVisible();
    await page.goto(await newestLink(app, next, "/account/address"));
    await page.getByRole("button", { name: "This address is mine" }).click();
    await expect(page.getByText(`the account’s address is ${next}`)).toBeVisible();

    await page.goto("/account");
    await expect(page.getByText(`Signed in as ${next}`)).toBeVisible();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Download your data" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("buildappswith-account.json");
    await page.getByRole("link", { name: "Erase the account" }).click();
    await expect(page.getByRole("heading", { name: "Erase your account" })).toBeVisible();
    await expectToFit(page);
    if (javaScriptEnabled) await expectNoBarriers(page);
    await page.getByLabel(`Type ${next}`).fill(next);
    await page.getByRole("button", { name: "Erase it for good" }).click();
    await expect(page.getByRole("heading", { name: "Your account is erased" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
  });
}
