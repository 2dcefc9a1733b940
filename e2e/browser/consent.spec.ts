import type { Page } from "@playwright/test";
import { DEMO_ACCOUNTS } from "../../db/seed/demo-data.ts";
import type { SitePolicyKind } from "../../server/domain/site-policy/site-policy.ts";
import { arrangeBooking } from "../fixtures/arrange-booking.ts";
import { signInTo } from "../fixtures/client.ts";
import { countCheckouts } from "../fixtures/stripe-books.ts";
import { payByCard } from "../fixtures/stripe-page.ts";
import { startBrowserApp, type BrowserApp } from "../fixtures/browser-app.ts";
import { expect, test as base } from "../fixtures/test.ts";

/** An app whose operator has published terms and a privacy notice. */
const test = base.extend<object, { app: BrowserApp }>({
  app: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from this pattern
    async ({}, use) => {
      const app = await startBrowserApp();
      for (const kind of ["terms", "privacy"] as const) await publish(app, kind);
      await use(app);
      await app.close();
    },
    { scope: "worker", timeout: 120_000 },
  ],
});

let texts = 0;

/** Publishes a text that was never published. Resolves to its number. */
async function publish({ appUrl }: BrowserApp, kind: SitePolicyKind): Promise<number> {
  const account = DEMO_ACCOUNTS.find(({ role }) => role === "operator");
  if (account === undefined) throw new Error("The demo has an operator.");
  const { sitePolicies } = (await signInTo(appUrl, account)).api;
  const draft = { kind, language: "en" } as const;
  await sitePolicies.keepDraft.mutate({ ...draft, text: `## Text ${++texts}\n\nAs agreed.` });
  const { digest } = await sitePolicies.edit.query(draft);
  const outcome = await sitePolicies.publish.mutate({ kind, digest });
  if (!outcome.ok) throw new Error(`The ${kind} are not published: ${outcome.because}`);
  return outcome.number;
}

const termsBox = (page: Page) => page.getByRole("checkbox", { name: /^I agree to the terms/ });
const earlyBox = (page: Page) => page.getByRole("checkbox", { name: /^I ask that my session takes place/ });
const pay = (page: Page) => page.getByRole("button", { name: "Pay $150.00" }).click();
const alert = (page: Page, words: RegExp) => page.getByRole("alert").filter({ hasText: words });

/** As a browser that does not know the attribute sends the form. */
async function letItBeSent(page: Page): Promise<void> {
  for (const box of [termsBox(page), earlyBox(page)])
    await box.evaluate((element) => {
      element.removeAttribute("required");
    });
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled });

    test("a session is paid only once both boxes are ticked, and the booking keeps what was agreed to", async ({
      app,
      client,
      openDevice,
    }) => {
      // So soon that the client could still withdraw when it begins.
      const booking = await arrangeBooking(app, client, "details", "soon");
      const page = await openDevice(client);
      await page.goto(booking.path);
      for (const box of [termsBox(page), earlyBox(page)]) await expect(box).not.toBeChecked();
      const link = page.getByRole("link", { name: "terms", exact: true });
      await expect(link).toHaveAttribute("target", "_blank");
      const agreedTo = (await link.getAttribute("href")) ?? "";
      expect(agreedTo).toMatch(/^\/terms\?version=\d+$/);

      await pay(page);
      await expect(termsBox(page)).toBeFocused();
      await letItBeSent(page);
      await pay(page);
      await expect(alert(page, /Please tick this box to go on\. Nothing was charged/)).toBeVisible();
      await expect(alert(page, /your session can’t begin so soon/)).toBeVisible();
      await termsBox(page).check();
      await letItBeSent(page);
      await pay(page);
      await expect(alert(page, /your session can’t begin so soon/)).toBeVisible();
      await expect(alert(page, /Please tick this box to go on/)).toBeHidden();
      await expect(termsBox(page)).toBeChecked();
      expect(app.records.statesOf(booking.id).at(-1)).toBe("SCHEDULED");
      expect(app.records.consentsOf(booking.id)).toEqual([]);
      expect(countCheckouts(await app.sandbox.stripeLedger(), booking.id)).toBe(0);

      await earlyBox(page).check();
      await pay(page);
      await expect(page.getByRole("heading", { name: "Pay with card" })).toBeVisible();
      const kept = app.records.consentsOf(booking.id);
      expect(kept.map(({ kind, source }) => [kind, source])).toEqual([
        ["terms", "page"],
        ["privacy", "page"],
        ["early_start", "page"],
      ]);
      expect(`/terms?version=${kept[0]?.number}`).toBe(agreedTo);
      await payByCard(page);
      await expect(page.getByRole("heading", { name: "You are booked" })).toBeVisible();
      await page.getByText("What you agreed to").click();
      const shown = page.getByRole("link", { name: /^Terms, version \d+$/ });
      await expect(shown).toHaveAttribute("href", agreedTo);
      await expect(page.getByText("That the session begins before the 14 days")).toBeVisible();
    });

    test("terms that are published while the page is open are read first: the box is empty, and leads to them", async ({
      app,
      client,
      openDevice,
    }) => {
      const booking = await arrangeBooking(app, client, "details", "soon");
      const page = await openDevice(client);
      await page.goto(booking.path);
      for (const box of [termsBox(page), earlyBox(page)]) await box.check();
      const number = await publish(app, "terms");
      await pay(page);
      await expect(alert(page, /have changed since you opened this page/)).toBeVisible();
      await expect(termsBox(page)).not.toBeChecked();
      await expect(page.getByRole("link", { name: "terms", exact: true })).toHaveAttribute(
        "href",
        `/terms?version=${number}`,
      );
      expect(app.records.consentsOf(booking.id)).toEqual([]);
      await termsBox(page).check();
      await pay(page);
      await expect(page.getByRole("heading", { name: "Pay with card" })).toBeVisible();
      expect(app.records.consentsOf(booking.id).map((one) => one.number)).toContain(number);
    });
  });
}
