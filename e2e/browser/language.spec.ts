import { arrangeBooking } from "../fixtures/arrange-booking.ts";
import { newPerson } from "../fixtures/client.ts";
import { signInByPassword } from "../fixtures/sign-in.ts";
import { expect, test } from "../fixtures/test.ts";

const SENTENCE = "Pages and mails are in the language that you choose here.";

for (const javaScriptEnabled of [true, false]) {
  test(`${javaScriptEnabled ? "with" : "without"} scripts: a chosen language is that of each page and of the next mail`, async ({
    app,
    client,
    openDevice,
  }) => {
    const page = await openDevice(client, { javaScriptEnabled });
    await page.goto("/account");
    await expect(page.locator("html[lang=en]")).toBeVisible();
    await expect(page.getByText(SENTENCE)).toBeVisible();
    await page.locator("#account-language").selectOption("en-XA");
    await page.getByRole("button", { name: "Save the language" }).click();
    await expect(page.locator("html[lang=en-XA]")).toBeVisible();
    await expect(page).toHaveURL(/done=language/);
    await expect(page.getByText(SENTENCE)).toHaveCount(0);
    await page.goto("/bookings");
    await expect(page.locator("html[lang=en-XA]")).toBeVisible();

    await page.goto("/account");
    const before = (await app.sandbox.mailTo(client.email)).length;
    await page.locator("#new-email").fill(`moved-${client.email}`);
    await page.locator("button[value=address]").click();
    await expect.poll(async () => (await app.sandbox.mailTo(client.email)).length).toBe(before + 1);
    const mail = (await app.sandbox.mailTo(client.email)).at(-1);
    expect(mail?.subject).not.toBe("Confirm your new address");
    expect(mail?.text).toContain(client.email);

    await page.locator("#account-language").selectOption("");
    await page.locator("button[value=language]").click();
    await expect(page.locator("html[lang=en]")).toBeVisible();
  });
}

test("whoever signs in reads in the language of their account at once", async ({ client, openDevice }) => {
  await client.api.account.setLanguage.mutate({ language: "en-XB" });
  const page = await openDevice(null);
  await page.goto("/sign-in?next=/account");
  await expect(page.locator("html[lang=en][dir=ltr]")).toBeVisible();
  await signInByPassword(page, client.email);
  await expect(page.locator("html[lang=en-XB][dir=rtl]")).toBeVisible();
  await expect(page.getByText(SENTENCE)).toHaveCount(0);
});

test("a page that was open before another language was chosen is in it after its next form", async ({
  client,
  openDevice,
}) => {
  const page = await openDevice(client);
  await page.goto("/account");
  await client.api.account.setLanguage.mutate({ language: "en-XA" });
  await page.locator("#your-name").fill("Casey {x} <b>x</b> '{' # [");
  await page.locator("button[value=rename]").click();
  await expect(page.locator("html[lang=en-XA]")).toBeVisible();
  await expect(page.getByText(SENTENCE)).toHaveCount(0);
  await page.locator("button[value=rename]").click();
  await expect(page.getByRole("textbox").first()).toHaveValue("Casey {x} <b>x</b> '{' # [");
});

test("whose browser asks for German reads it from the profile to the payment, and in the mail with the code", async ({
  app,
  openDevice,
}) => {
  const device = await openDevice(null, { locale: "de-DE" });
  await device.goto("/profile/ada-okafor");
  await expect(device.locator("html[lang=de]")).toBeVisible();
  await expect(device.getByRole("heading", { name: "Angebote" })).toBeVisible();
  await device
    .getByRole("button", { name: /^(Buchen ?: Architecture review|Architecture review buchen)/ })
    .click();
  await expect(device.getByText("Wer bucht?")).toBeVisible();
  const { name, email } = newPerson();
  await device.getByLabel("Ihr Name").fill(name);
  await device.getByLabel("Ihre E-Mail-Adresse").fill(email);
  await device.getByRole("button", { name: "Code zuschicken" }).click();
  await expect(device.getByRole("heading", { name: "Code eingeben" })).toBeVisible();
  await expect.poll(async () => (await app.sandbox.mailTo(email)).length).toBe(1);
  const [mail] = await app.sandbox.mailTo(email);
  expect(mail?.subject).toBe("Ihr Code zum Buchen");
  expect(mail?.text).toContain("Er gilt");
});

test("a booking is in German where its client has chosen so, with money and times as Germans write them", async ({
  app,
  client,
  openDevice,
}) => {
  await client.api.account.setLanguage.mutate({ language: "de" });
  const { path } = await arrangeBooking(app, client, "details");
  const page = await openDevice(client);
  await page.goto(path);
  await expect(page.getByRole("heading", { name: "Zeit prüfen, dann bezahlen" })).toBeVisible();
  await expect(page.getByRole("button", { name: /^150,00\s\$ bezahlen$/ })).toBeVisible();
  await expect(page.getByText(/^Die Zeit ist für Sie reserviert bis \d\d:\d\d Uhr/)).toBeVisible();
  // Said by the page's script, which has fetched German before it took over.
  await page.getByText("Wenn Sie absagen müssen").click();
  await expect(
    page
      .getByText("Wenn Sie mindestens 24 Std. vor Beginn absagen, erhalten Sie alles zurück.")
      .filter({ visible: true })
      .first(),
  ).toBeVisible();
});
