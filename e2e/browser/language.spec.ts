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
