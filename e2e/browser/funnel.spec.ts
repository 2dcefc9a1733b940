import { dayPlus } from "../../server/domain/funnel/funnel-period.ts";
import { demoAccount } from "../fixtures/every-page.ts";
import { plantFunnel } from "../fixtures/plant-funnel.ts";
import { expect, test } from "../fixtures/test.ts";

const LENA = { slug: "lena-fischer", email: "lena@builders.example", sessionType: "Product teardown" };

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    test("a builder reads what loses bookings, sees the same figures drawn and in tables, filters them and takes them as a file", async ({
      app,
      openDevice,
    }) => {
      const day = dayPlus((await app.sandbox.now()).slice(0, 10), -2);
      const at = (source: string, views: number, begun: number) => ({
        ...LENA,
        source,
        day,
        views,
        bookings: [
          { step: "booking_begun", outcome: "left", count: begun * 0.6 },
          { step: "checkout_opened", outcome: "declined", count: 10 },
          { step: "completed", outcome: "done", count: begun * 0.4 - 10 },
        ] as const,
      });
      plantFunnel(app.databaseFile, [at("direct", 500, 400), at("utm:newsletter", 200, 150)]);
      const page = await openDevice(await demoAccount(app, LENA.email), { javaScriptEnabled });
      await page.goto("/builder");
      await page.getByRole("navigation", { name: "Builder" }).getByRole("link", { name: "Funnel" }).click();
      await expect(page.getByRole("heading", { name: "Where bookings are lost" })).toBeVisible();
      await expect(
        page
          .getByRole("region", { name: "What loses you most bookings, and what to do" })
          .getByText(/leave at the time step/),
      ).toBeVisible();

      const steps = page.getByRole("region", { name: "From the profile to the session" });
      const drawn = steps.getByRole("img", { name: "From the profile to the session" });
      await expect(drawn).toBeVisible();
      const asTable = steps.getByText("As a table");
      await expect(steps.getByRole("table")).toBeHidden();
      await asTable.click();
      await expect(steps.getByRole("table").locator("tbody tr")).toHaveCount(9);
      for (const row of await steps.getByRole("table").locator("tbody tr").all()) {
        const [count = "", share = ""] = await row.getByRole("cell").allTextContents();
        await expect(drawn).toContainText(share === "–" ? count : `${count} · ${share}`);
      }

      const begun = steps
        .getByRole("row", { name: /^Book pressed/ })
        .getByRole("cell")
        .first();
      await expect(begun).toHaveText("550");
      await page.getByLabel("Source").selectOption("Links marked newsletter");
      await page.getByLabel("Period").selectOption("Last 7 days");
      await page.getByRole("button", { name: "Show" }).click();
      await page.waitForURL(/source=utm%3Anewsletter/);
      if (!(await steps.getByRole("table").isVisible())) await asTable.click();
      await expect(begun).toHaveText("150");

      const href = await page.getByRole("link", { name: "Download as CSV" }).getAttribute("href");
      const file = await page.request.get(href ?? "");
      expect(file.headers()["content-type"]).toContain("text/csv");
      expect(await file.text()).toMatch(/\bbooking_begun,,,150,/);

      await expect(page.getByLabel("From", { exact: true })).toBeHidden();
      await page.getByLabel("Period").selectOption("From … until");
      await page.getByLabel("From", { exact: true }).fill("2020-01-01");
      await page.getByLabel("Until", { exact: true }).fill("2020-01-31");
      await page.getByLabel("Source").selectOption("All sources");
      await page.getByRole("button", { name: "Show" }).click();
      await expect(page.getByRole("heading", { name: "No visits yet" })).toBeVisible();
      await expect(page.getByRole("link", { name: "your profile" })).toHaveAttribute(
        "href",
        `/profile/${LENA.slug}`,
      );
    });
  });
}
