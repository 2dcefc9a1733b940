import { demoAccount } from "../fixtures/every-page.ts";
import { expect, test } from "../fixtures/test.ts";

const MAILS = "/operator/mails";
const MAIL = `${MAILS}/confirmed-client`;
const OPERATOR = "operator@example.com";
/** The card of a mail, in the dark. */
const DARK_CARD = "rgb(27, 26, 32)";
const LIGHT_CARD = "rgb(255, 255, 255)";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    test("an operator looks at a mail as its reader sees it, light and dark, with its plain text and calendar entry", async ({
      app,
      openDevice,
    }) => {
      const page = await openDevice(await demoAccount(app, OPERATOR), { javaScriptEnabled });
      await page.goto(MAILS);
      await page
        .getByRole("link", { name: "Confirmed: Architecture review with Ada Okafor" })
        .first()
        .click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Confirmed: Architecture review/);
      const mail = page.frameLocator("iframe");
      await expect(mail.getByRole("heading", { name: "Confirmed" })).toBeVisible();
      await expect(mail.getByRole("link", { name: "Everything about this booking" })).toBeVisible();
      await expect(mail.locator(".card")).toHaveCSS("background-color", LIGHT_CARD);
      await expect(page.getByText("If the builder cancels, you get everything back.")).toBeVisible();
      await expect(page.getByText("BEGIN:VALARM")).toBeVisible();

      await page.getByRole("link", { name: "Dark" }).click();
      await expect(mail.locator(".card")).toHaveCSS("background-color", DARK_CARD);
      await page.getByRole("link", { name: "Wide" }).click();
      await expect(mail.locator(".card")).toHaveCSS("background-color", DARK_CARD);
    });
  });
}

test("to anybody else the mails and their documents are closed", async ({ app, client, openDevice }) => {
  const page = await openDevice(client);
  for (const path of [MAILS, MAIL, `${MAIL}/html`]) {
    const theirs = await page.request.get(path);
    expect(theirs.status(), path).toBe(403);
    expect(await theirs.text()).not.toContain("Everything about this booking");
    const answer = await fetch(new URL(path, app.appUrl), { redirect: "manual" });
    expect(answer.status, path).toBe(302);
  }
});
