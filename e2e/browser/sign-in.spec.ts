import { openAccountMenu, signOut } from "../fixtures/account-menu.ts";
import { newPerson } from "../fixtures/client.ts";
import { signInByPassword } from "../fixtures/sign-in.ts";
import { mailedCode, mailedCodeLink } from "../fixtures/sign-up-by-mail.ts";
import { expect, test } from "../fixtures/test.ts";

test("a mailed link signs in by its button only, once, and looking at it uses nothing up", async ({
  app,
  openDevice,
}) => {
  const { email } = newPerson();
  const page = await openDevice(null);
  await page.goto("/sign-in?next=%2Fbookings");
  await expect(page.getByText("To see your bookings.")).toBeVisible();
  await page.getByLabel("Your e-mail address").fill(email);
  await page.getByRole("button", { name: "Mail me a code" }).click();
  await expect(page.getByText(`We mailed six digits to ${email}`)).toBeVisible();

  await expect.poll(async () => (await app.sandbox.mailTo(email)).length).toBe(1);
  const link = (await mailedCodeLink(app, email)).href;
  // A mail scanner follows links.
  expect((await fetch(link)).status).toBe(200);
  expect((await fetch(link)).status).toBe(200);

  const elsewhere = await openDevice(null);
  await elsewhere.goto(link);
  await elsewhere.getByRole("button", { name: "Sign in" }).click();
  await expect(elsewhere.getByRole("heading", { name: "My bookings" })).toBeVisible();

  const second = await openDevice(null);
  await second.goto(link);
  await expect(second.getByText("This link has been used already")).toBeVisible();
  await expect(second.getByRole("button", { name: "Sign in" })).toBeHidden();
  await second.goto("/bookings");
  await expect(second.getByRole("heading", { name: "Sign in", exact: true })).toBeVisible();
});

test("a code signs in where it was asked for, and goes on by itself to the page that was wanted", async ({
  app,
  openDevice,
}) => {
  const { email } = newPerson();
  const page = await openDevice(null);
  await page.goto("/account");
  await expect(page.getByText("To open your account.")).toBeVisible();
  await page.getByLabel("Your e-mail address").fill(email);
  await page.getByRole("button", { name: "Mail me a code" }).click();
  await expect(page.getByLabel("Six-digit code")).toBeFocused();
  await page.getByLabel("Six-digit code").fill(await mailedCode(app, email));
  await expect(page.getByRole("heading", { name: "Your account" })).toBeVisible();
});

test("signing out ends the sign-in on this device only", async ({ client, openDevice }) => {
  const [page, other] = [await openDevice(client), await openDevice(null)];
  await other.goto("/sign-in?next=%2Fbookings");
  await signInByPassword(other, client.email);
  await page.goto("/bookings");
  await signOut(page);
  await page.goto("/bookings");
  await expect(page.getByRole("heading", { name: "Sign in", exact: true })).toBeVisible();
  await other.reload();
  await expect(other.getByRole("heading", { name: "My bookings" })).toBeVisible();
});

test("a wrong password says so, keeps the address and signs nobody in", async ({ client, openDevice }) => {
  const page = await openDevice(null);
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address", { exact: true }).fill(client.email);
  await page.getByLabel("Password").fill("not-the-password");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("don’t match");
  await expect(page.getByLabel("E-mail address", { exact: true })).toHaveValue(client.email);
  await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
});

test("a sign-in never leads to another site", async ({ client, openDevice }) => {
  const page = await openDevice(null);
  await page.goto("/sign-in?next=https%3A%2F%2Fevil.example%2F");
  await signInByPassword(page, client.email);
  await openAccountMenu(page);
  await expect(page.getByRole("button", { name: /^Sign out/ })).toBeVisible();
  await page.goto("/sign-in?next=%2F%2Fevil.example%2F");
  await expect(page).toHaveURL(/^http:\/\/localhost:\d+\/(bookings)?$/);
});
