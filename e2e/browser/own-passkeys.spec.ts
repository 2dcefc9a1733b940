import { signOut } from "../fixtures/account-menu.ts";
import { calendlyFrame, pickTime } from "../fixtures/calendly-pages.ts";
import { newPerson } from "../fixtures/client.ts";
import { plugInPasskeyDevice } from "../fixtures/passkey-device.ts";
import { mailedCode } from "../fixtures/sign-up-by-mail.ts";
import { payByCard } from "../fixtures/stripe-page.ts";
import { expect, test } from "../fixtures/test.ts";

test("whoever booked with a code is offered a passkey, adds it, signs in with it, and removes it", async ({
  app,
  openDevice,
  browserWatch,
}) => {
  const page = await openDevice(null);
  const device = await plugInPasskeyDevice(page);
  const person = newPerson();
  await page.goto("/profile/ada-okafor");
  await page.getByRole("button", { name: "Book Architecture review" }).click();
  await page.getByLabel("Your name").fill(person.name);
  await page.getByLabel("Your e-mail address").fill(person.email);
  await page.getByRole("button", { name: "Mail me a code" }).click();
  await page.getByLabel("Six-digit code").fill(await mailedCode(app, person.email));
  await pickTime(calendlyFrame(page));
  const offer = page.getByRole("link", { name: "add a passkey" });
  await expect(page.getByRole("button", { name: "Pay $150.00" })).toBeVisible();
  await expect(offer).toBeHidden();
  await page.getByRole("button", { name: "Pay $150.00" }).click();
  await payByCard(page);
  await expect(page.getByRole("heading", { name: "You are booked" })).toBeVisible();
  const booking = page.url();

  await offer.click();
  await expect(page).toHaveURL(/\/account#passkeys$/);
  const passkeys = page.getByRole("region", { name: "Passkeys" });
  await passkeys.getByLabel("Name of the new passkey").fill("Work laptop");
  await passkeys.getByRole("button", { name: "Add a passkey" }).click();
  await expect(passkeys.getByText("The passkey is added.")).toBeVisible();
  await expect(passkeys.getByText("Work laptop", { exact: true })).toBeVisible();
  expect(await device.countPasskeys()).toBe(1);
  await page.goto(booking);
  await expect(page.getByRole("heading", { name: "You are booked" })).toBeVisible();
  await expect(offer).toBeHidden();

  await signOut(page);
  await page.goto("/sign-in?next=%2Faccount");
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page.getByRole("heading", { name: "Your account" })).toBeVisible();
  await passkeys.getByText("Rename or remove").click();
  await passkeys.getByRole("button", { name: "Remove it" }).click();
  await expect(passkeys.getByText("The passkey is removed.")).toBeVisible();
  await expect(passkeys.getByText("Work laptop", { exact: true })).toBeHidden();

  await signOut(page);
  await page.goto("/sign-in?next=%2Faccount");
  browserWatch.expectComplaint(/Failed to load resource/);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page.getByText("This passkey is not registered here.")).toBeVisible();
});

test("without scripts passkeys are listed, and adding one says what it needs", async ({
  client,
  openDevice,
}) => {
  const page = await openDevice(client, { javaScriptEnabled: false });
  await page.goto("/account");
  const passkeys = page.getByRole("region", { name: "Passkeys" });
  await expect(passkeys.getByText("Passkeys need JavaScript in this browser.")).toBeVisible();
  await expect(passkeys.getByLabel("Name of the new passkey")).toBeHidden();
});
