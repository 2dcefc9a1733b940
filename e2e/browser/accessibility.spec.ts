import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { calendlyFrame } from "../fixtures/calendly-pages.ts";
import { visitPages } from "../fixtures/every-page.ts";
import { PAGES_BY_READER } from "../fixtures/pages-by-reader.ts";
import { expect, test } from "../fixtures/test.ts";

/** What axe finds serious or critical on a page as it is, each with the elements concerned. */
async function barriersOn(page: Page, rules: readonly string[] | "all"): Promise<string[]> {
  // Calendly's own page in its frame is Calendly's.
  const axe = new AxeBuilder({ page }).exclude("iframe");
  const { violations } = await (rules === "all" ? axe : axe.withRules([...rules])).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("\n")}`);
}

function duplicateIds(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    return ids.filter((id, index) => ids.indexOf(id) !== index);
  });
}

for (const [whose, pages] of PAGES_BY_READER) {
  test(`no page ${whose} has a serious barrier, in light colours or dark`, async ({
    app,
    openDevice,
    browserWatch,
  }) => {
    test.slow();
    browserWatch.expectComplaint(/status of 404/);
    await visitPages(await pages(app), await openDevice(null), async (page, path) => {
      // A label, a heading or an address leads to the first element of a name, whatever the second one is.
      expect(await duplicateIds(page), path).toEqual([]);
      await page.emulateMedia({ colorScheme: "light" });
      expect(await barriersOn(page, "all"), path).toEqual([]);
      // All else is the same in the dark.
      await page.emulateMedia({ colorScheme: "dark" });
      expect(await barriersOn(page, ["color-contrast"]), `${path} in the dark`).toEqual([]);
    });
  });
}

/** More than any page has to pass before its last control. */
const TABS_MAX = 150;

/** Presses Tab until this has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let tabs = 0; tabs < TABS_MAX; tabs++) {
    await page.keyboard.press("Tab");
    const focused = await target.evaluate(
      (element) => element.ownerDocument.hasFocus() && element.ownerDocument.activeElement === element,
    );
    if (focused) return;
  }
  throw new Error(`Tab does not reach ${target.toString()}`);
}

test("a time can be booked with the keyboard alone, and each step's heading takes the focus", async ({
  client,
  openDevice,
}) => {
  const page = await openDevice(client);
  await page.goto("/");
  await tabTo(page, page.getByRole("link", { name: "Skip to the content" }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("link", { name: "Ada Okafor" }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("button", { name: "Book Architecture review" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Pick a time with Ada Okafor" })).toBeVisible();

  const calendly = calendlyFrame(page);
  const times = calendly.getByRole("button", { name: /^\d{2}:\d{2}, / });
  // The month opens with no day chosen: whoever pressed Book has named none.
  await tabTo(page, calendly.locator("a[data-date]").first());
  await page.keyboard.press("Enter");
  await tabTo(page, times.last());
  await page.keyboard.press("Enter");
  await tabTo(page, calendly.getByRole("button", { name: "Schedule Event" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Check the time, then pay" })).toBeFocused();
  await tabTo(page, page.getByRole("button", { name: "Pay $150.00" }));
});
