import type { Page } from "@playwright/test";
import { arrangeBooking } from "../fixtures/arrange-booking.ts";
import { createClient } from "../fixtures/client.ts";
import { payByCard } from "../fixtures/stripe-page.ts";
import { expect, test } from "../fixtures/test.ts";

const isGerman = (page: Page) => expect(page.locator("html[lang=de]")).toBeVisible();

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    test("whose browser asks for German reads German terms, agrees to them in German, and pays; the booking keeps what was read", async ({
      policyApp,
      openDevice,
    }) => {
      const app = await policyApp();
      const client = await createClient(app);
      const { id, path } = await arrangeBooking(app, client, "details", "soon");
      const page = await openDevice(null, { baseURL: app.appUrl, javaScriptEnabled, locale: "de-DE" });
      await page.context().addCookies([{ ...client.cookie, url: app.appUrl }]);
      await page.goto(path);
      await isGerman(page);
      const terms = page.getByRole("checkbox", { name: /^Ich stimme den AGB zu/ });
      const early = page.getByRole("checkbox", { name: /Widerrufsfrist/ });
      const pay = page.getByRole("button", { name: /^150,00\s\$ bezahlen$/ });
      await expect(terms).not.toBeChecked();
      // The browser itself asks for each tick; here it lets the server say so.
      await page
        .locator("form")
        .filter({ has: pay })
        .evaluate((form) => form.setAttribute("novalidate", ""));
      await pay.click();
      await expect(
        page.getByText("Bitte setzen Sie dieses Häkchen, um weiterzumachen.").first(),
      ).toBeVisible();
      await expect(page.getByText(/^Ohne das kann Ihr Termin nicht so bald beginnen/)).toBeVisible();

      const opened = page.context().waitForEvent("page");
      await page.getByRole("link", { name: "AGB", exact: true }).first().click();
      const read = await opened;
      await expect(read.getByRole("heading", { level: 1, name: "AGB" })).toBeVisible();
      await expect(read.getByRole("heading", { name: "Was Sie kaufen" })).toBeVisible();
      await expect(read.getByText(/^Version 2, gültig seit/)).toBeVisible();
      await read.close();

      await terms.check();
      await early.check();
      await pay.click();
      await payByCard(page);
      await expect(page.getByRole("heading", { name: "Ihr Termin ist gebucht" })).toBeVisible();
      await page.getByText("Wozu Sie zugestimmt haben").click();
      await expect(page.getByRole("link", { name: "AGB, Version 2" })).toBeVisible();
      expect(app.records.consentsOf(id)).toMatchObject([
        { kind: "terms", number: 2, language: "de" },
        { kind: "privacy", number: 1, language: "de" },
        { kind: "early_start", language: "de" },
      ]);
    });
  });
}

test("whose browser asks for German searches in German: topics, filters in words, and what cannot be looked for", async ({
  openDevice,
  browserWatch,
}) => {
  browserWatch.expectComplaint(/status of 404/);
  const page = await openDevice(null, { locale: "de-DE" });
  await page.goto("/");
  await isGerman(page);
  await page.getByLabel("Name, Thema oder Angebot").fill("zyx");
  await page.getByText("Thema, Sprache, Preis").click();
  await page.getByLabel("Thema", { exact: true }).selectOption({ label: "Code review" });
  await page.getByLabel("Preis bis").fill("viel");
  await page.getByLabel("Diese Woche frei").check();
  await page.getByRole("button", { name: "Suchen" }).click();
  await expect(page.getByRole("heading", { name: "Niemand passt zu alldem" })).toBeVisible();
  await expect(page.getByRole("alert")).toHaveText(
    "Bitte geben Sie den Preis als Zahl ein, etwa 50 oder 49,90. Wir haben ohne gesucht.",
  );
  await page.getByRole("link", { name: "Ohne „zyx“" }).click();
  const chosen = page.getByRole("navigation", { name: "Ihre Suche" });
  await expect(chosen.getByRole("link", { name: "Ohne: Code review" })).toBeVisible();
  await expect(chosen.getByRole("link", { name: "Ohne: Diese Woche frei" })).toBeVisible();
  await page.goto("/terms");
  await isGerman(page);
  await expect(page.getByRole("heading", { name: "Noch sind keine AGB veröffentlicht" })).toBeVisible();
});

test("an address that asks for German is in German, whatever the browser wants", async ({ openDevice }) => {
  const page = await openDevice(null, { locale: "en-GB" });
  for (const [path, words] of [
    ["/?lang=de", "Profi finden"],
    ["/profile/ada-okafor?lang=de", "Angebote"],
    ["/?q=zyx&lang=de", "Niemand passt zu alldem"],
  ] as const) {
    await page.goto(path);
    await isGerman(page);
    await expect(
      page
        .getByText(words)
        .or(page.getByRole("search", { name: words }))
        .first(),
    ).toBeVisible();
  }
});
