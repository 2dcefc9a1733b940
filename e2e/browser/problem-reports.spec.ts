import type { Page } from "@playwright/test";
import { arrangeBooking } from "../fixtures/arrange-booking.ts";
import { demoAccount } from "../fixtures/every-page.ts";
import { expect, test } from "../fixtures/test.ts";

const LINK = "Something wrong with this page?";

/** Fills the form in that a page leads to, and gives the number that it answers. */
async function report(page: Page, text: string): Promise<string> {
  await page.getByRole("link", { name: LINK }).click();
  await expect(page.getByRole("heading", { name: LINK })).toBeVisible();
  return send(page, text);
}

/** Sends the open form, and gives the number that it answers. */
async function send(page: Page, text: string): Promise<string> {
  await page.getByLabel("What went wrong?").fill(text);
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByRole("heading", { name: "Thank you: we have it" })).toBeVisible();
  const said = await page.getByRole("alert").innerText();
  return /\d{4}-\d{4}/.exec(said)?.[0] ?? "";
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    test("a problem at paying reaches the operator beside the booking, is answered by mail, mended, and comes back", async ({
      app,
      client,
      openDevice,
    }) => {
      const detail = javaScriptEnabled ? "Button without effect" : "Button without effect or script";
      const booking = await arrangeBooking(app, client, "pay");
      const page = await openDevice(client, { javaScriptEnabled });
      await page.goto(booking.path);
      await page.getByRole("link", { name: LINK }).click();
      await expect(
        page.getByText("It is about paying, and your booking of Architecture review"),
      ).toBeVisible();
      await expect(page.getByLabel("Your e-mail address, for our answer")).toHaveValue(client.email);
      await page.getByRole("button", { name: "Send" }).click();
      await expect(page.getByText("Please write a few words.")).toBeVisible();
      await expect(page.getByRole("button", { name: "Send" })).toBeEnabled();
      const number = await send(page, "The button does nothing.\nI tried it twice.");
      await page.getByRole("link", { name: "Back to the page" }).click();
      await expect(page).toHaveURL(new RegExp(booking.path));

      const desk = await openDevice(await demoAccount(app, "operator@example.com"), { javaScriptEnabled });
      await desk.goto(`/operator/bookings/${booking.id}`);
      const problems = desk.getByRole("region", { name: "Reported problems" });
      await expect(problems.getByText("waits for an answer")).toBeVisible();
      await problems.getByRole("link", { name: `Report ${number}` }).click();
      await expect(desk.getByText("The button does nothing.")).toBeVisible();
      await expect(desk.getByText("the booking’s client")).toBeVisible();
      await expect(desk.getByText(/^req_/)).toBeVisible();
      await expect(desk.getByText("pixels wide")).toBeVisible({ visible: javaScriptEnabled });

      await desk.getByLabel("Why it went wrong").selectOption("wording");
      await desk.getByLabel("In your own words").fill(detail);
      await desk.getByRole("button", { name: "Set cause" }).click();
      await expect(desk.getByText("The cause is set.")).toBeVisible();

      await desk.getByLabel("Your answer").fill("It works again.");
      await desk.getByRole("button", { name: "Look at it before it is sent" }).click();
      await expect(desk.getByText(`This is mailed to ${client.email}:`)).toBeVisible();
      await desk.getByRole("button", { name: "Send the answer" }).click();
      await expect(desk.getByText(/The answer was mailed on/)).toBeVisible();
      const mails = (await app.sandbox.mailTo(client.email)).filter(({ subject }) =>
        subject.includes(number),
      );
      expect(mails).toHaveLength(1);
      expect(mails[0]?.text).toContain("It works again.");

      await desk.getByRole("link", { name: "All reports of this problem" }).click();
      await desk.getByLabel("State").selectOption("mended");
      await desk.getByLabel("Note for operators").fill("The button waits no more.");
      await desk.getByRole("button", { name: "Save" }).click();
      await expect(desk.getByText("Saved.", { exact: true })).toBeVisible();
      await expect(desk.getByText(/new → mended: The button waits no more\./)).toBeVisible();
      const group = new URL(desk.url()).pathname;

      await page.goto(booking.path);
      const again = await report(page, "It happens again.");
      await desk.goto(`/operator/problems?number=${again}`);
      await desk.getByLabel("Why it went wrong").selectOption("wording");
      await desk.getByLabel("In your own words").fill(detail);
      await desk.getByRole("button", { name: "Set cause" }).click();
      await expect(desk.getByText("The cause is set.")).toBeVisible();
      await desk.goto(group);
      await expect(desk.getByText(/was reported again on .* It is new again\./)).toBeVisible();
      await desk.goto("/operator/problems");
      const line = desk.getByRole("listitem").filter({ hasText: detail }).filter({ hasText: "2 reports" });
      await expect(line.getByText("Reported again").first()).toBeVisible();
    });
  });
}

test("a page that cannot be shown, a profile and signing in lead to the form as well", async ({
  openDevice,
  browserWatch,
}) => {
  browserWatch.expectComplaint(/status of 404/);
  const page = await openDevice(null);
  for (const [path, about] of [
    ["/no-such-page", "It is about an error page."],
    ["/profile/ada-okafor", "It is about a builder’s page."],
    ["/sign-in", "It is about signing in."],
  ] as const) {
    await page.goto(path);
    await page.getByRole("link", { name: LINK }).click();
    await expect(page.getByText(about)).toBeVisible();
  }
});
