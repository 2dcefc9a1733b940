import { arrangeBooking } from "../fixtures/arrange-booking.ts";
import { demoAccount } from "../fixtures/every-page.ts";
import { letARefundFail } from "../fixtures/let-a-refund-fail.ts";
import { expect, test } from "../fixtures/test.ts";

const OPERATOR = "operator@example.com";
/** Three days, in rows of six hours. */
const TABLE_ROWS = 12;

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    test("an operator sees what needs them by how soon, once each, and below it how the installation is", async ({
      app,
      client,
      openDevice,
    }) => {
      await letARefundFail(app, client);
      const page = await openDevice(await demoAccount(app, OPERATOR), { javaScriptEnabled });
      await page.goto("/operator");
      const needs = page.getByRole("region", { name: "What needs you" }).getByRole("listitem");
      const refund = needs.filter({ hasText: client.name });
      await expect(refund).toHaveCount(1);
      await expect(refund.getByText("Critical")).toBeVisible();
      await expect(needs.first().getByText("Critical")).toBeVisible();
      // The alert about it is what this line says already.
      await expect(needs.filter({ hasText: "Stripe has refused" })).toHaveCount(0);

      const figure = page
        .getByRole("region", { name: "Health" })
        .getByRole("listitem")
        .filter({ has: page.getByRole("heading", { name: "Failed jobs" }) });
      await expect(figure.getByText("each waits for a decision")).toBeVisible();
      await expect(
        figure.getByRole("img", {
          name: /^Failed jobs, in the last three days: least \d+, most \d+, last \d+\.$/,
        }),
      ).toBeVisible();
      await figure.getByText("As a table").click();
      await expect(figure.getByRole("rowheader")).toHaveCount(TABLE_ROWS);
      await expect(figure.getByRole("table").getByText("not recorded").first()).toBeVisible();

      await page.getByRole("link", { name: "What to do about each kind of trouble" }).click();
      await page.getByRole("link", { name: /^A refund could not be made/ }).click();
      await expect(page.getByRole("region", { name: "What to do", exact: true })).toBeVisible();
    });

    test("a delivery is replayed with a reason, changes nothing that is known, and writes to nobody", async ({
      app,
      client,
      openDevice,
    }) => {
      const booking = await arrangeBooking(app, client, "booked");
      await app.settled();
      const [states, mails] = [
        app.records.statesOf(booking.id),
        await app.sandbox.listMailsAbout(booking.id),
      ];
      const page = await openDevice(await demoAccount(app, OPERATOR), { javaScriptEnabled });
      await page.goto("/operator/deliveries");
      await page.getByLabel("From").selectOption("Stripe");
      await page.getByLabel("Outcome").selectOption("Worked on");
      await page.getByRole("button", { name: "Show" }).click();
      await page
        .getByRole("listitem")
        .filter({ hasText: booking.checkoutId })
        .getByRole("link", { name: "Stripe: a payment page was completed" })
        .click();
      await page.waitForURL(/\/operator\/deliveries\/\d+$/);
      // The payer's way back may have brought the news before it: the page says which it was.
      const brought = app.records.causesOf(booking.id).includes(`inbox:${page.url().split("/").at(-1)}`);
      const changes = page.getByRole("region", { name: "What it changed" });
      await expect(
        brought
          ? changes.getByRole("link", { name: /^Paid/ })
          : changes.getByText("No booking’s history names this delivery"),
      ).toBeVisible();

      const replay = page.getByRole("button", { name: "Replay this delivery" });
      await replay.click();
      await expect(page.getByText("Please say why, in a few words.")).toBeVisible();
      await page.getByLabel("Why").fill("The client says that they have paid.");
      await replay.click();
      await expect(
        page.getByText("Replayed: nothing new. No booking has changed, and nobody was written to."),
      ).toBeVisible();
      await expect(
        page
          .getByRole("region", { name: "What operators did" })
          .getByText("“The client says that they have paid.”"),
      ).toBeVisible();

      await app.settled();
      expect(app.records.statesOf(booking.id)).toEqual(states);
      expect(await app.sandbox.listMailsAbout(booking.id)).toHaveLength(mails.length);
    });
  });
}
