import { createClient } from "../fixtures/client.ts";
import { demoAccount } from "../fixtures/every-page.ts";
import { holdSession } from "../fixtures/hold-session.ts";
import { expect, test } from "../fixtures/test.ts";

const ADA = "ada@builders.example";
const OPERATOR = "operator@example.com";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    test("a session takes place, its client reviews it by the mailed link, the builder answers and shows it, and an operator hides it", async ({
      app,
      openDevice,
    }) => {
      const client = await createClient(app);
      const link = await holdSession(app, client);
      const phone = await openDevice(null, { javaScriptEnabled });
      await phone.goto(link);
      await expect(phone.getByRole("heading", { name: "How was it?" })).toBeVisible();
      await expect(phone.getByText("“from a paid session”")).toBeVisible();
      // By keyboard alone.
      await phone.getByLabel("5: very good").focus();
      await phone.keyboard.press("ArrowDown");
      await expect(phone.getByLabel("4: good")).toBeChecked();
      const praise = `She found the leak. https://example.com/${client.email}`;
      await phone.getByLabel("What went well?").fill(praise);
      await phone.getByLabel("What could be better?").fill("A longer session.");
      await phone.getByLabel(`Yes, as “${client.name}”`).check();
      await phone.getByRole("button", { name: "Send review" }).click();
      await expect(phone.getByText(/Your review is saved/)).toBeVisible();
      await phone.getByLabel("5: very good").check();
      await phone.getByLabel("Yes, as “Casey” only").check();
      await phone.getByRole("button", { name: "Save changes" }).click();
      await expect(phone.getByText(/Your review is saved/)).toBeVisible();
      await expect(phone.getByLabel("5: very good")).toBeChecked();

      const desk = await openDevice(await demoAccount(app, ADA), { javaScriptEnabled });
      await desk.goto("/builder");
      await desk.getByRole("link", { name: "Reviews", exact: true }).click();
      const row = desk.getByRole("listitem").filter({ hasText: praise });
      await expect(row.getByText("A longer session.")).toBeVisible();
      await expect(row.getByText("May be shown with the first name")).toBeVisible();
      await row.getByText("Answer in public").click();
      await row.getByLabel("Your answer").fill("Come back soon!");
      await row.getByRole("button", { name: "Publish answer" }).click();
      await expect(row.getByText("Come back soon!")).toBeVisible();
      await row.getByRole("button", { name: "Show on my page" }).click();
      await expect(row.getByText("On your page")).toBeVisible();
      await expect(desk.getByRole("img", { name: /Average rating of each month/ })).toBeVisible();

      const visitor = await openDevice(null, { javaScriptEnabled });
      const shown = visitor.getByRole("region", { name: "Reviews" }).getByRole("article");
      await expect(async () => {
        await visitor.goto("/profile/ada-okafor");
        await expect(shown.filter({ hasText: praise })).toBeVisible({ timeout: 500 });
      }).toPass();
      const review = shown.filter({ hasText: praise });
      await expect(review.getByRole("heading", { name: "Casey", exact: true })).toBeVisible();
      await expect(review.getByText(/^From a paid session: Architecture review/)).toBeVisible();
      await expect(review.getByText("Come back soon!")).toBeVisible();
      await expect(review.getByRole("link")).toHaveCount(0);
      await expect(visitor.getByText("A longer session.")).toHaveCount(0);
      await review.getByText("How we know").click();
      await expect(review.getByText(/^[0-9a-f]{64}$/)).toBeVisible();

      const operator = await openDevice(await demoAccount(app, OPERATOR), { javaScriptEnabled });
      await operator.goto("/operator/reviews");
      const found = operator.getByRole("listitem").filter({ hasText: praise });
      await found.getByText("Hide review").first().click();
      await found.getByLabel("Why is it hidden?").selectOption({ label: "It is not about the session" });
      await found.getByRole("button", { name: "Hide review" }).click();
      await expect(found.getByText("Please say why, in a few words.")).toBeVisible();
      await found.getByLabel("Note, for operators alone").fill("It advertises.");
      await found.getByRole("button", { name: "Hide review" }).click();
      await expect(found.getByText("Hidden: It is not about the session")).toBeVisible();
      await expect(found.getByText(/It advertises\./)).toBeVisible();
      await expect(async () => {
        await visitor.goto("/profile/ada-okafor");
        await expect(visitor.getByText(/hidden, because (it is|they are) not about the session/)).toBeVisible(
          { timeout: 500 },
        );
        // A hidden review of another test is said in the same words.
        await expect(visitor.getByText(praise)).toHaveCount(0, { timeout: 500 });
      }).toPass();
    });

    test("a review is changed within 14 days, and afterwards is shown to its client as it stands, without the form", async ({
      app,
      openDevice,
    }) => {
      const link = await holdSession(app, await createClient(app));
      const phone = await openDevice(null, { javaScriptEnabled });
      await phone.goto(link);
      await phone.getByLabel("4: good").check();
      await phone.getByLabel("No. Only Ada Okafor and we read it").check();
      await phone.getByRole("button", { name: "Send review" }).click();
      await expect(phone.getByText(/Your review is saved/)).toBeVisible();
      await app.sandbox.advance({ minutes: 13 * 24 * 60 });
      await phone.goto(link);
      await phone.getByLabel("What went well?").fill("It has worked ever since.");
      await phone.getByRole("button", { name: "Save changes" }).click();
      await expect(phone.getByText(/Your review is saved/)).toBeVisible();
      await app.sandbox.advance({ minutes: 2 * 24 * 60 });
      await expect(async () => {
        await phone.goto(link);
        await expect(phone.getByText(/^The 14 days in which you could change it are over/)).toBeVisible({
          timeout: 500,
        });
      }).toPass();
      await expect(phone.getByText("It has worked ever since.")).toBeVisible();
      await expect(phone.getByRole("button", { name: "Save changes" })).toHaveCount(0);
    });
  });
}
